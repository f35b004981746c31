"""Selectors made of a page read again what was read without them, rest on what is stable, and say what they miss."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.page import ListingPage, Page
from scraper.pages.auto import read_auto
from scraper.pages.auto.samples import find_samples
from scraper.pages.freezing import Frozen, freeze
from scraper.pages.links import PageLinks
from scraper.pages.reader import parse
from scraper.parsing.tree import links_of
from scraper.sources import Source
from tests.layout_cases import ENTRIES, HOST, LAYOUTS, Item, articles, page_of, renamed

SOURCE = Source.model_validate(
    {
        "slug": "harbours",
        "title": "Harbours",
        "method": "auto",
        "site": {"scheme": "https", "host": "harbours.example"},
        "topics": {"addresses": {"news": "/news/"}},
        "dates": {"order": "DMY"},
    }
)
SUBSETS: st.SearchStrategy[list[Item]] = st.sets(st.integers(0, len(ENTRIES) - 1), min_size=3).map(
    lambda chosen: [ENTRIES[n] for n in sorted(chosen)]
)


def frozen(page: Page, listing: ListingPage | None = None) -> Frozen:
    found = find_samples(page, (listing or read_auto(page)).entries)
    links = PageLinks.of(SOURCE, page.url, links_of(found.root))
    return freeze(found.root, found.samples, links, page.captured_at, siblings=found.siblings)


def shown(listing: ListingPage) -> list[tuple[object, ...]]:
    return [
        (one.title, one.url, one.teaser, one.published.value if one.published else None, one.tags)
        for one in listing.entries
    ]


def read_by(made: Frozen, page: Page) -> ListingPage:
    assert made.selectors is not None
    return parse(page, SOURCE.model_copy(update={"method": "selectors", "selectors": made.selectors}))


def body(html: str) -> Page:
    return page_of(f"<!doctype html><html lang=en><body><main>{html}</main></body></html>")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_selectors_read_what_was_read_without(layout: str) -> None:
    page = page_of(LAYOUTS[layout]())
    assert shown(read_by(frozen(page), page)) == shown(read_auto(page))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_left_to_say_where_all_is_read(layout: str) -> None:
    assert frozen(page_of(LAYOUTS[layout]())).remarks == ()


@given(SUBSETS, st.sampled_from(sorted(LAYOUTS)))
def test_selectors_made_of_one_page_read_the_next(entries: list[Item], layout: str) -> None:
    made = frozen(page_of(LAYOUTS[layout](ENTRIES[:6])))
    page = page_of(LAYOUTS[layout](entries))
    assert [one.title for one in read_by(made, page).entries] == [one.title for one in entries]


def test_semantic_tags_are_preferred() -> None:
    selectors = frozen(page_of(articles())).selectors
    assert selectors
    assert (selectors.record, selectors.title, selectors.published) == (("article",), ("h2",), ("time[datetime]",))
    assert selectors.tags == ('a[rel~="tag"]',)


def test_no_hash_is_in_a_selector() -> None:
    selectors = frozen(page_of(renamed())).selectors
    hashes = re.findall(r"__([A-Za-z0-9]{5})", renamed())
    assert selectors
    assert not [one for one in hashes if one in str(selectors)]


def test_a_selector_with_the_stable_part_of_a_name_survives_a_new_build() -> None:
    made = frozen(page_of(renamed()))
    rebuilt = re.sub(r"__[A-Za-z0-9]{5}", "__Zz9yX", renamed())
    assert [one.title for one in read_by(made, page_of(rebuilt)).entries] == [one.title for one in ENTRIES]


def test_other_lists_of_like_elements_are_left_out() -> None:
    aside = "<ul><li><a href='/a'>Old news of the harbour</a></li><li><a href='/b'>Older news of it</a></li></ul>"
    items = "".join(
        f"<li><a href='{one.path}'>{one.title}</a> <time datetime='{one.day}'>{one.day}</time><p>{one.teaser}</p></li>"
        for one in ENTRIES
    )
    page = body(f"<div id=latest><ul>{items}</ul></div><div id=old>{aside}</div>")
    assert [one.title for one in read_by(frozen(page), page).entries] == [one.title for one in ENTRIES]


def test_a_date_in_running_text_is_selected_by_its_form() -> None:
    items = "".join(
        f"<li><a href='{one.path}'>{one.title}</a>, case {one.number}, filed March {one.number + 1}, 2025, page 7</li>"
        for one in ENTRIES
    )
    page = body(f"<ul class=cases>{items}</ul>")
    found = read_by(frozen(page), page).entries
    assert [one.published.value if one.published else None for one in found] == [
        f"2025-03-{one.number + 1:02}" for one in ENTRIES
    ]


def test_tags_in_one_element_are_parted() -> None:
    items = "".join(
        f"<article><h2><a href='{one.path}'>{one.title}</a></h2><p>{one.teaser}</p>"
        f"<p class=topics>{', '.join(one.tags)}</p></article>"
        for one in ENTRIES
    )
    page = body(items)
    listing = read_auto(page)
    found = find_samples(page, listing.entries)
    samples = [
        replace(one, entry=replace(one.entry, tags=item.tags, kinds=()))
        for one, item in zip(found.samples, ENTRIES, strict=True)
        if one.entry
    ]
    made = freeze(found.root, samples, PageLinks(SOURCE, page.url), page.captured_at)
    assert made.selectors
    assert (made.selectors.tags, made.selectors.separator) == ((".topics",), ",")


def test_what_no_selector_reads_is_said() -> None:
    page = page_of(articles())
    found = find_samples(page, read_auto(page).entries)
    samples = [replace(one, entry=replace(one.entry, teaser="Gone")) for one in found.samples if one.entry]
    made = freeze(found.root, samples, PageLinks(SOURCE, page.url), page.captured_at)
    assert "no selector reads the teaser reliably" in made.remarks
    assert made.selectors
    assert made.selectors.teaser == ()


def test_records_that_no_selector_finds_are_not_frozen() -> None:
    page = page_of(articles())
    found = find_samples(page, read_auto(page).entries)
    made = freeze(found.root, found.samples[::2], PageLinks(SOURCE, page.url), page.captured_at)
    assert (made.selectors, made.remarks) == (None, ("no robust selector finds exactly these records",))


def test_an_address_is_read_absolute() -> None:
    page = page_of(articles())
    assert all((one.url or "").startswith(HOST) for one in read_by(frozen(page), page).entries)
