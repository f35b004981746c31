"""Which entries match: words, filters, and both at a time of the past."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from archive.errors import BadTime, UnknownSource, UnknownTopic
from archive.folder import Archive
from archive.models import wording
from archive.search.filters import Filters
from archive.search.matches import matches

Store = Callable[..., Any]
Find = Callable[..., set[str]]


@pytest.fixture
def find(archive: Archive, writing: Any) -> Find:
    """The titles' first words of what matches, from the wordings that match."""

    def found(query: str | None = None, *, day: float | None = None, **filters: Any) -> set[str]:
        as_of = None if day is None else writing.start + timedelta(days=day)
        with archive.reading() as conn:
            rows = matches(conn, query, Filters(**filters), as_of).subquery()
            titles = conn.execute(select(wording.c.title).join(rows, rows.c.wording_id == wording.c.id)).scalars()
            return {str(title).partition(" ")[0] for title in titles}

    return found


@pytest.fixture
def filled(archive: Archive, store: Store, writing: Any) -> None:
    store(
        writing.entry(1, "Ferries to Malmö", url="https://e.org/1", teaser="A new e-mail desk.", tags=("sea", "rail")),
        writing.entry(2, "Harbours of the north", url="https://e.org/2", day="2019-05", kinds=("news",), tags=("sea",)),
        writing.entry(3, "Rivers", url="https://e.org/3", day=None, problems=("no-date",), teaser="Ferry harbour."),
    )
    store(
        writing.entry(1, "Canals north", url="https://e.org/4", day="2018", topic="rivers"),
        topic="rivers",
        url="https://example.org/topics/rivers",
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("malmo", {"Ferries"}),
        ("FERR*", {"Ferries", "Rivers"}),
        ('"e mail desk"', {"Ferries"}),
        ("e-mail", {"Ferries"}),
        ('"malmo a"', set()),
        ("ferries OR rivers", {"Ferries", "Rivers"}),
        ("north -of", {"Canals"}),
        ("north NOT (harbours canals)", {"Harbours", "Canals"}),
        ("title:harbours OR teaser:harbour", {"Harbours", "Rivers"}),
        ("title:ferry", set()),
        ("?!", set()),
        ("", set()),
        (None, {"Ferries", "Harbours", "Rivers", "Canals"}),
    ],
)
def test_words(find: Find, filled: None, query: str | None, expected: set[str]) -> None:
    assert find(query) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "ports"}, {"Ferries", "Harbours", "Rivers", "Canals"}),
        ({"topics": ("rivers",)}, {"Canals"}),
        ({"topics": ("ports/harbours",)}, {"Ferries", "Harbours", "Rivers"}),
        ({"topics": ("harbours", "rivers")}, set()),
        ({"tags": ("sea",)}, {"Ferries", "Harbours"}),
        ({"tags": ("sea", "rail")}, {"Ferries"}),
        ({"tags": ("news",)}, set()),
        ({"kinds": ("news",)}, {"Harbours"}),
        ({"incomplete": True}, {"Rivers"}),
        ({"incomplete": False}, {"Ferries", "Harbours", "Canals"}),
        ({"since": "2018"}, {"Ferries", "Harbours", "Canals"}),
        ({"since": "2018-06"}, {"Ferries", "Harbours", "Canals"}),
        ({"since": "2019-05-08"}, {"Ferries", "Harbours"}),
        ({"since": "2019-05-31"}, {"Harbours"}),
        ({"since": "2019-06"}, set()),
        ({"until": "2019-05-07"}, {"Harbours", "Canals"}),
        ({"until": "2019-05"}, {"Ferries", "Harbours", "Canals"}),
        ({"until": "2019-04"}, {"Canals"}),
        ({"until": "2018"}, {"Canals"}),
        ({"since": "2018-02", "until": "2018-02-02", "source": "ports"}, {"Canals"}),
    ],
)
def test_filters(find: Find, filled: None, filters: dict[str, Any], expected: set[str]) -> None:
    assert find(**filters) == expected


def test_words_and_filters_narrow_each_other(find: Find, filled: None) -> None:
    assert find("north", tags=("sea",)) == {"Harbours"}


@pytest.mark.parametrize("value", ["2019-13", "2019-05-32", "19", "soon", "20190508", "2019-5-8", "２０１９", ""])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(BadTime, match="since"):
        Filters(since=value)


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadTime, match="until '2018'"):
        Filters(since="2019-01", until="2018")


def test_names_the_archive_does_not_know(find: Find, filled: None) -> None:
    with pytest.raises(UnknownSource):
        find(source="airports")
    with pytest.raises(UnknownTopic):
        find(topics=("canals",))
    with pytest.raises(UnknownSource):
        find(topics=("airports/harbours",))


@pytest.fixture
def changing(store: Store, writing: Any) -> None:
    """Day 0: Ferries. Day 10: called Boats, with another tag. Day 20: under rivers too, and Rafts are new."""

    def ferries(title: str, **more: Any) -> Any:
        return writing.entry(1, title, site="AA", url="https://e.org/1", **more)

    elsewhere = {"topic": "rivers", "url": "https://example.org/topics/rivers"}
    store(ferries("Ferries", tags=("sea",)), day=0)
    store(ferries("Boats", tags=("lake",), day="2019-05-30"), day=10)
    store(
        ferries("Boats", tags=("lake",), day="2019-05-30"),
        writing.entry(2, "Rafts", url="https://e.org/2"),
        day=20,
        **elsewhere,
    )


@pytest.mark.parametrize(
    ("day", "query", "filters", "expected"),
    [
        (-1, None, {}, set()),
        (0, None, {}, {"Ferries"}),
        (9, "ferries", {}, {"Ferries"}),
        (9, "boats", {}, set()),
        (10, "boats", {}, {"Boats"}),
        (10, "ferries", {}, set()),
        (10, "ferries OR boats", {}, {"Boats"}),
        (15, None, {}, {"Boats"}),
        (25, None, {}, {"Boats", "Rafts"}),
        (15, None, {"tags": ("sea",)}, set()),
        (5, None, {"tags": ("sea",)}, {"Ferries"}),
        (15, None, {"topics": ("rivers",)}, set()),
        (25, None, {"topics": ("rivers",)}, {"Boats", "Rafts"}),
        (5, None, {"since": "2019-05-20"}, set()),
        (15, None, {"since": "2019-05-20"}, {"Boats"}),
        (25, "?", {}, set()),
    ],
)
def test_a_time_of_the_past(
    find: Find, changing: None, day: float, query: str | None, filters: dict[str, Any], expected: set[str]
) -> None:
    assert find(query, day=day, **filters) == expected


def test_now_is_the_latest_time(find: Find, changing: None) -> None:
    assert find() == find(day=1000)
    assert find("ferries") == find("ferries", day=1000) == set()
