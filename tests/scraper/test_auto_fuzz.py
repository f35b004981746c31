"""No page makes the reader of any listing do anything but read it or say that it is none, and none takes it long."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.errors import NotAListing
from scraper.page import ListingPage, Page
from scraper.pages.auto import read_auto
from tests.layouts import CASES
from tests.scraper.test_fuzz import assert_storable
from tests.scraper_cases.junk import ENCODINGS, JUNK, MEDIA_TYPES
from tests.scraper_cases.pages import CAPTURED
from tests.scraper_cases.shapes import SHAPES

URL = "https://www.example.org/news/?page=2"
PAGES = [case.html.encode() for case in CASES[::9]]
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def outcome(
    body: bytes, media_type: str | None = "text/html", encoding: str | None = None
) -> ListingPage | NotAListing:
    page = Page(body=body, url=URL, captured_at=CAPTURED, media_type=media_type, declared_encoding=encoding)
    try:
        return read_auto(page)
    except NotAListing as verdict:
        return verdict


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A page of a layout with slices cut, doubled and overwritten, and junk put in."""
    body = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 6))):
        low, high = sorted(draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))))
        act = draw(st.sampled_from(["cut", "double", "junk", "replace"]))
        junk = draw(st.sampled_from(JUNK))
        body = {
            "cut": body[:low] + body[high:],
            "double": body[:high] + body[low:high][:20_000] + body[high:],
            "junk": body[:low] + junk + body[low:],
            "replace": body.replace(body[low:high][:8] or b" ", junk, 20),
        }[act][:200_000]
    return body


@quick
@given(body=damaged())
def test_damaged_pages(body: bytes) -> None:
    assert_storable(outcome(body))


@quick
@given(
    body=st.binary(max_size=2000) | st.lists(st.sampled_from(JUNK), max_size=60).map(b" ".join),
    media_type=st.sampled_from(MEDIA_TYPES),
    encoding=st.sampled_from(ENCODINGS),
)
def test_anything_at_all(body: bytes, media_type: str | None, encoding: str | None) -> None:
    assert_storable(outcome(body, media_type, encoding))


@quick
@given(first=damaged(), second=damaged())
def test_what_is_read_does_not_depend_on_what_was_read_before(first: bytes, second: bytes) -> None:
    before = outcome(first)
    outcome(second)
    assert str(outcome(first)) == str(before)


def seconds(make: Callable[[int], bytes], size: int) -> float:
    """Processor time of reading one page of this size."""
    body = make(size)
    before = time.process_time()
    outcome(body)
    return time.process_time() - before


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in SHAPES.items()])
def test_five_times_the_page_takes_about_five_times_as_long(make: Callable[[int], bytes]) -> None:
    """Quadratic work would take 25 times; times too short to compare count as a tenth of a second."""
    small = max(seconds(make, 50_000), 0.1)
    assert seconds(make, 250_000) < 15 * small
