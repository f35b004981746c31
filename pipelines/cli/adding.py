"""`cuttings sources add`: a source by the address of one of its pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.folder import Archive
    from scraper.page import ListingPage, Page
    from scraper.pages.proposing import Offer, Proposal

__all__ = ["add"]


@click.command(epilog="Example: cuttings sources add https://www.example.org/news/ --freeze")
@click.argument("url", metavar="URL")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--file", "named_file", type=click.Path(path_type=Path), metavar="FILE", help="The saved page at URL.")
@click.option("--captured-at", metavar="TIME", help="When the page was saved (ISO 8601); else the file's own time.")
@click.option("--slug", metavar="SLUG", help="What to call the source; else as its host is called.")
@click.option("--topic", metavar="SLUG", help="What to call the topic; else as its address is called.")
@click.option("--also", multiple=True, metavar="SLUG", help="Follow this topic too, one of those offered; or 'all'.")
@click.option("--freeze", is_flag=True, help="Make selectors from the page, to read it and its like by.")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.option("--force", is_flag=True, help="Replace a definition of the same name.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def add(
    archive: Path,
    url: str,
    file: Path | None,
    named_file: Path | None,
    captured_at: str | None,
    slug: str | None,
    topic: str | None,
    also: tuple[str, ...],
    freeze: bool,
    yes: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Add a source by the address of one of its listing pages.

    The page is fetched, or read from FILE, its records are shown with the definition that reads them, and after a
    question that is written into the archive's folder sources/, with the page as a test case beside it. Ends with
    status 6, and writes nothing, if the page lists nothing.
    """
    from archive.folder import opened_archive
    from pipelines.adding import check_new, write_source
    from pipelines.cli.arguments import read_slug, read_url
    from scraper.pages.proposing import propose

    address = read_url("URL", url)
    names = [read_slug(option, value) for option, value in (("--slug", slug), ("--topic", topic))]
    with opened_archive(archive) as opened:
        page = _page(opened, address, file or named_file, captured_at)
        listing = _read(page)
        proposal = propose(page, listing, slug=names[0], topic=names[1], frozen=freeze, asked=address)
        check_new(opened.sources, proposal.source.slug, force=force)
        chosen = _chosen(proposal.offers, also)
        if as_json:
            _print_json(proposal, chosen)
        else:
            _print(proposal)
        if not also and not yes:
            chosen = _asked_for(proposal.offers)
        if not yes:
            _confirm(opened.sources / f"{proposal.source.slug}.toml")
        written = write_source(opened.sources, proposal, page, chosen)
    click.echo(f"Wrote {written.definition} and the case {written.case}.", err=as_json)
    click.echo(f"Next: cuttings crawl {proposal.source.slug}", err=as_json)


def _page(archive: "Archive", url: str, file: Path | None, captured_at: str | None) -> "Page":
    from pipelines.cli.arguments import read_time
    from pipelines.fetching import fetch_page
    from pipelines.saved import page_from_file, saved_at

    if file is None:
        page = fetch_page(archive, url)
        if page.url != url:
            click.echo(f"{url} led to {page.url}.", err=True)
        return page
    return page_from_file(file, url, read_time("--captured-at", captured_at, saved_at(file)))


def _read(page: "Page") -> "ListingPage":
    """What the page lists; where it lists nothing, the lists that it links to are told before the verdict."""
    from pipelines.adding import lists_linked_from
    from scraper.errors import NotAListing
    from scraper.pages.auto import read_auto

    try:
        return read_auto(page)
    except NotAListing:
        for offer in lists_linked_from(page):
            click.echo(f"It links to what may be a list: {offer.address} ({offer.name})", err=True)
        raise


def _chosen(offers: "Sequence[Offer]", also: Sequence[str]) -> "list[Offer]":
    from pipelines.errors import BadArgument

    known = {offer.topic: offer for offer in offers}
    for slug in also:
        if slug != "all" and slug not in known:
            raise BadArgument("--also", slug, f"one of these is expected: {', '.join(['all', *known])}")
    return list(offers) if "all" in also else [known[slug] for slug in dict.fromkeys(also)]


def _asked_for(offers: "Sequence[Offer]") -> "list[Offer]":
    """The topics that somebody at a terminal chooses; none in a pipe."""
    import sys

    if not offers or not sys.stdin.isatty():
        return []
    answer = click.prompt("Which of these topics too? (slugs with commas, all, or nothing)", "", show_default=False)
    return _chosen(offers, [slug.strip() for slug in answer.split(",") if slug.strip()])


def _confirm(path: Path) -> None:
    import sys

    if not sys.stdin.isatty():
        raise click.UsageError("Nothing was written: nobody can be asked. Say --yes to write it.")
    click.confirm(f"Write {path}?", default=True, abort=True)


def _print_json(proposal: "Proposal", chosen: "Sequence[Offer]") -> None:
    from archive.cli.output import print_json
    from pipelines.adding import as_json, definition_of

    print_json({**as_json(proposal), "definition": definition_of(proposal, chosen)})


def _print(proposal: "Proposal") -> None:
    from archive.cli.output import emit, shown
    from pipelines.adding import definition_of

    emit(_table(proposal))
    click.echo()
    for line in definition_of(proposal, ()).splitlines():
        emit(shown(f"    {line}"))
    click.echo()
    emit(shown(f"confidence {proposal.confidence:.2f}: {'; '.join(proposal.reasons)}"))
    for remark in proposal.remarks:
        emit(shown(f"but {remark}", style="yellow"))
    for offer in proposal.offers:
        emit(shown(f"topic offered: {offer.topic} ({offer.name}) at {offer.address}"))


def _table(proposal: "Proposal") -> Any:
    from rich.table import Table

    from archive.cli.output import date_range, shown

    table = Table("#", "date", "title", "tags", "sure")
    for entry in proposal.listing.entries:
        dates = [date.value if date else None for date in (entry.published, entry.starts, entry.ends)]
        sure = "" if entry.confidence is None else f"{entry.confidence:.2f}"
        cells = (shown(entry.title or "(no title)"), shown(", ".join((*entry.kinds, *entry.tags))), sure)
        table.add_row(str(entry.position), date_range(*dates), *cells)
    return table
