"""Memberships and coverage as tables: what the queries say, flat."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from archive.errors import UnknownSource, UnknownTopic
from archive.export.evidence import coverage_table, membership_table
from archive.export.jsonl import write_jsonl
from archive.folder import Archive
from archive.queries.coverage import coverage
from archive.queries.membership import memberships
from archive.records import VisitRecord
from archive.store import close_visit, open_visit, store_page

Make = Callable[..., Any]


@pytest.fixture
def watched(archive: Archive, writing: Any) -> Archive:
    """A topic visited twice, completely; the second visit does not show the first entry any more."""
    with archive.writing() as conn:
        for number, titles in enumerate((("A", "B"), ("B",)), start=1):
            at = writing.start + timedelta(days=number)
            record = VisitRecord(ident=f"look-{number}", crawl="crawl-1", topic="canals", started_at=at)
            open_visit(conn, record, "Canals", "https://example.org/topics/canals")
            capture = replace(writing.capture(number, day=number), visit=record.ident)
            shown = [writing.entry(i, title) for i, title in enumerate(titles, start=1)]
            store_page(conn, capture, writing.listing(*shown))
            close_visit(conn, record.ident, ended_at=at + timedelta(hours=1), stop_reason="end", complete=True, pages=1)
    return archive


def rows(archive: Archive, make: Make, *arguments: Any, **options: Any) -> list[dict[str, Any]]:
    out = io.StringIO()
    with archive.reading() as conn:
        write_jsonl(make(conn, *arguments, **options), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_interval_has_the_evidence_for_its_ends(watched: Archive) -> None:
    found = rows(watched, membership_table, "ports", ["canals"])
    with watched.reading() as conn:
        expected = memberships(conn, "ports", "canals")
    assert [(row["id"], row["state"]) for row in found] == [(one.id, one.state) for one in expected]
    gone = next(row for row in found if row["state"] == "withdrawn")
    assert gone["gone_by"] == {"captured_at": "2019-05-22T00:00:00Z", "visit": "look-2", "basis": "complete visit"}
    assert gone["last_seen"]["captured_at"] == "2019-05-21T00:00:00Z"
    assert (gone["absent_before"], gone["first_seen"]["offset"]) == (None, 1000)


def test_intervals_as_of_a_time(watched: Archive, writing: Any) -> None:
    found = rows(watched, membership_table, as_of=writing.start + timedelta(days=1, hours=2))
    assert {row["state"] for row in found} == {"listed"}


def test_visits_are_those_of_the_query(watched: Archive) -> None:
    found = rows(watched, coverage_table, "ports", ["ports/canals"])
    with watched.reading() as conn:
        expected = list(coverage(conn, "ports", "canals"))
    told = ("visit", "complete", "pages", "entries", "proves_absence")
    assert [[row[name] for name in told] for row in found] == [
        [getattr(one, name) for name in told] for one in expected
    ]


def test_without_topics_all_are_covered(watched: Archive) -> None:
    assert {row["topic"] for row in rows(watched, coverage_table)} == {"canals", "harbours", "rivers"}


def test_what_is_not_there_is_named(watched: Archive) -> None:
    with pytest.raises(UnknownTopic):
        rows(watched, membership_table, "ports", ["dunes"])
    with pytest.raises(UnknownSource):
        rows(watched, coverage_table, "dunes")
