"""Feeds: one row per entry, though an item is a page."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from scrapy.exporters import BaseItemExporter

from scraper.errors import EmptyListing
from scraper.exporters import CsvEntryExporter, JsonEntryExporter, JsonLinesEntryExporter, rows
from scraper.items import ListingItem, StopReason, VisitItem
from scraper.page import Encoding, Entry, ListedDate, ListingPage
from scraper.rows import entry_row
from tests.scraper_cases.pages import SOURCE

AT = datetime(2019, 5, 20, tzinfo=UTC)
DAY = ListedDate(text="08-05-2019", value="2019-05-08")
ENTRIES = (
    Entry(
        position=1, title="Ferries", url="http://www.eurocities.eu/f", tags=("cooperation", "mobility"), published=DAY
    ),
    Entry(position=2, title="Cranes, „two“", starts=ListedDate(text="soon", problem="date unreadable")),
)
PAGE = ListingPage(
    title="smart cities",
    introduction=(),
    entries=ENTRIES,
    next_url=None,
    parser="labels/1",
    encoding=Encoding(name="utf-8", basis="header"),
)
ITEM = ListingItem(source=SOURCE, url="http://www.eurocities.eu/", topic="smart-cities", captured_at=AT, page=PAGE)
NOT_LISTED = ListingItem(source=SOURCE, url="http://x.example", topic="x", captured_at=AT, verdict=EmptyListing("x"))
END = VisitItem(visit="v", topic="smart-cities", stop_reason=StopReason.LAST_PAGE, detail="", pages=1)
TITLES = ["Ferries", "Cranes, „two“"]


def exported(kind: Callable[..., BaseItemExporter]) -> str:
    out = io.BytesIO()
    exporter = kind(out, encoding="utf-8")
    exporter.start_exporting()
    for item in (ITEM, NOT_LISTED, END):
        exporter.export_item(item)
    exporter.finish_exporting()
    return out.getvalue().decode()


def test_json_lines() -> None:
    lines = [json.loads(line) for line in exported(JsonLinesEntryExporter).splitlines()]
    assert [(line["source"], line["topic"], line["title"]) for line in lines] == [
        ("eurocities", "smart-cities", title) for title in TITLES
    ]


def test_json() -> None:
    assert [row["title"] for row in json.loads(exported(JsonEntryExporter))] == TITLES


def test_csv() -> None:
    text = exported(CsvEntryExporter)
    assert [row["title"] for row in csv.DictReader(io.StringIO(text))] == TITLES


def test_a_row() -> None:
    assert entry_row(ENTRIES[0]) == {
        "position": 1,
        "title": "Ferries",
        "url": "http://www.eurocities.eu/f",
        "teaser": None,
        "kinds": [],
        "tags": ["cooperation", "mobility"],
        "published": "2019-05-08",
        "published_precision": "day",
        "starts": None,
        "ends": None,
        "updated": None,
    }


@pytest.mark.parametrize("item", [NOT_LISTED, END, {"title": "x"}])
def test_what_has_no_rows(item: object) -> None:
    assert list(rows(item)) == []
