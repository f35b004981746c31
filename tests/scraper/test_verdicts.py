"""What parsing says of pages that are no listing, and of lists whose labels changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from scraper.errors import EmptyListing, LayoutChanged, NotAListing, Verdict
from scraper.page import Page
from scraper.pages import parse
from tests.scraper_cases.markups import HTML, MARKUPS, Markup
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE, page_of
from tests.scraper_cases.records import LISTING, Labels, Listing, page_address, without_dates
from tests.scraper_cases.shells import bare, lead, semantic, sidebar_after

UNDATED = replace(
    LISTING,
    records=tuple(without_dates(record) for record in LISTING.records if record.title),
    box=tuple(without_dates(record) for record in LISTING.box),
)
CHANGED = {
    "words-dropped": replace(LISTING, labels=Labels(published="", starts="", ends="")),
    "renamed": replace(LISTING, labels=Labels(published="posted on", starts="from", ends="until")),
}
URL = HOST + page_address(1)
NOT_FOUND = bare(replace(LISTING, title="Page not found"), "<h1>404</h1><p>The page you asked for is not here.</p>")
NOT_FOUND_FRAMED = semantic(
    replace(LISTING, title="Page not found", box=()),
    "<h1>Page not found</h1><p>Sorry, the page you are looking for does not exist or was moved.</p>",
)
OTHER = {
    "empty": b"",
    "whitespace": b" \r\n\t\n" * 50,
    "no-break-spaces": "\u00a0\n".encode() * 50,
    "bom-only": b"\xef\xbb\xbf",
    "empty-html": b"<html><head></head><body></body></html>",
    "404": NOT_FOUND.encode(),
    "404-framed": NOT_FOUND_FRAMED.encode(),
    "404-text": b"404 page not found\n",
    "png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "gzip": b"\x1f\x8b\x08\x00" + bytes(reversed(range(256))) * 40,
    "nul-bytes": b"\x00" * 5000,
    "json": b'{"error": {"code": 404, "message": "no such topic"}, "records": [1, 2, 3]}',
    "pdf": b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstream\n" + bytes(range(256)) * 20,
    "feed-empty": b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
}
TYPES = ["text/html", "text/plain", "application/octet-stream", "image/png", "", None]


def params(items: dict[str, object]) -> list[object]:
    return [pytest.param(value, id=name) for name, value in items.items()]


def names(markups: tuple[Markup, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("markup", [pytest.param(markup, id=markup.name) for markup in markups])


@names(MARKUPS)
@pytest.mark.parametrize("change", ["words-dropped", "renamed"])
def test_labels_vanished(markup: Markup, change: str) -> None:
    with pytest.raises(LayoutChanged):
        parse(page_of(markup, CHANGED[change]), SOURCE)


@names(HTML)
def test_labels_and_dates_vanished(markup: Markup) -> None:
    with pytest.raises(LayoutChanged):
        parse(page_of(markup, UNDATED), SOURCE)


@names(tuple(markup for markup in MARKUPS if markup not in HTML))
def test_labels_and_dates_vanished_from_text(markup: Markup) -> None:
    """Prose and bullets are left, and no way to tell; any verdict will do, a success will not."""
    with pytest.raises(Verdict):
        parse(page_of(markup, UNDATED), SOURCE)


@pytest.mark.parametrize("shell", [bare, semantic, sidebar_after])
def test_a_topic_without_records(shell: Callable[[Listing, str], str]) -> None:
    listing = replace(LISTING, records=(), box=())
    page = Page(body=shell(listing, lead(listing)).encode(), url=URL, captured_at=CAPTURED, media_type="text/html")
    with pytest.raises(EmptyListing):
        parse(page, SOURCE)


def test_latest_news_in_an_aside_are_no_records() -> None:
    body = semantic(LISTING, lead(LISTING)).encode()
    with pytest.raises(EmptyListing):
        parse(Page(body=body, url=URL, captured_at=CAPTURED, media_type="text/html"), SOURCE)


@pytest.mark.parametrize("media_type", TYPES)
@pytest.mark.parametrize("body", params(dict(OTHER)))
def test_other_things(body: bytes, media_type: str | None) -> None:
    with pytest.raises(NotAListing):
        parse(Page(body=body, url=URL, captured_at=CAPTURED, media_type=media_type), SOURCE)


@pytest.mark.parametrize("body", params(dict(OTHER)))
def test_a_verdict_says_something(body: bytes) -> None:
    with pytest.raises(NotAListing, match=r"\w{3}"):
        parse(Page(body=body, url=URL, captured_at=CAPTURED, media_type="text/html"), SOURCE)
