"""What questions about the past and about WARC files cost: few statements, each led by indexes."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from archive.folder import Archive
from archive.queries.captures import last_capture
from archive.queries.changes import changes
from archive.queries.ends import end_in, ends_of_warc
from archive.queries.entries import entry
from archive.queries.history import history
from archive.queries.listings import topic_listing
from archive.queries.membership import memberships
from archive.queries.readings import last_reading
from archive.records import CaptureKind
from archive.store import store_page, store_unchanged
from tests.plans import read_whole, statements
from tests.visit_cases import Watcher

Question = Callable[[Connection, Watcher], object]

QUESTIONS: dict[str, tuple[Question, int]] = {
    "listing": (lambda conn, _: topic_listing(conn, "ports", "harbours"), 10),
    "listing as of": (lambda conn, watcher: topic_listing(conn, "ports", "harbours", as_of=watcher.at(2.5)), 10),
    "last reading": (lambda conn, _: last_reading(conn, "ports", "harbours"), 4),
    "withdrawn": (lambda conn, _: topic_listing(conn, "ports", "harbours", withdrawn=True), 10),
    "show": (lambda conn, _: entry(conn, "wspo:A"), 15),
    "show as of": (lambda conn, watcher: entry(conn, "wspo:A", as_of=watcher.at(2.5)), 15),
    "history": (lambda conn, _: history(conn, "wspo:A"), 8),
    "memberships": (lambda conn, _: memberships(conn, "ports", "harbours"), 10),
    "ends of WARC files": (lambda conn, _: ends_of_warc(conn), 1),
    "end of a WARC file": (lambda conn, _: end_in(conn, "crawl-1.warc.gz"), 1),
    "changes": (lambda conn, watcher: changes(conn, "ports", "harbours", since=watcher.at(1)), 10),
}


@pytest.fixture
def watcher(archive: Archive, writing: Any) -> Watcher:
    """A topic with three visits, and another that nobody asks for."""
    made = Watcher(archive, writing)
    visit(made, range(1, 4))
    return made


def visit(watcher: Watcher, days: range) -> None:
    for day in days:
        watcher.visit(day, "abc" if day % 3 else "ab", "x", complete=bool(day % 2))
        watcher.visit(day, "dc", topic="rivers")


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_number_of_statements_does_not_grow_with_the_archive(watcher: Watcher, name: str) -> None:
    question, most = QUESTIONS[name]
    numbers = []
    for days in (range(4, 5), range(5, 20)):
        visit(watcher, days)
        with watcher.archive.reading() as conn, statements(conn) as executed:
            question(conn, watcher)
        numbers.append(len(executed))
    assert numbers[0] == numbers[1] <= most


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_that_grows_is_read_whole(watcher: Watcher, name: str) -> None:
    with watcher.archive.reading() as conn:
        with statements(conn) as executed:
            QUESTIONS[name][0](conn, watcher)
        whole = [(statement, found) for statement, given in executed if (found := read_whole(conn, statement, given))]
    assert whole == []


def test_a_page_that_stays_the_same_for_long_costs_no_more(sqlite_archive: Archive, writing: Any) -> None:
    """In steps of SQLite's machine: the original is found without a look at the revisits in between."""
    with sqlite_archive.writing() as conn:
        store_page(conn, writing.capture(1, digest="sha1:same"), writing.listing(writing.entry(1)))
        steps = []
        for hours in (range(2, 12), range(12, 200)):
            for hour in hours:
                known = last_capture(conn, writing.page_url, "labels/1")
                assert known is not None
                assert known.listing is not None
                again = writing.capture(hour, day=hour / 24, kind=CaptureKind.REVISIT, status=304, digest="sha1:same")
                store_unchanged(conn, again, known.listing.listing_id)
            steps.append(steps_of(conn, lambda conn: last_capture(conn, writing.page_url, "labels/1")))
    assert steps[0] == steps[1] > 0


def steps_of(conn: Connection, question: Callable[[Connection], object]) -> int:
    driver: Any = conn.connection.driver_connection
    steps: list[None] = []
    driver.set_progress_handler(lambda: steps.append(None), 1)
    question(conn)
    driver.set_progress_handler(None, 1)
    return len(steps)
