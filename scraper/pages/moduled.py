"""Reads pages by the Python that lies beside a definition (`scraper.sources.module`)."""

from collections.abc import Iterable
from dataclasses import replace

from scraper.errors import EmptyListing, LayoutChanged, Verdict
from scraper.page import Entry, ListingPage, Page
from scraper.sources import Source
from scraper.sources.addresses import absolute_url, canonical_url
from scraper.sources.module import PageModule

__all__ = ["parse", "parser"]


def parse(page: Page, source: Source) -> ListingPage:
    """What the source's page module reads. Raises a Verdict: its own, or LayoutChanged where it fails."""
    module = source.module
    if module is None:
        raise LayoutChanged(f"{source.slug} has no page module to read {page.url} by.")
    try:
        listing = module.parse(page, source)
    except Verdict:
        raise
    except Exception as error:
        raise LayoutChanged(f"{module.file} cannot read {page.url}: {type(error).__name__}: {error}") from error
    return _checked(listing, module, page, source)


def parser(source: Source) -> str:
    """Name and version of the reader: the version is the module's own."""
    return f"module/{source.module.version if source.module else 1}"


def _checked(listing: object, module: PageModule, page: Page, source: Source) -> ListingPage:
    """What was returned, if it is a listing, with addresses and positions as they are kept."""
    if not isinstance(listing, ListingPage) or not all(isinstance(entry, Entry) for entry in listing.entries):
        raise LayoutChanged(f"{module.file} must return a ListingPage of Entry values, not {type(listing).__name__}.")
    if not listing.entries:
        raise EmptyListing(f"{page.url} lists nothing, says {module.file}.")
    return replace(
        listing,
        parser=parser(source),
        entries=tuple(_numbered(listing.entries, page, source)),
        next_url=_kept(listing.next_url, page, source),
    )


def _numbered(entries: Iterable[Entry], page: Page, source: Source) -> Iterable[Entry]:
    for position, entry in enumerate(entries, start=1):
        yield replace(entry, position=position, url=_kept(entry.url, page, source))


def _kept(url: str | None, page: Page, source: Source) -> str | None:
    absolute = absolute_url(page.url, url) if url else None
    return canonical_url(source, absolute) if absolute else None
