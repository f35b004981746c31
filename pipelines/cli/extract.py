"""`cuttings extract`: what would be read from a page, without storing anything."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from scraper.page import ListingPage
    from scraper.sources import Source

__all__ = ["extract"]


@click.command(epilog="Example: cuttings extract page.html --url http://www.eurocities.eu/eurocities/issues/x-issue")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--url", metavar="URL", help="The address the page was saved from: makes links absolute, finds the source."
)
@click.option("--source", "slug", metavar="SOURCE", help="The source; without it, the one that serves the address.")
@click.option("--method", type=click.Choice(["auto", "labels"]), default="auto", help="How to read: by labelled dates.")
@click.option("--captured-at", metavar="TIME", help="When the page was saved (ISO 8601); else the file's own time.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def extract(
    archive: Path,
    file: Path,
    url: str | None,
    slug: str | None,
    method: str,  # noqa: ARG001 (there is one reader so far, whatever is asked for)
    captured_at: str | None,
    as_json: bool,
) -> None:
    """Show what would be read from a saved page."""
    from archive.cli.output import print_json
    from pipelines.cli.arguments import read_time, read_url
    from pipelines.importing import page_from_file, saved_at
    from pipelines.validate import validated
    from scraper.pages import parse

    source = _source(archive, slug, url)
    address = read_url("--url", url) if url else f"{source.site.scheme}://{source.site.host}/"
    page = page_from_file(file, address, read_time("--captured-at", captured_at, saved_at(file)))
    listing = validated(parse(page, source))
    if as_json:
        print_json(_as_json(listing, source))
    else:
        _print_table(listing)


def _source(archive: Path, slug: str | None, url: str | None) -> "Source":
    from pipelines.cli.arguments import read_url, source_of_url, sources_folder
    from scraper.sources import find_source

    folder = sources_folder(archive)
    if slug:
        return find_source(slug, folder)
    if url is None:
        raise click.UsageError("Name the page's --source, or its --url.")
    source = source_of_url(read_url("--url", url), folder)
    if source is None:
        raise click.UsageError(f"No source serves {url}; name one with --source (`cuttings sources list`).")
    return source


def _as_json(listing: "ListingPage", source: "Source") -> dict[str, Any]:
    from scraper.exporters import entry_row

    return {
        "source": source.slug,
        "method": listing.parser.partition("/")[0],
        "topic": {"title": listing.title, "intro": list(listing.introduction)},
        "entries": [{**entry_row(entry), "incomplete": bool(entry.problems)} for entry in listing.entries],
        "next": listing.next_url,
    }


def _print_table(listing: "ListingPage") -> None:
    from rich.table import Table

    from archive.cli.output import console, date_range, shown

    out = console()
    out.print(shown(listing.title or "(no title)", style="bold"))
    for paragraph in listing.introduction:
        out.print(shown(paragraph))
    table = Table("#", "date", "title", "kinds", "tags", "problems")
    for entry in listing.entries:
        dates = [date.value if date else None for date in (entry.published, entry.starts, entry.ends)]
        table.add_row(
            str(entry.position),
            date_range(*dates),
            shown(entry.title or "(no title)"),
            shown(", ".join(entry.kinds)),
            shown(", ".join(entry.tags)),
            shown(", ".join(entry.problems)),
        )
    out.print(table)
    out.print(shown(f"next page: {listing.next_url or 'none'}"))
