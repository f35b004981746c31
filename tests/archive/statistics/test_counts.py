"""Counts of entries by what they say, now and as of a time, narrowed and not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from archive.errors import UnknownTopic
from archive.folder import Archive
from archive.search.filters import Filters
from archive.statistics.counts import Count, counts, counts_by_month, counts_by_month_and

Store = Callable[..., Any]


@pytest.fixture
def filled(archive: Archive, store: Store, writing: Any) -> Archive:
    store(
        writing.entry(1, "A", tags=("sea", "air", "sea"), kinds=("news",)),
        writing.entry(2, "B", day="2019", tags=("sea",)),
        writing.entry(3, "C", day=None),
    )
    store(writing.entry(1, "A", tags=("land",), kinds=("news",)), day=1, topic="rivers")
    return archive


def named(found: tuple[Count, ...]) -> list[tuple[str, int]]:
    return [(one.name, one.entries) for one in found]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("topic", [("ports/harbours", 3), ("ports/rivers", 1)]),
        ("tag", [("land", 1), ("sea", 1)]),
        ("kind", [("news", 1)]),
        ("source", [("ports", 3)]),
    ],
)
def test_counts(filled: Archive, by: str, expected: list[tuple[str, int]]) -> None:
    with filled.reading() as conn:
        assert named(counts(conn, by)) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("topic", [("ports/harbours", 3)]),
        ("tag", [("sea", 2), ("air", 1)]),
        ("kind", [("news", 1)]),
        ("source", [("ports", 3)]),
    ],
)
def test_counts_as_of_a_time(filled: Archive, writing: Any, by: str, expected: list[tuple[str, int]]) -> None:
    with filled.reading() as conn:
        assert named(counts(conn, by, as_of=writing.start + timedelta(hours=1))) == expected


def test_counts_under_filters(filled: Archive) -> None:
    with filled.reading() as conn:
        assert named(counts(conn, "topic", Filters(tags=("sea",)))) == [("ports/harbours", 1)]
        assert named(counts(conn, "tag", Filters(topics=("rivers",)))) == [("land", 1)]


def test_counts_by_month(filled: Archive) -> None:
    with filled.reading() as conn:
        assert counts_by_month(conn) == {"2019-05": 1, "2019": 1, None: 1}
        assert counts_by_month_and(conn, "topic", ["ports/rivers"]) == {"ports/rivers": {"2019-05": 1}}
        assert counts_by_month_and(conn, "tag", ["sea", "ice"]) == {"sea": {"2019": 1}, "ice": {}}


def test_counting_by_something_else_is_refused(filled: Archive) -> None:
    with filled.reading() as conn, pytest.raises(ValueError, match="month, topic"):
        counts(conn, "colour")


def test_an_unknown_topic_is_named(filled: Archive) -> None:
    with filled.reading() as conn, pytest.raises(UnknownTopic):
        counts_by_month(conn, Filters(topics=("canals",)))
