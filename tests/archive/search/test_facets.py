"""Counts of the matches by topic, tag, kind and month."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from archive.folder import Archive
from archive.search import FACETS, Facets, Filters, facets

Store = Callable[..., Any]
Count = Callable[..., Facets]


@pytest.fixture
def count(archive: Archive) -> Count:
    def counted(query: str | None = None, filters: Filters | None = None, **given: Any) -> Facets:
        with archive.reading() as conn:
            return facets(conn, query, filters, **given)

    return counted


def pairs(found: Facets, facet: str) -> list[tuple[str | None, int]]:
    return [(count.name, count.entries) for count in getattr(found, facet)]


@pytest.fixture
def filled(store: Store, writing: Any) -> None:
    """Ferries: under both topics. Later, on day 9, they have another tag, and Locks are new."""
    ferries = {"title": "Ferries", "site": "AA", "kinds": ("news",)}
    elsewhere = {"topic": "rivers", "url": "https://example.org/topics/rivers"}
    store(
        writing.entry(1, tags=("sea", "rail", "sea"), **ferries),
        writing.entry(2, "Boats", url="https://e.org/2", tags=("sea",), day="2019-05"),
        writing.entry(3, "Ferry harbour", url="https://e.org/3", day=None),
        writing.entry(4, "Rafts", url="https://e.org/4", day="2018", kinds=("event",)),
    )
    store(
        writing.entry(1, tags=("lake",), **ferries),
        writing.entry(2, "Locks", url="https://e.org/5"),
        day=9,
        **elsewhere,
    )


def test_all_are_counted(count: Count, filled: None) -> None:
    found = count()
    assert pairs(found, "topics") == [("ports/harbours", 4), ("ports/rivers", 2)]
    assert pairs(found, "tags") == [("lake", 1), ("sea", 1)]
    assert pairs(found, "kinds") == [("event", 1), ("news", 1)]
    assert pairs(found, "months") == [("2018", 1), ("2019-05", 3), (None, 1)]


def test_a_query_and_filters_narrow_the_counts(count: Count, filled: None) -> None:
    assert pairs(count("ferr*"), "topics") == [("ports/harbours", 2), ("ports/rivers", 1)]
    assert pairs(count(None, Filters(topics=("rivers",))), "topics") == [("ports/rivers", 2), ("ports/harbours", 1)]
    assert pairs(count("ferries", Filters(since="2020")), "months") == []


def test_of_the_past(count: Count, filled: None, writing: Any) -> None:
    found = count(as_of=writing.start + timedelta(days=1))
    assert pairs(found, "topics") == [("ports/harbours", 4)]
    assert pairs(found, "tags") == [("sea", 2), ("rail", 1)]


def test_nothing_is_counted_where_nothing_matches(count: Count, filled: None) -> None:
    assert count("?") == count("absent") == Facets(topics=(), tags=(), kinds=(), months=())


@pytest.mark.parametrize("facet", FACETS)
def test_only_what_is_asked_for_is_counted(count: Count, filled: None, facet: str) -> None:
    found = count(by=[facet])
    assert [name for name in FACETS if getattr(found, f"{name}s")] == [facet]
    assert getattr(found, f"{facet}s") == getattr(count(), f"{facet}s")
