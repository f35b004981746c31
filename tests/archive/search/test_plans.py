"""What searches cost: a bounded number of statements, each led by indexes."""

from collections.abc import Callable
from typing import Any

import pytest

from archive.folder import Archive
from archive.search import Filters, facets, search
from tests.plans import read_whole, statements

Store = Callable[..., Any]


@pytest.fixture
def filled(store: Store, writing: Any) -> None:
    for number in range(1, 31):
        store(
            writing.entry(
                number, f"Ferry {number}", url=f"https://e.org/{number}", tags=("sea",), kinds=("news",), topic="rivers"
            ),
            topic=("harbours", "rivers")[number % 2],
            day=number,
            url=f"https://example.org/{number}",
        )


QUESTIONS: list[tuple[str | None, dict[str, Any]]] = [
    ("ferry", {}),
    ("ferry OR sea*", {"since": "2019", "topics": ("harbours",), "tags": ("sea",)}),
    (None, {"topics": ("harbours",), "source": "ports"}),
    (None, {"tags": ("sea",), "kinds": ("news",), "incomplete": False}),
    (None, {"incomplete": True}),
]


@pytest.mark.parametrize(("query", "filters", "past"), [(*one, past) for past in (False, True) for one in QUESTIONS])
def test_a_search_is_led_by_indexes(
    archive: Archive, filled: None, writing: Any, query: str | None, filters: dict[str, Any], past: bool
) -> None:
    as_of = writing.start if past else None
    with archive.reading() as conn:
        with statements(conn) as executed:
            search(conn, query, Filters(**filters), as_of=as_of, limit=3)
            facets(conn, query, Filters(**filters), as_of=as_of)
        whole = [(statement, found) for statement, given in executed if (found := read_whole(conn, statement, given))]
    assert whole == []


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2019-05")])
def test_the_newest_are_found_by_walking_their_index(archive: Archive, filled: None, filters: Filters) -> None:
    with archive.reading() as conn:
        with statements(conn) as executed:
            search(conn, None, filters, limit=3)
        whole = [found for statement, given in executed if (found := read_whole(conn, statement, given))]
    assert whole == []


@pytest.mark.parametrize(("query", "filters"), [*QUESTIONS, (None, {})])
@pytest.mark.parametrize("limit", [1, 30])
def test_a_search_takes_few_statements(
    archive: Archive, filled: None, query: str | None, filters: dict[str, Any], limit: int
) -> None:
    with archive.reading() as conn, statements(conn) as executed:
        search(conn, query, Filters(**filters), limit=limit)
    assert len(executed) <= 8


def test_facets_are_counted_in_one_statement(archive: Archive, filled: None) -> None:
    with archive.reading() as conn, statements(conn) as executed:
        facets(conn, "ferry")
    assert len(executed) == 1
