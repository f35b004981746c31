"""`cuttings sources`: what can be crawled."""

from pathlib import Path
from typing import Any

import click

from archive.cli.options import archive_option
from pipelines.cli.adding import add
from pipelines.cli.checking import check

__all__ = ["sources"]


@click.group(epilog="Example: cuttings sources show eurocities")
def sources() -> None:
    """List, show and add source definitions: built-in ones, and own ones in the archive's folder sources/."""


sources.add_command(add)
sources.add_command(check)


@sources.command("list", epilog="Example: cuttings sources list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def list_(archive: Path, as_json: bool) -> None:
    """List all sources with their topics. Ends with status 5 where a definition is wrong."""
    from archive.cli.output import console, print_json
    from pipelines.cli.arguments import sources_folder
    from pipelines.errors import ExitStatus
    from scraper.errors import InvalidDefinition
    from scraper.sources import find_source, source_slugs

    folder = sources_folder(archive)
    rows: list[dict[str, Any]] = []
    wrong: InvalidDefinition | None = None
    for slug in source_slugs(folder):
        try:
            source = find_source(slug, folder)
        except InvalidDefinition as error:
            wrong = error
            click.echo(f"cuttings: {error}", err=True)
        else:
            rows.append({"source": slug, "title": source.title, "topics": sorted(source.topics.known)})
    if as_json:
        print_json(rows)
    else:
        from rich.table import Table

        table = Table("source", "title", "topics")
        for row in rows:
            table.add_row(row["source"], row["title"], ", ".join(row["topics"]))
        console().print(table)
    if wrong:
        raise click.exceptions.Exit(ExitStatus.DEFINITION)


@sources.command(epilog="Example: cuttings sources show eurocities --json")
@click.argument("slug", metavar="SOURCE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def show(archive: Path, slug: str, as_json: bool) -> None:
    """Show a definition, with defaults filled in."""
    from archive.cli.output import print_json
    from pipelines.cli.arguments import sources_folder
    from scraper.sources import find_source

    values = find_source(slug, sources_folder(archive)).model_dump(mode="json")
    if as_json:
        print_json(values)
        return
    for key, value in _flat(values):
        click.echo(f"{key} = {value}")


def _flat(values: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Dotted keys and values, in the order of the definition."""
    rows: list[tuple[str, Any]] = []
    for key, value in values.items():
        rows.extend(_flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)])
    return rows
