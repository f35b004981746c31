"""Entries by month, every month of a time in its place: with its number of entries, a zero, or a gap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import Connection

from archive.search.filters import Filters
from archive.statistics.counts import MonthCounts, counts_by_month
from archive.statistics.covered import Coverage, coverage_of_month
from archive.statistics.reaches import TopicDays, covered_days

__all__ = ["Days", "Month", "in_months", "month_names", "months"]

_LENGTH = len("2019-05")

Days: TypeAlias = Mapping[str, TopicDays]
"""By topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month, a year of which no month is known, or (None) no date."""

    name: str | None
    entries: int | None
    """None in a gap: none is known, and nobody looked."""
    coverage: Coverage | None
    """None where the month is not known."""


def months(conn: Connection, filters: Filters | None = None, as_of: datetime | None = None) -> tuple[Month, ...]:
    """Every month from the first with an entry to the last with an entry or a look, or those that the filters name.

    Then the years of dates without month, and the entries without a date. Raises `UnknownSource` or `UnknownTopic`.
    """
    asked = filters or Filters()
    counted = counts_by_month(conn, asked, as_of)
    days = covered_days(conn, asked, as_of)
    rest = [Month(name=name, entries=counted[name], coverage=None) for name in _others(counted)]
    return (*in_months(month_names(counted, days, asked), counted, days), *rest)


def in_months(names: Iterable[str], counted: MonthCounts, days: Days) -> tuple[Month, ...]:
    """What is known of these months."""
    return tuple(_month(name, counted, days) for name in names)


def month_names(counted: MonthCounts, days: Days, filters: Filters) -> tuple[str, ...]:
    """Every month from the first to the last of these counts or looks, or those that the filters name.

    Empty if no entry has a month.
    """
    known = sorted(name for name in counted if name and len(name) == _LENGTH)
    if not known:
        return ()
    looked = [topic.looked_on.isoformat() for topic in days.values()]
    first = (filters.first_day or known[0])[:_LENGTH]
    last = (filters.last_day or max([known[-1], *looked]))[:_LENGTH]
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(_number(first), _number(last) + 1))


def _month(name: str, counted: MonthCounts, days: Days) -> Month:
    coverage = coverage_of_month(name, [topic.stretches for topic in days.values()])
    nothing = None if coverage is Coverage.NONE else 0
    return Month(name=name, entries=counted.get(name, nothing), coverage=coverage)


def _others(counted: MonthCounts) -> list[str | None]:
    years = sorted(name for name in counted if name is not None and len(name) != _LENGTH)
    return [*years, *([None] if None in counted else [])]


def _number(month: str) -> int:
    day = date.fromisoformat(month + "-01")
    return day.year * 12 + day.month - 1
