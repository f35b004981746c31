"""Dates as they stand in a list: read day first, with their evidence, and never guessed."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scraper.page import ListedDate
from scraper.pages import parse
from tests.scraper_cases.markups import HTML, MARKUPS, Markup
from tests.scraper_cases.pages import CAPTURED, SOURCE, page_of
from tests.scraper_cases.records import LISTING, Record

DIVISIONS = HTML[0]
CALLED = next(record for record in LISTING.records if record.kind == "news")


def names(markups: tuple[Markup, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("markup", [pytest.param(markup, id=markup.name) for markup in markups])


def dated(published: str, markup: Markup = DIVISIONS, captured: datetime = CAPTURED) -> ListedDate:
    """The first of two records, published on this date as listed."""
    records = (replace(CALLED, published=published), LISTING.records[-1])
    page = page_of(markup, replace(LISTING, records=records, total=2, box=()))
    entries = parse(replace(page, captured_at=captured), SOURCE).entries
    assert [entry.title for entry in entries] == [record.title for record in records]
    assert entries[0].published is not None
    return entries[0].published


@pytest.mark.parametrize(
    ("listed", "value"),
    [
        ("08-05-2019", "2019-05-08"),
        ("29-02-2016", "2016-02-29"),
        ("01-01-1990", "1990-01-01"),
        ("01-05-2021", "2021-05-01"),
        ("08/05/2019", "2019-05-08"),
        ("08.05.2019", "2019-05-08"),
        ("8-5-2019", "2019-05-08"),
        ("8 May 2019", "2019-05-08"),
        ("8th May 2019", "2019-05-08"),
        ("Wednesday 8 May 2019", "2019-05-08"),
        ("08 MAY 2019", "2019-05-08"),
        ("May 2019", "2019-05"),
        ("2019", "2019"),
        ("yesterday", "2019-05-19"),
        ("today", "2019-05-20"),
    ],
)
def test_dates_with_a_value(listed: str, value: str) -> None:
    assert dated(listed).value == value


@pytest.mark.parametrize(
    "listed",
    [
        "31-02-2019",
        "29-02-2019",
        "05-13-2019",
        "00-05-2019",
        "08-00-2019",
        "32-05-2019",
        "08-05-0000",
        "08-05-1919",
        "31-12-1989",
        "08-05-2199",
        "01-06-2021",
        "08-05-20190",
        "31 February 2019",
        "soon",
        "to be announced",
        "-",
        "99999999999999999999",
        "08-05",
        "1:30",
    ],
)
class TestDatesWithoutAValue:
    def test_value(self, listed: str) -> None:
        assert dated(listed).value is None

    def test_problem(self, listed: str) -> None:
        assert dated(listed).problem

    def test_text(self, listed: str) -> None:
        assert dated(listed).text == listed


@pytest.mark.parametrize("listed", ["2019-05-08", "08-05-19", "٠٨-٠٥-٢٠١٩", "08–05–2019", "08-05-2019 10:00"])
def test_dates_that_may_be_read_but_not_misread(listed: str) -> None:
    assert dated(listed).value in {None, "2019-05-08"}


def test_order_and_zone_are_the_evidence() -> None:
    date = dated("08-05-2019")
    assert (date.order, date.zone, date.problem) == ("DMY", "Europe/Brussels", None)


def test_relative_dates_rest_on_the_capture() -> None:
    assert dated("yesterday", captured=datetime(2018, 3, 1, 12, tzinfo=UTC)).value == "2018-02-28"


@pytest.mark.parametrize(("listed", "precision"), [("08-05-2019", "day"), ("May 2019", "month"), ("2019", "year")])
def test_precision(listed: str, precision: str) -> None:
    assert dated(listed).precision == precision


@names(MARKUPS)
@pytest.mark.parametrize("listed", ["31-02-2019", "8 May 2019", "May 2019"])
def test_text_of_unusual_dates(markup: Markup, listed: str) -> None:
    assert dated(listed, markup).text == listed


@names(tuple(markup for markup in MARKUPS if markup.name not in {"siblings-comma", "upper-open"}))
def test_text_of_what_is_no_date(markup: Markup) -> None:
    """Left out: where neither a colon nor a common line, row or term ties the word to its label."""
    assert dated("soon", markup).text == "soon"


@names(MARKUPS)
def test_an_empty_date_has_no_value(markup: Markup) -> None:
    records = (replace(CALLED, published=""), LISTING.records[-1])
    entries = parse(page_of(markup, replace(LISTING, records=records, total=2, box=())), SOURCE).entries
    first, last = (entry.published for entry in entries)
    assert first is None or first.value is None
    assert last is not None
    assert last.value == "2019-03-28"


@names(HTML)
def test_an_event_with_an_impossible_end_keeps_its_start(markup: Markup) -> None:
    event = Record(words="A-fair-WSPO-FA1R00", title="A fair", kind="event", starts="22-10-2019", ends="31-11-2019")
    records = (event, LISTING.records[-1])
    entry = parse(page_of(markup, replace(LISTING, records=records, total=2, box=())), SOURCE).entries[0]
    assert entry.starts is not None
    assert entry.ends is not None
    assert (entry.starts.value, entry.ends.value, entry.ends.text) == ("2019-10-22", None, "31-11-2019")


def test_labels_within_prose_are_no_labels() -> None:
    """A teaser may speak of a publication date."""
    teaser = "The publication date of the second report is not known; the publication date: of the first was missed."
    records = (replace(CALLED, paragraphs=(teaser,)), *LISTING.records[1:])
    entries = parse(page_of(DIVISIONS, replace(LISTING, records=records)), SOURCE).entries
    assert (len(entries), entries[0].teaser) == (len(records), teaser)
    assert not re.search("report", entries[0].published.text if entries[0].published else "")
