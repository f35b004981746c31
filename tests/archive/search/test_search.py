"""Pages of results: what they tell, their order, and where the next one begins."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.errors import BadToken, QuerySyntax
from archive.folder import Archive
from archive.search import SORTS, Filters, Page, facets, search
from archive.search.matches import question
from archive.search.order import NEWEST, RANK, Place, read_token
from archive.search.ways import gathered, walked

Store = Callable[..., Any]
Ask = Callable[..., Page]


@pytest.fixture
def ask(archive: Archive) -> Ask:
    def asked(query: str | None = None, **given: Any) -> Page:
        with archive.reading() as conn:
            return search(conn, query, **given)

    return asked


def titles(page: Page) -> list[str | None]:
    return [result.title for result in page.results]


def walk(ask: Ask, *given: Any, **more: Any) -> Iterator[Page]:
    page = ask(*given, **more)
    yield page
    while page.next:
        page = ask(*given, **more, after=page.next)
        yield page


@pytest.fixture
def numbered(store: Store, writing: Any) -> None:
    """Twelve ferries: of each of four dates three."""
    dates = ["2019-05-08", "2019-05", None, "2018"]
    store(*(writing.entry(n, f"Ferry {n}", url=f"https://e.org/{n}", day=dates[n % 4]) for n in range(1, 13)))


def test_a_result_tells_what_is_known(ask: Ask, store: Store, writing: Any) -> None:
    ferries = writing.entry(
        1, "Ferries", url="https://e.org/1", teaser="To Malmö.", tags=("sea", "rail"), kinds=("news",)
    )
    store(ferries)
    store(ferries, topic="rivers", url="https://example.org/topics/rivers", day=3)
    page = ask("ferries")
    (result,) = page.results
    assert (result.source, result.topics, result.url) == ("ports", ("harbours", "rivers"), "https://e.org/1")
    assert (result.title, result.teaser, result.kinds, result.tags) == (
        "Ferries",
        "To Malmö.",
        ("news",),
        ("sea", "rail"),
    )
    assert (result.published, result.starts, result.ends, result.incomplete) == ("2019-05-08", None, None, False)
    assert (result.first_seen, result.last_seen) == (writing.start, writing.start + timedelta(days=3))
    assert (page.total, page.next, result.score) == (1, None, None)


def test_a_result_of_the_past_tells_what_was_known_then(ask: Ask, store: Store, writing: Any) -> None:
    store(writing.entry(1, "Ferries", site="AA", url="https://e.org/1", tags=("sea",)))
    store(writing.entry(1, "Boats", site="AA", url="https://e.org/2"), topic="rivers", day=5)
    (result,) = ask(as_of=writing.start + timedelta(days=1)).results
    assert (result.title, result.url, result.topics, result.tags) == (
        "Ferries",
        "https://e.org/1",
        ("harbours",),
        ("sea",),
    )
    assert result.last_seen == writing.start


def test_newest_first_without_a_date_last(ask: Ask, numbered: None) -> None:
    assert [result.published for result in ask().results] == [
        *["2019-05-08"] * 3,
        *["2019-05"] * 3,
        *["2018"] * 3,
        *[None] * 3,
    ]


def test_of_the_same_date_by_id(ask: Ask, numbered: None) -> None:
    ids = [result.id for result in ask().results]
    assert [ids[start : start + 3] for start in range(0, 12, 3)] == [
        sorted(ids[start : start + 3]) for start in range(0, 12, 3)
    ]


@pytest.mark.parametrize(("query", "sort"), [(None, NEWEST), ("ferry", NEWEST), ("ferry", RANK)])
@pytest.mark.parametrize("limit", [1, 4, 5, 12])
def test_pages_follow_each_other(ask: Ask, numbered: None, query: str | None, sort: str, limit: int) -> None:
    whole = titles(ask(query, sort=sort))
    pages = list(walk(ask, query, sort=sort, limit=limit))
    assert [title for page in pages for title in titles(page)] == whole
    assert {page.total for page in pages} == {12}


@pytest.mark.parametrize("limit", [1, 4, 5, 12, 20])
@pytest.mark.parametrize("filters", [Filters(), Filters(topics=("harbours",)), Filters(since="2018-06")])
def test_walking_finds_what_gathering_does(archive: Archive, numbered: None, filters: Filters, limit: int) -> None:
    with archive.reading() as conn:
        asked = question(conn, None, filters)
        place: Place | None = None
        while True:
            rows = gathered(conn, asked, NEWEST, place, limit).rows
            assert walked(conn, asked.matches(look=True), place, limit) == [row[3:8] for row in rows]
            if not rows:
                break
            place = Place(sort=NEWEST, key=rows[-1].dated, id=rows[-1].public_id)


def test_what_is_stored_in_between_moves_no_result(ask: Ask, numbered: None, store: Store, writing: Any) -> None:
    first = ask(limit=5)
    store(*(writing.entry(n, f"New {n}", url=f"https://e.org/new{n}", day="2019-06-01") for n in range(1, 6)), day=1)
    rest = ask(after=first.next, limit=50)
    assert len({*titles(first), *titles(rest)}) == 12


def test_what_is_stored_in_between_moves_no_result_by_rank(ask: Ask, store: Store, writing: Any) -> None:
    def ferries(numbers: range, topic: str) -> None:
        entries = (
            writing.entry(n, "Ferry " * n, url=f"https://e.org/{n}", teaser="north " * (20 - n), topic=topic)
            for n in numbers
        )
        store(*entries, topic=topic, url=f"https://example.org/topics/{topic}")

    ferries(range(1, 7), "harbours")
    first = ask("ferry", sort=RANK, limit=3)
    store(*(writing.entry(n, "Other", url=f"https://e.org/other{n}", teaser="of " * n) for n in range(1, 30)), day=1)
    rest = ask("ferry", sort=RANK, after=first.next)
    assert len(titles(first) + titles(rest)) == len({*titles(first), *titles(rest)}) == 6


def test_a_title_weighs_more_than_a_teaser(ask: Ask, store: Store, writing: Any) -> None:
    store(
        writing.entry(1, "Harbours of the north", url="https://e.org/1", teaser="Ferry news from here.", day="2019-06"),
        writing.entry(2, "Ferry news from here", url="https://e.org/2", teaser="Harbours of the north."),
    )
    best, other = ask("ferry", sort=RANK).results
    assert (best.title, other.title) == ("Ferry news from here", "Harbours of the north")
    assert best.score is not None
    assert other.score is not None
    assert best.score > other.score


def test_the_total_need_not_be_counted(ask: Ask, numbered: None) -> None:
    assert ask(count=False).total is None
    assert ask("ferry", count=False).total is None


def test_nothing_is_found_in_an_empty_archive(ask: Ask) -> None:
    assert ask() == ask("ferry") == ask("?") == Page(results=(), next=None, total=0)


def test_a_page_after_the_last_is_empty_and_still_counts(ask: Ask, numbered: None) -> None:
    end = Place(sort=NEWEST, key=None, id="zzzzzzzzzzzz").token
    assert ask(after=end) == ask("ferry", after=end) == Page(results=(), next=None, total=12)


@pytest.mark.parametrize("given", [{"sort": "oldest"}, {"limit": 0}, {"sort": RANK}])
def test_what_asks_for_no_page(ask: Ask, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="there is no page"):
        ask(**given)


@given(st.sampled_from(SORTS), st.text(max_size=60))
@example(NEWEST, Place(sort=RANK, key=1.5, id="abc").token)
@example(RANK, Place(sort=NEWEST, key="2019", id="abc").token)
@example(RANK, Place(sort=RANK, key=float("nan"), id="abc").token)
@example(NEWEST, Place(sort=NEWEST, key="a\0", id="abc").token)
@example(NEWEST, Place(sort=NEWEST, key="2019", id="\0").token)
@example(NEWEST, "W" * 100)
def test_what_is_no_token_is_refused(sort: str, token: str) -> None:
    with pytest.raises(BadToken):
        read_token(token, sort)


places = st.sampled_from(["2019-05-08", "2019", None]).map(
    lambda key: Place(sort=NEWEST, key=key, id="4k2m")
) | st.floats(allow_nan=False, allow_infinity=False).map(lambda key: Place(sort=RANK, key=key, id="4k2m"))


@given(places)
def test_a_token_stands_for_its_place(place: Place) -> None:
    assert read_token(place.token, place.sort) == place


pieces = st.sampled_from(
    ["AND", "OR", "NOT", "(", ")", '"', "-", "*", "title:", "é", "ferry", "b-c", "東京", "'", " ", "\\"]
)


@given(st.text() | st.lists(pieces).map("".join) | st.lists(pieces, max_size=60).map(" ".join))
@example("a " * 200)
@example(" OR ".join(f"(a{n} -b{n})" for n in range(100)))
@example('"' + "a " * 200)
@example("(" * 20 + "a" + " -b)" * 20)
@example("x" * 5000)
# Nothing is stored, so the examples may share the archive.
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_makes_the_database_fail(archive: Archive, numbered: None, query: str) -> None:
    with archive.reading() as conn:
        try:
            found = search(conn, query, sort=RANK)
        except QuerySyntax:
            return
        assert found.total == sum(count.entries for count in facets(conn, query, by=["month"]).months)
        assert found.total == search(conn, query, Filters(source="ports")).total
