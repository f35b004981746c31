"""Reads every layout of `tests.layouts` without being told anything, and holds each field against the truth."""

from functools import cache

import pytest

from scraper.errors import NotAListing
from scraper.page import ListingPage, Page
from scraper.pages.auto import read_auto
from tests.layouts import CASES, LayoutCase
from tests.layouts.expected import FIELDS, faults

LISTINGS = [case for case in CASES if not case.truth.get("verdict")]
OTHERS = [case for case in CASES if case.truth.get("verdict")]
EVERY = (*FIELDS, "verdict")
WEAK = {
    "board-th": ("teaser",),
    "by-hand-bg": ("records", "teaser"),
    "by-hand-de": ("records", "teaser"),
    "by-hand-fr": ("records", "teaser"),
    "linked-rows-ru": ("tags",),
    "meta-line-de": ("tags",),
    "meta-line-es": ("tags",),
    "not-imprint-de": ("verdict",),
    "not-service-page-es": ("verdict",),
    "not-service-page-tr": ("verdict",),
    "plain-cards-pt": ("tags",),
    "portal-ticker-ko": EVERY,
    "portal-ticker-pl": ("records",),
    "rich-footer-de": ("records",),
    "vacancies-de": ("ends",),
    "vacancies-en": ("ends",),
    "very-short-titles-de": ("records",),
    "very-short-titles-en": ("records",),
}
"""What is read wrongly so far (docs/concepts/extraction.md says why): a test fails when one is read rightly."""


def held(case: LayoutCase, field: str) -> object:
    """A parameter that is expected to fail where the reader is weak."""
    weak = pytest.mark.xfail(reason="read wrongly so far") if field in WEAK.get(case.name, ()) else ()
    return pytest.param(case, field, id=f"{case.name}-{field}", marks=weak)


def page(case: LayoutCase) -> Page:
    return Page(body=case.html.encode(), url=case.url, captured_at=case.captured_at, media_type="text/html")


@cache
def read(name: str) -> ListingPage:
    """What the case of this name lists; read once for all of its fields."""
    return read_auto(page(next(case for case in LISTINGS if case.name == name)))


@pytest.mark.parametrize(("case", "field"), [held(case, field) for case in LISTINGS for field in FIELDS])
def test_a_field_of_a_layout(case: LayoutCase, field: str) -> None:
    assert faults(case, read(case.name), field) == []


@pytest.mark.parametrize(("case", "field"), [held(case, "verdict") for case in OTHERS])
def test_a_page_without_a_listing(case: LayoutCase, field: str) -> None:
    with pytest.raises(NotAListing):
        read_auto(page(case))


def test_lines_without_any_element() -> None:
    records = b"<li><a href=/a>A first title</a> 3 May 2024<li><a href=/b>A second</a> 2 May 2024"
    body = b"<p>one<br>two<br>three</p><ul>" + records + b"</ul>"
    listing = read_auto(Page(body=body, url="https://www.example.org/", captured_at=CASES[0].captured_at))
    assert [entry.title for entry in listing.entries] == ["A first title", "A second"]
