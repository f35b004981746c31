"""Makes pages of rendered listings and reads them."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from scraper.page import Entry, ListingPage, Page
from scraper.pages import parse
from scraper.sources import find_source
from tests.scraper_cases.markups import Markup
from tests.scraper_cases.records import Listing, page_address

__all__ = ["CAPTURED", "HOST", "SOURCE", "page_of", "read", "seen"]

CAPTURED = datetime(2019, 5, 20, 12, 0, tzinfo=UTC)
HOST = "http://www.eurocities.eu"
SOURCE = find_source("eurocities")


def page_of(markup: Markup, listing: Listing) -> Page:
    """The page at its own address, in UTF-8 and declared so."""
    return Page(
        body=markup.render(listing).encode(),
        url=HOST + page_address(listing.start),
        captured_at=CAPTURED,
        media_type=markup.media_type,
        declared_encoding="utf-8",
    )


@cache
def read(markup: Markup, listing: Listing, url: str | None = None) -> ListingPage:
    """What parsing reads from this listing in this markup."""
    page = page_of(markup, listing)
    return parse(replace(page, url=url) if url else page, SOURCE)


def seen(entry: Entry, field: str) -> object:
    """An entry's field in the form of `records.SHOWN`: dates as ISO."""
    value = getattr(entry, field)
    return value and value.value if field in {"published", "starts", "ends"} else value
