"""The walk through a topic's pages: it ends whatever the site does, and says why."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.items import StopReason
from scraper.page import Entry, ListedDate
from scraper.walk import Step, Walk, identities

FIRST = "http://www.eurocities.eu/1"
PAGES = st.lists(
    st.tuples(st.none() | st.integers(1, 5).map(str), st.lists(st.integers(0, 6), max_size=3)), min_size=30
)
"""What each page leads to and shows."""


def begun(max_pages: int = 10) -> Walk:
    walk = Walk(topic="smart-cities", visit="v", max_pages=max_pages)
    walk.begin(FIRST)
    return walk


@given(pages=PAGES, max_pages=st.integers(1, 12))
def test_any_walk_ends_within_its_limit_and_never_comes_back(
    pages: list[tuple[str | None, list[int]]], max_pages: int
) -> None:
    walk, asked = begun(max_pages), [FIRST]
    for next_url, shown in pages:
        step = walk.after(next_url, shown)
        assert (step.next_url is None) == (step.stop is not None)
        if step.next_url is None:
            break
        asked.append(step.next_url)
    else:
        pytest.fail("the walk did not end")
    assert len(asked) == len(set(asked)) == walk.pages <= max_pages


@pytest.mark.parametrize(("by_rule", "reason"), [(True, StopReason.PAST_THE_END), (False, StopReason.EMPTY_LISTING)])
def test_an_empty_page_is_the_end_only_where_no_link_promised_more(by_rule: bool, reason: StopReason) -> None:
    walk = begun()
    walk.after("http://www.eurocities.eu/2", [1], by_rule=by_rule)
    assert walk.after_empty().stop is reason


def test_a_last_page_that_is_repeated_is_the_end() -> None:
    assert after(("2", [1, 2]), ("3", [3]), ("4", [3])).stop is StopReason.SAME_PAGE_AGAIN


@pytest.mark.parametrize(("by_rule", "reason"), [(True, StopReason.SAME_PAGE_AGAIN), (False, StopReason.NOTHING_NEW)])
def test_a_first_page_that_is_repeated_is_the_end_only_where_no_link_promised_more(
    by_rule: bool, reason: StopReason
) -> None:
    walk = begun()
    walk.after("http://www.eurocities.eu/2", [1], by_rule=by_rule)
    assert walk.after("http://www.eurocities.eu/3", [1]).stop is reason


def after(*pages: tuple[str | None, list[int]], max_pages: int = 10) -> Step:
    walk = begun(max_pages)
    for next_url, shown in pages:
        step = walk.after(next_url, shown)
    return step


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (lambda: after((None, [1])), StopReason.LAST_PAGE),
        (lambda: after(("2", [1, 2]), (None, [3])), StopReason.LAST_PAGE),
        (lambda: after((FIRST, [1])), StopReason.LOOP),
        (lambda: after(("2", [1]), ("3", [2]), ("2", [3])), StopReason.LOOP),
        (lambda: after(("2", [1, 2]), ("3", [3, 4]), ("4", [2, 3])), StopReason.NOTHING_NEW),
        (lambda: after(("2", [1]), ("3", [2]), max_pages=2), StopReason.PAGE_LIMIT),
        (lambda: begun().after_empty(), StopReason.EMPTY_LISTING),
    ],
)
def test_why_a_walk_ends(step: Callable[[], Step], reason: StopReason) -> None:
    assert step().stop is reason
    assert step().detail


def test_a_page_that_repeats_some_entries_leads_on() -> None:
    """The list moved by one entry while it was walked."""
    assert after(("2", [1, 2, 3]), ("3", [3, 4, 5])).next_url == "3"


def test_a_limit_that_is_just_reached_is_none() -> None:
    assert after(("2", [1]), (None, [2]), max_pages=2).stop is StopReason.LAST_PAGE


def test_only_three_reasons_mean_that_all_was_seen() -> None:
    complete = {reason for reason in StopReason if reason.complete}
    assert complete == {StopReason.LAST_PAGE, StopReason.PAST_THE_END, StopReason.SAME_PAGE_AGAIN}


def test_what_an_entry_is_known_by() -> None:
    day = ListedDate(text="08-05-2019", value="2019-05-08")
    linked = Entry(position=1, title="A", url="http://www.eurocities.eu/a")
    untitled = Entry(position=2, published=day, tags=("culture",))
    (link, bare) = identities([linked, untitled])
    assert identities([Entry(position=9, title="B", url=linked.url)]) == (link,)
    assert identities([Entry(position=9, published=day)]) != (bare,)
    assert identities([Entry(position=9, starts=day, tags=("culture",))]) == (bare,)
