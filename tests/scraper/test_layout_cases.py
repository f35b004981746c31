"""The layouts themselves: what their truth says stands in their pages."""

import json
import re
from datetime import date
from functools import cache
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.layouts import CASES, LayoutCase
from tests.layouts.days import STYLES, persian
from tests.layouts.words import LANGUAGES, language

LISTINGS = [case for case in CASES if "verdict" not in case.truth]
DATES_IN_PIECES = ("relative-dates-", "date-boxes-")
"""Layouts whose dates stand in no single piece of text."""


def ids(case: LayoutCase) -> str:
    return case.name


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@cache
def shown(name: str) -> str:
    """All text of a page, that of scripts with data included."""
    (case,) = (case for case in CASES if case.name == name)
    tree = lxml.html.fromstring(case.html)
    attributes = " ".join(value for node in tree.iter() for value in node.attrib.values())
    data = (json.loads(script.text or "null") for script in tree.iterfind(".//script[@type='application/ld+json']"))
    strings = " ".join(json.dumps(value, ensure_ascii=False) for value in data)
    return squeezed(f"{tree.text_content()} {attributes} {strings}")


@cache
def addresses(name: str) -> frozenset[str]:
    (case,) = (case for case in CASES if case.name == name)
    tree = lxml.html.fromstring(case.html)
    base = urljoin(case.url, next((node.get("href", "") for node in tree.iterfind(".//base")), ""))
    names = ("href", "data-url")
    return frozenset(urljoin(base, node.get(key, "")) for node in tree.iter() for key in names if node.get(key))


def test_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_there_are_sixty_layouts_in_twelve_languages() -> None:
    layouts = {case.name.removesuffix(f"-{case.language}") for case in LISTINGS}
    assert len(layouts) >= 60
    assert len({case.language for case in LISTINGS}) >= 12


def test_there_are_twelve_pages_that_are_no_listings() -> None:
    assert len({case.name.removesuffix(f"-{case.language}") for case in CASES if "verdict" in case.truth}) >= 12


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_a_case_says_what_it_is_about(case: LayoutCase) -> None:
    assert case.about.endswith(".")


@pytest.mark.parametrize("case", LISTINGS, ids=ids)
def test_titles_teasers_and_tags_are_on_the_page(case: LayoutCase) -> None:
    text = shown(case.name)
    values = [
        value
        for record in case.truth["records"]
        for value in (record["title"], *(record["teaser"] or "").splitlines(), *(record["tags"] or ()))
    ]
    assert [value for value in values if squeezed(value) not in text] == []


@pytest.mark.parametrize("case", LISTINGS, ids=ids)
def test_addresses_are_on_the_page(case: LayoutCase) -> None:
    urls = [record["url"] for record in case.truth["records"] if record["url"]]
    others = [url for record in case.truth["records"] for url in record["alt_urls"] or ()]
    assert {*urls, *others} <= addresses(case.name)


@pytest.mark.parametrize("case", LISTINGS, ids=ids)
def test_addresses_are_of_one_record_each(case: LayoutCase) -> None:
    urls = [record["url"] for record in case.truth["records"] if record["url"]]
    assert len(set(urls)) == len(urls)


@pytest.mark.parametrize("case", [case for case in LISTINGS if case.truth["next"]], ids=ids)
def test_the_next_page_is_linked(case: LayoutCase) -> None:
    assert case.truth["next"] in addresses(case.name)


@pytest.mark.parametrize("case", [c for c in LISTINGS if not c.name.startswith(DATES_IN_PIECES)], ids=ids)
def test_dates_are_on_the_page(case: LayoutCase) -> None:
    text, dates = shown(case.name), language(case.language).dates
    days = [record["date"] for record in case.truth["records"] if record["date"]]
    missing = [
        day for day in days if not any(dates.show(date.fromisoformat(day), style) in text for style in _styles(case))
    ]
    assert missing == []


def _styles(case: LayoutCase) -> list[str]:
    return [*language(case.language).dates.patterns, *STYLES]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_word(code: str) -> None:
    assert set(language(code).words) == set(language("en").words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_stories_are_listed_newest_first(code: str) -> None:
    days = [story.date for story in language(code).stories]
    assert days == sorted(set(days), reverse=True)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_fourteen_stories_with_all_fields(code: str) -> None:
    stories = language(code).stories
    assert len(stories) >= 14
    assert all(s.title and s.teaser and s.tags and s.kind and s.author and s.slug for s in stories)


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2021-03-20", (1399, 12, 30)),
        ("2021-03-21", (1400, 1, 1)),
        ("2023-02-20", (1401, 12, 1)),
        ("2022-09-22", (1401, 6, 31)),
    ],
)
def test_persian_dates(iso: str, expected: tuple[int, int, int]) -> None:
    assert persian(date.fromisoformat(iso)) == expected
