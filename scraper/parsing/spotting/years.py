"""Completes dates without a year from their order in the list and the time of the capture."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

__all__ = ["complete"]

SLACK = timedelta(days=10)
"""A step back by less is a small disorder, a longer one is the turn of a year."""
NOT_BEFORE = timedelta(days=1)
"""It may already be tomorrow where the page is written."""
TURNS = 3
"""Where more than every third step is the turn of a year, the list is in no order."""
STARTS = 8
"""Years that are tried for the first."""
WRONG = 1_000_000
NEAR = 2
"""What a step the wrong way, and a day from an end of the list to the capture, count beside a day of its span."""

Days = Sequence[date]
"""The days that a date can be, in their order: one if its year is stated, one of each year if not; none if unknown."""


def complete(column: Sequence[Days], captured: date, *, ahead: bool) -> list[date | None]:
    """The day of each date, or None where the list is in no order that tells.

    Newest first is the rule, with the first the latest that is not later than the capture. What comes, or goes up, lies
    around the capture. Of the ways to walk through the years that is taken which keeps to the days that are certain,
    spans the shortest time and comes nearest to the capture.
    """
    best = min(_chains(column, captured, ahead=ahead), key=lambda chain: chain.cost, default=None)
    if best is None or (best.turns * TURNS >= len(column) and len(column) > TURNS):
        return [days[0] if len(days) == 1 else None for days in column]
    return list(best.days)


class Chain(NamedTuple):
    days: Sequence[date | None]
    turns: int
    cost: float


def _chains(column: Sequence[Days], captured: date, *, ahead: bool) -> Iterator[Chain]:
    for upwards in (False, True):
        if not upwards or ahead or len(column) > 1:
            for start in _starts(column, captured, upwards=upwards or ahead):
                yield _chain(_walk(column, start, upwards=upwards), column, captured, upwards=upwards)


def _starts(column: Sequence[Days], captured: date, *, upwards: bool) -> list[date]:
    """Days from which the first date without a year may be the next on the way."""
    first = next((days for days in column if len(days) > 1), ())
    if not first or len(column[0]) == 1:
        return [column[0][0]] if first else []
    latest = date.max if upwards else captured + NOT_BEFORE
    return [day for day in first if day <= latest][-STARTS:]


def _walk(column: Sequence[Days], start: date, *, upwards: bool) -> list[date | None]:
    """The nearest day on the way from the one before, for each in turn."""
    at, chain = start, []
    for days in column:
        day = days[0] if len(days) == 1 else _next(days, at, upwards=upwards)
        at = day or at
        chain.append(day)
    return chain


def _next(days: Days, at: date, *, upwards: bool) -> date | None:
    place = bisect_left(days, at - SLACK) if upwards else bisect_right(days, at + SLACK) - 1
    return days[place] if 0 <= place < len(days) else None


def _chain(days: Sequence[date | None], column: Sequence[Days], captured: date, *, upwards: bool) -> Chain:
    known = [day for day in days if day]
    steps = list(pairwise(known))
    wrong = sum(after < before - SLACK if upwards else after > before + SLACK for before, after in steps)
    span = (max(known) - min(known)).days if known else 0
    nearest = min((abs((day - captured).days) for day in (*known[:1], *known[-1:])), default=0)
    years = [day.year for day, choices in zip(days, column, strict=True) if day and len(choices) > 1]
    turns = sum(before != after for before, after in pairwise(years))
    return Chain(days, turns, WRONG * (wrong + len(days) - len(known)) + span + NEAR * nearest)
