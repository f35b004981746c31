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
WEAK: frozenset[tuple[str, str]] = frozenset()


def page(case: LayoutCase) -> Page:
    return Page(body=case.html.encode(), url=case.url, captured_at=case.captured_at, media_type="text/html")


@cache
def read(name: str) -> ListingPage:
    """What the case of this name lists; read once for all of its fields."""
    return read_auto(page(next(case for case in LISTINGS if case.name == name)))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("case", LISTINGS, ids=lambda case: case.name)
def test_a_field_of_a_layout(case: LayoutCase, field: str) -> None:
    assert faults(case, read(case.name), field) == []


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.name)
def test_a_page_without_a_listing(case: LayoutCase) -> None:
    with pytest.raises(NotAListing):
        read_auto(page(case))
