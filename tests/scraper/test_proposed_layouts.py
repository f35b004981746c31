"""Definitions made of pages of every layout read them as they were read without, and odd pages make none."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scraper.errors import Verdict
from scraper.page import ListingPage, Page
from scraper.pages.auto import read_auto
from scraper.pages.proposing import propose
from scraper.pages.repairing import Known, find_layout
from scraper.sources import find_source
from tests.layouts import CASES, LayoutCase

NOT_READ = "portal-ticker-ko"
"""The reader takes it for no listing so far."""
SAMPLE = [case for case in CASES if not case.truth.get("verdict") and case.name != NOT_READ][::4]
UNSELECTED = frozenset(["after-breaks", "magazine", "mosaic", "very-short-titles"])
"""Layouts whose records no element holds, or no robust selector tells from others: these may stay auto."""
WEAK_TITLES = 0.75
"""Of the titles, those that selectors must read as they were read; what they miss is said in a remark."""


def page(case: LayoutCase) -> Page:
    return Page(body=case.html.encode(), url=case.url, captured_at=case.captured_at, media_type="text/html")


def titles(listing: ListingPage) -> list[str]:
    return [" ".join((entry.title or "").split()).rstrip(" .:…") for entry in listing.entries]


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.name)
def test_a_definition_reads_what_was_read_without(case: LayoutCase) -> None:
    listing = read_auto(page(case))
    assert titles(propose(page(case), listing).listing) == titles(listing)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: case.name)
def test_selectors_are_made_of_almost_every_layout(case: LayoutCase) -> None:
    listing = read_auto(page(case))
    proposal = propose(page(case), listing, frozen=True)
    assert proposal.source.method == "selectors" or case.name.rpartition("-")[0] in UNSELECTED
    pairs = list(zip(titles(proposal.listing), titles(listing), strict=True))
    assert sum(one == other for one, other in pairs) >= WEAK_TITLES * len(pairs)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<ul>",
            "<li>",
            "<a href='/x'>",
            "<a href='http://['>",
            "</a>",
            "<h2>",
            "<table><tr><td>",
            "3 May 2024",
            "text",
            "<",
        ]
    ),
    max_size=40,
).map(lambda parts: "".join(parts).encode())


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), MARKUP))
@example(b"<A\x0b>! !<a href=$>1 May")
@example(b"<A->! !<a href=$>1 May")
@example(b"<A0>! !<a href=$>1 May")
def test_any_bytes_make_a_definition_or_none(body: bytes) -> None:
    odd = Page(body=body, url="https://odd.example/", captured_at=datetime(2026, 1, 1, tzinfo=UTC))
    known = [Known(title="text", url="https://odd.example/x"), Known(title=None, url=None)]
    find_layout(known, odd, find_source("eurocities"), "innovation")
    try:
        propose(odd, read_auto(odd), frozen=True)
    except Verdict:
        return
