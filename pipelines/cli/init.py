"""`cuttings init`: makes an archive."""

import sys
from pathlib import Path

import click

from archive.cli.options import archive_option

__all__ = ["init"]


@click.command(epilog="Example: cuttings init my-archive --contact you@example.org")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.option("--contact", metavar="ADDRESS", help="Mail or web address that operators of crawled sites can write to.")
@click.option("--database", metavar="URL", help="Database; without it a SQLite file in the folder.")
@archive_option
def init(archive: Path, folder: Path | None, contact: str | None, database: str | None) -> None:
    """Make an archive in DIR (or where --archive says, or here).

    At a terminal, the contact is asked for. It goes into cuttings.toml and into the user agent of every request;
    without one, only servers of this machine can be crawled.
    """
    from archive.folder import create_archive

    if contact is None and sys.stdin.isatty():
        question = "Contact for the operators of crawled sites (mail or web address, empty for none)"
        contact = click.prompt(question, default="", show_default=False) or None
    path = folder or archive
    create_archive(path, contact=contact, database=database).close()
    click.echo(f"Made an archive in {path.resolve()}.")
    if contact is None:
        click.echo(f'No contact yet: set contact = "…" in {path / "cuttings.toml"} before crawling.', err=True)
