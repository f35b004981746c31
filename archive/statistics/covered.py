"""Which days of publication an archive can speak of: pure, knows no database.

Topics list their newest entries first. So a look at a list shows what was published from its oldest entry to the day of
the look, and one that reached the end of the list shows what was published before, too. A topic is covered where at
least one of its looks shows it. Elsewhere no entry is known because nobody looked: a gap, not a zero.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

__all__ = ["Coverage", "Reach", "Stretch", "coverage_of_month", "covered", "earliest_day", "latest_day"]

_DAY = timedelta(days=1)


class Coverage(StrEnum):
    """How much of a time looks cover."""

    WHOLE = "whole"
    """Every day of it, of every topic: a zero is one."""
    PARTLY = "partly"
    """Some of it: there may be more entries than are known."""
    NONE = "none"
    """Nothing of it: a gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far a look at a list went. Dates are those of entries, without any where a page shows none."""

    looked_on: date
    from_top: bool
    """Whether it began at the beginning of the list."""
    to_end: bool
    """Whether it reached its end."""
    newest: date | None
    """On its first page; matters only where it did not begin at the beginning of the list."""
    oldest: date | None
    """On its last page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days, the first and the last inclusive. `date.min` stands for no beginning."""

    first: date
    last: date


def covered(reaches: Iterable[Reach]) -> tuple[Stretch, ...]:
    """What looks at one topic, in the order of time, cover: disjoint, in the order of time.

    The end of a list is its beginning in time only as long as no earlier look showed an older entry: a site that lists
    its latest fifty entries drops the others. Then the look covers what it shows and no more.
    """
    return tuple(_united(_stretches(reaches)))


def coverage_of_month(month: str, topics: Iterable[Sequence[Stretch]]) -> Coverage:
    """How much of a month (`2019-05`) the stretches of all topics cover; without any topic nothing."""
    year, number = int(month[:4]), int(month[5:])
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    found = {_coverage(first, last, stretches) for stretches in topics}
    return found.pop() if len(found) == 1 else Coverage.PARTLY if found else Coverage.NONE


def earliest_day(value: str) -> date:
    """The first day that an ISO 8601 date of any precision may mean."""
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :])


def latest_day(value: str) -> date:
    """The last day that an ISO 8601 date of any precision may mean."""
    first = earliest_day(value)
    if len(value) == len("2019"):
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(value) == len("2019-05") else first


def _stretches(reaches: Iterable[Reach]) -> Iterator[Stretch]:
    known = date.max
    for reach in reaches:
        whole = reach.to_end and (reach.oldest is None or reach.oldest <= known)
        known = min(known, reach.oldest or date.max)
        first = date.min if whole else reach.oldest
        last = reach.looked_on if reach.from_top else reach.newest
        if first is not None and last is not None and first <= last:
            yield Stretch(first=first, last=last)


def _united(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    current: Stretch | None = None
    for stretch in sorted(stretches, key=lambda one: (one.first, one.last)):
        if current is None:
            current = stretch
        elif stretch.first <= current.last + _DAY:
            current = Stretch(first=current.first, last=max(current.last, stretch.last))
        else:
            yield current
            current = stretch
    if current is not None:
        yield current


def _coverage(first: date, last: date, stretches: Sequence[Stretch]) -> Coverage:
    if any(stretch.first <= first and last <= stretch.last for stretch in stretches):
        return Coverage.WHOLE
    if any(stretch.first <= last and first <= stretch.last for stretch in stretches):
        return Coverage.PARTLY
    return Coverage.NONE
