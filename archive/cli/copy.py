"""`cuttings copy`: an archive's database, copied to another one."""

from contextlib import ExitStack
from pathlib import Path

import click

from archive.cli.options import archive_option
from archive.cli.progress import progress

__all__ = ["copy"]


@click.command(epilog="Example: cuttings copy --to postgresql://library@localhost/cuttings --switch")
@click.option("--to", "database", required=True, metavar="URL|FILE", help="postgresql:// URL, or SQLite file.")
@click.option("--switch", is_flag=True, help="Use the copy from now on: sets `database` in cuttings.toml.")
@archive_option
def copy(archive: Path, database: str, switch: bool) -> None:
    """Copy the database to an empty one, SQLite or PostgreSQL, and compare the two.

    A FILE is relative to the archive. WARC files, definitions and reports stay where they are. If anything fails, the
    target is left empty. With --switch no crawl can write meanwhile.
    """
    from archive.copy import copy_database
    from archive.folder import opened_archive, switch_database
    from archive.warc.lock import locked

    with opened_archive(archive) as opened, ExitStack() as held:
        if switch:
            held.enter_context(locked(opened.warc))
        with progress("copying") as told:
            copied = copy_database(opened, database, told)
        click.echo(f"{copied.target}: {copied.rows} rows copied; both dumps have {copied.digest}.")
        if switch:
            switch_database(opened, database)
            click.echo(f"{opened.path / 'cuttings.toml'} names it now.")
