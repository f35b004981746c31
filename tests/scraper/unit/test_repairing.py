"""Known entries are found again on a page that looks different; on another page nothing is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

import pytest

from scraper.page import Page
from scraper.pages.auto import read_auto
from scraper.pages.proposing import propose
from scraper.pages.reader import parse
from scraper.pages.repairing import Known, Mended, find_layout
from scraper.sources import Source
from scraper.sources.addresses import is_of_topic
from tests.layout_cases import ARTICLE, ENTRIES, HOST, LAYOUTS, LOGIN, TAKEN, Item, articles, cards, page_of, rows

KNOWN = [
    Known(title=one.title, url=HOST + one.path, teaser=one.teaser, published=one.day, tags=one.tags) for one in ENTRIES
]
LATER = TAKEN + timedelta(days=30)
TITLES = [one.title for one in ENTRIES]
PAIRS = [(before, now) for before in LAYOUTS for now in LAYOUTS if before != now]


@lru_cache
def source_of(layout: str) -> Source:
    page = page_of(LAYOUTS[layout]())
    return propose(page, read_auto(page), frozen=True).source


def later(html: str, path: str = "/news/") -> Page:
    return replace(page_of(html, path), captured_at=LATER)


def mended(before: str, html: str, known: Sequence[Known] = KNOWN, path: str = "/news/") -> Mended:
    found = find_layout(known, later(html, path), source_of(before), "news")
    assert found is not None
    return found


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_every_known_entry_is_found_in_every_new_layout(before: str, now: str) -> None:
    found = mended(before, LAYOUTS[now]())
    assert (found.found, found.missing) == (10, ())
    assert [one.title for one in found.listing.entries] == TITLES


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_the_old_page_is_read_as_before(before: str, now: str) -> None:
    page = page_of(LAYOUTS[before]())
    source = mended(before, LAYOUTS[now]()).source
    assert parse(page, source) == parse(page, source_of(before))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_that_is_read_needs_no_mending(layout: str) -> None:
    assert find_layout(KNOWN, later(LAYOUTS[layout]()), source_of(layout), "news") is None


def test_a_page_that_lists_new_entries_beside_half_of_the_known_needs_none_either() -> None:
    new = [replace(one, number=one.number + 500, title=f"{one.title}, again") for one in ENTRIES[:5]]
    assert find_layout(KNOWN, later(articles([*new, *ENTRIES[:5]])), source_of("articles"), "news") is None


@pytest.mark.parametrize("html", [ARTICLE, LOGIN, "", "<p>502 Bad Gateway</p>"])
def test_another_page_is_no_new_layout(html: str) -> None:
    assert find_layout(KNOWN, later(html or " "), source_of("articles"), "news") is None


def test_half_of_the_entries_are_enough() -> None:
    found = mended("articles", cards(ENTRIES[5:]))
    assert (found.known, found.found, found.missing) == (10, 5, tuple(TITLES[:5]))


def test_entries_that_are_new_are_read_with_the_known() -> None:
    new = [replace(one, number=one.number + 500, title=f"{one.title}, again") for one in ENTRIES[:4]]
    found = mended("articles", cards([*new, *ENTRIES[:6]]))
    assert [one.title for one in found.listing.entries] == [one.title for one in (*new, *ENTRIES[:6])]


def test_entries_with_new_addresses_are_found_by_their_titles() -> None:
    found = mended("articles", cards().replace('href="/news/41', 'href="/stories/'))
    assert (found.by_address, found.by_title) == (0, 10)


def test_entries_with_new_titles_are_found_by_their_addresses() -> None:
    found = mended("articles", cards().replace("<h3>", "<h3>Read: "))
    assert (found.by_address, found.by_title) == (10, 0)


def test_what_is_lost_is_named_with_the_shares() -> None:
    found = mended("articles", rows().replace("Topics", ""))
    assert found.lost == ("tags",)
    shares = {one.field: (one.before, one.now, one.same) for one in found.shares}
    assert (shares["published"], shares["tags"]) == ((1.0, 1.0, 1.0), (1.0, 0.0, 0.0))


def test_fields_that_are_gone_count_as_a_page_not_read() -> None:
    html = articles().replace("<time", "<b").replace("</time>", "</b>").replace("news-teaser", "x9y8")
    found = mended("articles", html)
    assert {one.field: one.now for one in found.shares}["published"] == 1.0


def test_a_page_at_a_new_address_gives_the_topic_its_address() -> None:
    found = mended("articles", cards(), path="/stories/")
    assert found.source.topics.addresses["news"] == "/stories/"
    assert is_of_topic(found.source, f"{HOST}/stories/", "news")
    assert found.source.layouts[0].topics.addresses == {"news": "/news/"}


def test_entries_are_found_where_no_list_would_be_looked_for() -> None:
    links = "".join(f'<div class="entry-line"><a href="{one.path}">{one.title}</a></div>' for one in ENTRIES)
    html = f'<!doctype html><html lang="en"><body><nav class="menu">{links}</nav><main>{ARTICLE}</main></body></html>'
    found = mended("articles", html)
    assert found.found == 10
    assert found.source.selectors is not None


def test_one_known_entry_is_not_evidence_enough_where_there_are_more() -> None:
    assert find_layout(KNOWN, later(cards(_strangers()[:8] + list(ENTRIES[:1]))), source_of("articles"), "news") is None


def _strangers() -> list[Item]:
    return [replace(one, number=900 + one.number, title=f"Other news, number {one.number}") for one in ENTRIES]
