"""How crawls went over time: visits that were complete, not complete, or failed, and the times without any."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from sqlalchemy import Connection, and_, case, exists, select, true

from archive.models import capture, crawl, visit
from archive.search.filters import Filters
from archive.statistics.reaches import named_topics

__all__ = ["Health", "Outcome", "Period", "Unit", "gaps", "health", "in_periods"]

# A picture shows so many periods with some width; beyond, they become longer.
_MOST = 120
_UNUSUAL = 3
_SHORTEST_GAP = timedelta(days=2)


class Outcome(StrEnum):
    """How a visit went."""

    COMPLETE = "complete"
    """It saw the whole list."""
    INCOMPLETE = "not complete"
    """It read some of it."""
    FAILED = "failed"
    """It read no page."""


class Unit(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day, a week from Monday, or a month, with the visits that began in it; without any it is a gap."""

    first: date
    end: date
    """The first day after it."""
    visits: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Periods without a break, from the first visit to the last."""

    unit: Unit
    periods: tuple[Period, ...]


def health(conn: Connection, filters: Filters, as_of: datetime | None = None) -> Health:
    """Of the visits of crawls, not of imports; of the topics that the filters by source and topic name."""
    ended = true() if as_of is None else visit.c.ended_at <= as_of
    read = exists().where(capture.c.visit_id == visit.c.id, capture.c.listing_id.is_not(None))
    outcome = case(
        (and_(visit.c.complete, ended), Outcome.COMPLETE.value),
        (read, Outcome.INCOMPLETE.value),
        else_=Outcome.FAILED.value,
    )
    statement = (
        select(visit.c.started_at, outcome)
        .join(crawl, crawl.c.id == visit.c.crawl_id)
        .where(crawl.c.kind == "crawl", visit.c.topic_id.in_(named_topics(filters)))
    )
    if as_of is not None:
        statement = statement.where(visit.c.started_at <= as_of)
    rows = conn.execute(statement)
    return in_periods([(started_at.date(), Outcome(name)) for started_at, name in rows])


def in_periods(visits: Collection[tuple[date, Outcome]]) -> Health:
    """Visits by the day, or by the week or month where they are usually further apart, or too many days."""
    days = sorted({day for day, _ in visits})
    unit = _unit(days)
    counted: dict[date, Counter[Outcome]] = {}
    for day, outcome in visits:
        counted.setdefault(_start(day, unit), Counter())[outcome] += 1
    starts = list(_starts(days[0], days[-1], unit)) if days else []
    periods = (Period(first=start, end=_after(start, unit), visits=counted.get(start, {})) for start in starts)
    return Health(unit=unit, periods=tuple(periods))


def gaps(times: Sequence[datetime]) -> tuple[tuple[datetime, datetime], ...]:
    """Where times in order are more than three times further apart than usual, and two days at least."""
    apart = [(after - before).total_seconds() for before, after in pairwise(times)]
    if not apart:
        return ()
    longest = max(_UNUSUAL * median(apart), _SHORTEST_GAP.total_seconds())
    pairs = zip(pairwise(times), apart, strict=True)
    return tuple(pair for pair, seconds in pairs if seconds > longest)


def _unit(days: Sequence[date]) -> Unit:
    apart = median([(after - before).days for before, after in pairwise(days)] or [1])
    span = (days[-1] - days[0]).days if days else 0
    if apart <= 1 and span < _MOST:
        return Unit.DAY
    return Unit.WEEK if apart <= 7 and span < 7 * _MOST else Unit.MONTH


def _starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    start = _start(first, unit)
    while start <= last:
        yield start
        start = _after(start, unit)


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)


def _after(start: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return start + timedelta(days=1)
        case Unit.WEEK:
            return start + timedelta(days=7)
        case Unit.MONTH:
            return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
