"""What questions about the past and about WARC files cost: few statements, each led by indexes."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection

from archive.folder import Archive
from archive.queries.changes import changes
from archive.queries.ends import end_in, ends_of_warc
from archive.queries.entries import entry
from archive.queries.history import history
from archive.queries.listings import topic_listing
from archive.queries.membership import memberships
from archive.queries.readings import last_reading
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
