"""`cuttings dump`: everything an archive holds, as text that can be compared."""

import sys
from contextlib import closing
from pathlib import Path

import click

from archive.cli.options import archive_option
from archive.cli.progress import progress

__all__ = ["dump"]

# Lines between two looks at the progress.
_STEP = 1000


@click.command(epilog="Example: cuttings dump | sha256sum")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else stdout.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@archive_option
def dump(archive: Path, output: Path | None, force: bool) -> None:
    """Write the canonical dump: one JSON object per line, in a fixed order, without surrogate keys.

    Two archives hold the same if and only if their dumps are equal, whatever databases they are in. With -o, the file
    appears when it is complete; until then an older one stays.
    """
    from archive.dump import Digest, canonical_dump
    from archive.files import refuse_existing, written_whole
    from archive.folder import opened_archive

    if output is not None and not force:
        refuse_existing(output)
    with opened_archive(archive) as opened, opened.reading() as conn, closing(canonical_dump(conn)) as lines:
        if output is None:
            for line in lines:
                # Whatever the encoding of the terminal: a dump is the same bytes everywhere.
                sys.stdout.buffer.write(f"{line}\n".encode())
            return
        digest = Digest()
        with progress("dumping") as told, written_whole(output) as out:
            for line in digest.of(lines):
                out.write(f"{line}\n")
                if digest.lines % _STEP == 0:
                    told(digest.lines, None)
    click.echo(f"{output}: {digest}", err=True)
