"""The plain text of a real page, as a reader saw it in May 2019; it stands beside the project, not in it."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scraper.page import Entry, ListingPage, Page
from scraper.pages import parse
from tests.scraper_cases.markups import MARKUPS, Markup
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE, read, seen
from tests.scraper_cases.records import BOX, SHOWN, Listing, Record

SEED = Path(__file__).parents[2].parent / "shared" / "seeds" / "eurocities-social-innovation.txt"
PATH = "/eurocities/issues/social-innovation-issue&newsstart={}&newscount=10&contentURL=social-innovation-issue"
DATES = "2019-05-08 2019-05-07 2019-05-06 2019-05-02 2019-04-30 2019-04-19 2019-04-16 2019-04-05 2019-04-02 2019-03-28"
SIX = ("cooperation", "culture", "economy", "environment", "knowledge society", "mobility")
TAGS = [(), ("cooperation",), (), SIX, (), (), ("cooperation",), ("knowledge society",), (), ()]

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason=f"{SEED} is not here")


@cache
def seed() -> ListingPage:
    page = Page(body=SEED.read_bytes(), url=HOST + PATH.format(11), captured_at=CAPTURED, media_type="text/plain")
    return parse(page, SOURCE)


@cache
def shown_lines() -> list[str]:
    """The lines of the text that are neither labels nor tags, in order."""
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and not line.startswith("•") and not re.match(r"publication date:", line)]


def record_of(entry: Entry) -> Record:
    """The record that an entry stands for."""
    value = entry.published.value if entry.published else None
    words = re.sub(r"\W+", "-", entry.title or "", flags=re.ASCII).strip("-")
    return Record(
        words=f"{words}-WSPO-SEED{entry.position:02}" if entry.title else "",
        title=entry.title,
        paragraphs=tuple(entry.teaser.split("\n")) if entry.teaser else (),
        tags=entry.tags,
        published="-".join(reversed(value.split("-"))) if value else None,
    )


@cache
def listing() -> Listing:
    introduction = tuple(paragraph.strip() for paragraph in seed().introduction)
    records = tuple(record_of(entry) for entry in seed().entries)
    return Listing(title=seed().title, introduction=introduction, records=records, box=BOX, start=11)


def test_dates() -> None:
    assert [seen(entry, "published") for entry in seed().entries] == DATES.split()


def test_tags() -> None:
    assert [entry.tags for entry in seed().entries] == TAGS


def test_titles_stand_on_all_but_the_third() -> None:
    assert [entry.position for entry in seed().entries if not entry.title] == [3]


def test_teasers_stand_on_all_but_the_third() -> None:
    assert [entry.position for entry in seed().entries if not entry.teaser] == [3]


def test_topic_title() -> None:
    assert seed().title == "social innovation"


def test_introduction_has_four_paragraphs() -> None:
    assert len(seed().introduction) == 4


def test_no_kinds() -> None:
    assert {entry.kinds for entry in seed().entries} == {()}


def test_no_addresses() -> None:
    assert {entry.url for entry in seed().entries} == {None}


def test_positions() -> None:
    assert [entry.position for entry in seed().entries] == list(range(1, 11))


def test_every_line_has_its_place() -> None:
    """Topic, introduction, titles and teasers are the lines of the text: nothing lost, added, moved or altered."""
    page = seed()
    shown = [page.title, *page.introduction]
    for entry in page.entries:
        shown += [entry.title, *(entry.teaser or "").split("\n")]
    assert [line.strip() for line in shown if line] == shown_lines()


def test_characters_are_kept() -> None:
    text = "".join((entry.title or "") + (entry.teaser or "") for entry in seed().entries) + "".join(
        seed().introduction
    )
    assert set("‘’–€\u00a0") <= set(text)


def test_next_page() -> None:
    assert seed().next_url == HOST + PATH.format(21)


@pytest.mark.parametrize("markup", [pytest.param(markup, id=markup.name) for markup in MARKUPS])
@pytest.mark.parametrize("field", SHOWN)
def test_the_same_entries_from_every_markup(markup: Markup, field: str) -> None:
    entries = read(markup, listing()).entries
    assert [seen(entry, field) for entry in entries] == [SHOWN[field](record) for record in listing().records]


@pytest.mark.parametrize("markup", [pytest.param(markup, id=markup.name) for markup in MARKUPS])
def test_the_same_introduction_from_every_markup(markup: Markup) -> None:
    assert read(markup, replace(listing(), start=1)).introduction == listing().introduction
