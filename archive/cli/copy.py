"""`cuttings copy`: an archive's database, copied to another one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from archive.cli.options import archive_option

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
        with _progress() as progress:
            copied = copy_database(opened, database, progress)
        click.echo(f"{copied.target}: {copied.rows} rows copied; both dumps have {copied.digest}.")
        if switch:
            switch_database(opened, database)
            click.echo(f"{opened.path / 'cuttings.toml'} names it now.")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, at a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("copying rows", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
