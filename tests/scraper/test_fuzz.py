"""No input makes parsing do anything but return a listing or raise a verdict, and no input takes it long.

The pages of 20 MB take minutes together and run where `CUTTINGS_LARGE_PAGES` is set.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scraper.errors import Verdict
from scraper.page import ListingPage, Page
from scraper.pages import parse
from tests.scraper_cases.junk import ENCODINGS, JUNK, MEDIA_TYPES
from tests.scraper_cases.markups import MARKUPS
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE
from tests.scraper_cases.records import LISTING, page_address
from tests.scraper_cases.shapes import SHAPES

PAGES = [markup.render(LISTING).encode() for markup in MARKUPS]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A listing page with slices cut, doubled, moved and overwritten, and junk put in."""
    body = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 8))):
        low, high = sorted(draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))))
        act = draw(st.sampled_from(["cut", "double", "move", "junk", "bytes", "replace"]))
        part = body[low:high]
        junk = draw(st.sampled_from(JUNK)) if act != "bytes" else draw(st.binary(max_size=40))
        body = {
            "cut": body[:low] + body[high:],
            "double": body[:high] + part[:20_000] + body[high:],
            "move": body[:low] + body[high:] + part,
            "junk": body[:low] + junk + body[low:],
            "bytes": body[:low] + junk + body[low:],
            "replace": body.replace(part[:8] or b" ", junk, 20),
        }[act][:200_000]
    return body


def page(body: bytes, media_type: str | None = "text/html", encoding: str | None = None) -> Page:
    url = HOST + page_address(11)
    return Page(body=body, url=url, captured_at=CAPTURED, media_type=media_type, declared_encoding=encoding)


def outcome(given_page: Page) -> ListingPage | Verdict:
    try:
        return parse(given_page, SOURCE)
    except Verdict as verdict:
        return verdict


def texts(value: object) -> Iterator[str]:
    """All strings within a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def assert_storable(result: ListingPage | Verdict) -> None:
    """What is read can be written down: no surrogates, no NUL, entries counted from one, absolute addresses."""
    if isinstance(result, Verdict):
        assert str(result)
        return
    shown = "".join(texts(asdict(result)))
    assert "\x00" not in shown
    assert not re.search("[\ud800-\udfff]", shown)
    assert [entry.position for entry in result.entries] == list(range(1, len(result.entries) + 1))
    urls = [entry.url for entry in result.entries if entry.url] + [url for url in [result.next_url] if url]
    assert all(urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname for url in urls)


quick = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@quick
@given(body=mutated())
def test_mutated_pages(body: bytes) -> None:
    assert_storable(outcome(page(body)))


@quick
@given(body=mutated(), media_type=st.sampled_from(MEDIA_TYPES), encoding=st.sampled_from(ENCODINGS))
def test_mutated_pages_of_any_type(body: bytes, media_type: str | None, encoding: str | None) -> None:
    assert_storable(outcome(page(body, media_type, encoding)))


@quick
@given(
    body=st.binary(max_size=2000) | st.lists(st.sampled_from(JUNK), max_size=60).map(b" ".join),
    media_type=st.sampled_from(MEDIA_TYPES) | st.text(max_size=20),
    encoding=st.sampled_from(ENCODINGS) | st.text(max_size=20),
)
@example(body=b"plain words", media_type="text/html", encoding="base64")
@example(body=b"\x00", media_type=None, encoding=None)
@example(body=b"<p>x</p><aside><p>publication date: 08-05-2019</p></aside>", media_type="text/html", encoding=None)
def test_anything_at_all(body: bytes, media_type: str | None, encoding: str | None) -> None:
    assert_storable(outcome(page(body, media_type, encoding)))


@quick
@given(text=st.text(max_size=60), captured=st.datetimes(timezones=st.just(UTC)))
@example(text="\x00", captured=CAPTURED)
@example(text="tomorrow", captured=datetime.max.replace(tzinfo=UTC))
@example(text="a year ago", captured=datetime.min.replace(tzinfo=UTC))
def test_any_date_at_any_time(text: str, captured: datetime) -> None:
    body = f"smart cities\n\nAn introduction.\n\nA title\n\nA teaser.\n\npublication date: {text}\n".encode(
        errors="surrogatepass"
    )
    given_page = Page(body=body, url=HOST + page_address(1), captured_at=captured, media_type="text/plain")
    assert_storable(outcome(given_page))


@settings(quick, max_examples=60)
@given(
    url=st.text(max_size=60)
    | st.sampled_from(["http://[", "http://www.eurocities.eu:99999/", "file:///etc/passwd", ""])
)
@example(url="A://[")
def test_a_page_from_anywhere(url: str) -> None:
    given_page = Page(body=PAGES[0], url=url, captured_at=CAPTURED, media_type="text/html")
    assert_storable(outcome(given_page))


@settings(quick, max_examples=40)
@given(body=mutated())
def test_the_same_bytes_give_the_same_outcome(body: bytes) -> None:
    first, second = (outcome(page(body)) for _ in range(2))
    assert (type(first), str(first)) == (type(second), str(second))


@pytest.mark.parametrize("tag", ["div", "table", "b", "a", "ul", "font", "section", "td", "x-y"])
def test_fifty_thousand_levels(tag: str) -> None:
    assert_storable(outcome(page(b"<h1>smart cities</h1>" + f"<{tag}>x".encode() * 50_000 + PAGES[0])))


def seconds(make: Callable[[int], bytes], size: int) -> float:
    """Processor time of one parse of a page of this size."""
    given_page = page(make(size), None)
    before = time.process_time()
    outcome(given_page)
    return time.process_time() - before


shapes = pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in SHAPES.items()])


@shapes
def test_five_times_the_page_takes_about_five_times_as_long(make: Callable[[int], bytes]) -> None:
    """Quadratic work would take 25 times; times too short to compare count as a tenth of a second."""
    small = max(seconds(make, 50_000), 0.1)
    assert seconds(make, 250_000) < 15 * small


@pytest.mark.skipif("CUTTINGS_LARGE_PAGES" not in os.environ, reason="CUTTINGS_LARGE_PAGES is not set")
@shapes
def test_ten_times_the_page_takes_about_ten_times_as_long(make: Callable[[int], bytes]) -> None:
    """Quadratic work would take a hundred times."""
    assert seconds(make, 20_000_000) < 30 * max(seconds(make, 2_000_000), 0.1)
