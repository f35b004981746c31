"""`cuttings extract`: what would be read from a page, without storing anything."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from scraper.page import Entry, ListingPage
    from scraper.sources import Source
    from scraper.sources.model import Method

__all__ = ["extract"]


@click.command(epilog="Example: cuttings extract page.html --url http://www.eurocities.eu/eurocities/issues/x-issue")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--url", metavar="URL", help="The address the page was saved from: makes links absolute, finds the source."
)
@click.option("--source", "slug", metavar="SOURCE", help="The source; without it, the one that serves the address.")
@click.option(
    "--method",
    type=click.Choice(["auto", "labels", "selectors", "module"]),
    help="How to read; without it, as the source says, or auto where no source serves the address.",
)
@click.option("--captured-at", metavar="TIME", help="When the page was saved (ISO 8601); else the file's own time.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def extract(
    archive: Path,
    file: Path,
    url: str | None,
    slug: str | None,
    method: "Method | None",
    captured_at: str | None,
    as_json: bool,
) -> None:
    """Show what would be read from a saved page."""
    from archive.cli.output import print_json
    from pipelines.cli.arguments import read_time
    from pipelines.saved import page_from_file, saved_at
    from pipelines.validate import validated
    from scraper.pages import parse

    source = _source(archive, slug, url)
    page = page_from_file(file, _address(source, url), read_time("--captured-at", captured_at, saved_at(file)))
    _check_method(source, method, page.captured_at)
    listing = validated(parse(page, source, method))
    if as_json:
        print_json(_as_json(listing, source))
    else:
        _print_table(listing)


def _source(archive: Path, slug: str | None, url: str | None) -> "Source | None":
    """The source that is named, else the one that serves the address, if any does."""
    from pipelines.cli.arguments import read_url, source_of_url, sources_folder
    from scraper.sources import find_source

    folder = sources_folder(archive)
    if slug:
        return find_source(slug, folder)
    if url is None:
        raise click.UsageError("Name the page's --source, or its --url.")
    return source_of_url(read_url("--url", url), folder)


def _address(source: "Source | None", url: str | None) -> str:
    """The address that was given, else the root of the source's site."""
    from pipelines.cli.arguments import read_url
    from scraper.sources.addresses import site_url

    return site_url(source) + "/" if source and not url else read_url("--url", url or "")


def _check_method(source: "Source | None", method: "Method | None", captured_at: datetime) -> None:
    """Refuses a method that the source has no rules for."""
    from pipelines.errors import BadArgument
    from scraper.sources.layouts import source_at
    from scraper.sources.needs import missing_for

    if method in (None, "auto"):
        return
    if source is None:
        raise click.UsageError(
            f"No source serves this address, and --method {method} needs one: name it with --source."
        )
    for key, expectation in missing_for(source_at(source, captured_at), method):
        raise BadArgument("--method", method, f"of {source.slug}, {key} {expectation}")


def _as_json(listing: "ListingPage", source: "Source | None") -> dict[str, Any]:
    return {
        "source": source.slug if source else None,
        "method": listing.parser.partition("/")[0],
        "topic": {"title": listing.title, "intro": list(listing.introduction)},
        "entries": [_entry(entry) for entry in listing.entries],
        "next": listing.next_url,
    }


def _entry(entry: "Entry") -> dict[str, Any]:
    from scraper.rows import entry_row

    return {
        **entry_row(entry),
        "confidence": entry.confidence,
        "evidence": dict(entry.evidence),
        "incomplete": bool(entry.problems),
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
