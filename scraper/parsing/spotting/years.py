"""Completes dates without a year from their order in the list and the time of the capture."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

__all__ = ["complete"]

SLACK = timedelta(days=10)
"""A step back by less is a small disorder, a longer one is the turn of a year."""
NOT_BEFORE = timedelta(days=1)
"""It may already be tomorrow where the page is written."""
TURNS = 3
"""Where more than every third step is the turn of a year, the list is in no order."""

Days = Sequence[date]
"""The days that a date can be, in their order: one if its year is stated, one of each year if not; none if unknown."""


def complete(column: Sequence[Days], captured: date, *, ahead: bool) -> list[date | None]:
    """The day of each date, or None where the list is in no order that tells.

    Newest first is the rule, with the first the latest that is not later than the capture. A list that goes up is that
    of what comes (`ahead`, or where its first lies nearer to the capture than its last would).
    """
    upwards = _goes_up(column) or (ahead and len(column) == 1)
    walked = [_walk(column, start, upwards=upwards) for start in _starts(column, captured, upwards=upwards or ahead)]
    chains = [chain for chain in walked if chain]
    if not chains:
        return [days[0] if len(days) == 1 else None for days in column]
    best = min(chains, key=lambda chain: _cost(chain, captured, upwards=upwards))
    if _turns(best, column) * TURNS >= len(column) and len(column) > TURNS:
        return [days[0] if len(days) == 1 else None for days in column]
    return best


def _goes_up(column: Sequence[Days]) -> bool:
    """By the day of the year, or the day itself where both are known."""
    ups = downs = 0
    filled = [days for days in column if days]
    for before, after in pairwise(filled):
        if len(before) == len(after) == 1:
            step = (after[0] - before[0]).days
        else:
            step = after[0].timetuple().tm_yday - before[0].timetuple().tm_yday
        ups, downs = ups + (step > 0), downs + (step < 0)
    return ups > downs


def _starts(column: Sequence[Days], captured: date, *, upwards: bool) -> list[date]:
    """Days from which the first date without a year may be the next on the way."""
    first = next((days for days in column if len(days) > 1), ())
    if not first or len(column[0]) == 1:
        return [column[0][0]] if first else []
    latest = date.max if upwards else captured + NOT_BEFORE
    return [day for day in first if day <= latest][-4:]


def _walk(column: Sequence[Days], start: date, *, upwards: bool) -> list[date | None]:
    """The nearest day on the way from the one before, for each in turn."""
    at, chain = start, []
    for days in column:
        if len(days) > 1:
            days = [day for day in days if (day >= at - SLACK if upwards else day <= at + SLACK)]
        day = (days[0] if upwards else days[-1]) if days else None
        at = day or at
        chain.append(day)
    return chain


def _cost(chain: Sequence[date | None], captured: date, *, upwards: bool) -> float:
    """Steps the wrong way onto days that are certain, then how far the list lies from the capture."""
    known = [day for day in chain if day]
    steps = pairwise(known)
    wrong = sum(after < before - SLACK if upwards else after > before + SLACK for before, after in steps)
    distance = sum(abs((day - captured).days) for day in known)
    return 1e6 * (wrong + len(chain) - len(known)) + distance / max(len(known), 1)


def _turns(chain: Sequence[date | None], column: Sequence[Days]) -> int:
    years = [day.year for day, days in zip(chain, column, strict=True) if day and len(days) > 1]
    return sum(before != after for before, after in pairwise(years))
