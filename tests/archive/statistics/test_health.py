"""Crawl health by periods, and which times are gaps."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.folder import Archive
from archive.search.filters import Filters
from archive.statistics.health import Outcome, Unit, gaps, health, in_periods

FIRST = date(2019, 5, 20)


@pytest.mark.parametrize(("apart", "number", "unit"), [(1, 50, Unit.DAY), (7, 50, Unit.WEEK), (30, 9, Unit.MONTH)])
def test_a_period_is_as_long_as_visits_are_apart(apart: int, number: int, unit: Unit) -> None:
    visits = [(FIRST + timedelta(days=apart * one), Outcome.COMPLETE) for one in range(number)]
    assert in_periods(visits).unit is unit


def test_daily_visits_of_years_are_shown_by_month() -> None:
    visits = [(FIRST + timedelta(days=one), Outcome.COMPLETE) for one in range(1500)]
    assert in_periods(visits).unit is Unit.MONTH


@given(st.lists(st.tuples(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.sampled_from(Outcome))))
def test_periods_follow_each_other_and_hold_every_visit(visits: list[tuple[date, Outcome]]) -> None:
    periods = in_periods(visits).periods
    assert all(before.end == after.first for before, after in pairwise(periods))
    assert sum(sum(period.visits.values()) for period in periods) == len(visits)


def test_how_visits_went(archive: Archive, look: Any) -> None:
    look(["2019-05-08"], day=1, complete=True)
    look(["2019-05-08"], day=2)
    look(day=4)
    with archive.reading() as conn:
        found = health(conn, Filters(topics=("harbours",)))
    # The visit of day 0 was opened by the fixture, and has no end.
    outcomes = [dict(period.visits) for period in found.periods]
    assert outcomes == [{Outcome.FAILED: 1}, {Outcome.COMPLETE: 1}, {Outcome.INCOMPLETE: 1}, {}, {Outcome.FAILED: 1}]


def test_a_visit_was_not_complete_before_it_ended(archive: Archive, look: Any, writing: Any) -> None:
    look(["2019-05-08"], day=1, complete=True)
    with archive.reading() as conn:
        before = health(conn, Filters(), writing.start + timedelta(days=1, seconds=-1))
        then = health(conn, Filters(), writing.start + timedelta(days=1))
    assert [sum(period.visits.values()) for period in before.periods] == [2]
    assert [dict(period.visits) for period in then.periods][1] == {Outcome.COMPLETE: 1}


def test_gaps_are_longer_than_usual() -> None:
    start = datetime(2019, 5, 20)  # noqa: DTZ001 (only differences matter)
    times = [start + timedelta(days=day) for day in (0, 1, 2, 9, 10)]
    assert gaps(times) == ((times[2], times[3]),)
    assert gaps(times[:1]) == gaps([]) == ()
