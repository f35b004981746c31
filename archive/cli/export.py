"""`cuttings export`: all entries as a file for other programs."""

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, TextIO

import click

from archive.cli.options import archive_option

__all__ = ["export"]


@click.command(epilog="Example: cuttings export --format csv --source eurocities -o eurocities.csv")
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else stdout.")
@click.option("--source", help="Only entries of this source.")
@click.option("--topic", help="Only entries that were ever listed under this topic.")
@archive_option
def export(archive: Path, kind: str, output: Path | None, source: str | None, topic: str | None) -> None:
    """Write one row per entry, in its current revision, by source and date.

    The file appears when it is complete; until then an older one stays. CSV cells that a spreadsheet would run as a
    formula begin with an apostrophe.
    """
    from archive.export.csv import write_csv
    from archive.export.jsonl import write_jsonl
    from archive.export.rows import export_rows
    from archive.files import written_whole
    from archive.folder import opened_archive

    write: Callable[[Iterable[Mapping[str, Any]], TextIO], int] = {
        "csv": write_csv,
        "jsonl": write_jsonl,
    }[kind]
    with opened_archive(archive) as opened, opened.reading() as conn, ExitStack() as held:
        # Closed before the connection is: a reader that goes away ends this in the middle.
        rows = held.enter_context(closing(export_rows(conn, source_slug=source, topic_slug=topic)))
        if output is None:
            # Whatever the terminal's encoding and line ends: an export is the same bytes everywhere.
            stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
            write(rows, stdout)
            stdout.detach()
            return
        with written_whole(output) as out:
            number = write(rows, out)
    click.echo(f"{output}: {number} {'entry' if number == 1 else 'entries'}", err=True)
