"""Dates as sites write them, in each language's words and in four calendars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

__all__ = ["Dates", "persian"]

STYLES = {"iso": "{y}-{mm}-{dd}", "slashes": "{dd}/{mm}/{y}", "us": "{mm}/{dd}/{y}", "dots": "{dd}.{mm}.{y}"}
"""Written the same in every language."""
NOWRUZ = (date(2021, 3, 21), 1400)
"""The first day of a Persian year; in the years these pages use, leap years are those of `PERSIAN_LEAP`."""
PERSIAN_LEAP = frozenset({1387, 1391, 1395, 1399, 1403, 1408})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """How one language writes dates: names, patterns by style, digits and calendar."""

    months: tuple[str, ...]
    short: tuple[str, ...]
    weekdays: tuple[str, ...]
    """From Monday."""
    patterns: Mapping[str, str]
    month_names: tuple[str, ...] = ()
    """Where a month alone is called otherwise than in a date."""
    digits: str = ""
    calendar: str = "gregorian"

    def show(self, day: date, style: str = "long") -> str:
        pattern = self.patterns.get(style) or STYLES[style]
        y, m, d = _in_calendar(day, self.calendar) if style not in STYLES else (day.year, day.month, day.day)
        months = self.month_names or self.months
        names = {"month": self.months[m - 1], "mon": self.short[m - 1], "Month": months[m - 1]}
        shown = pattern.format(
            y=y, yy=f"{y % 100:02}", m=m, mm=f"{m:02}", d=d, dd=f"{d:02}", weekday=self.weekdays[day.weekday()],
            reiwa=day.year - 2018, **names,
        )  # fmt: skip
        return shown.translate(str.maketrans("0123456789", self.digits)) if self.digits and style != "iso" else shown


def _in_calendar(day: date, calendar: str) -> tuple[int, int, int]:
    if calendar == "persian":
        return persian(day)
    return day.year + (543 if calendar == "buddhist" else 0), day.month, day.day


def persian(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Persian calendar, for the years 1387 to 1408."""
    start, year = NOWRUZ
    passed = (day - start).days
    while passed < 0:
        year -= 1
        passed += 365 + (year in PERSIAN_LEAP)
    while passed >= 365 + (year in PERSIAN_LEAP):
        passed -= 365 + (year in PERSIAN_LEAP)
        year += 1
    if passed < 186:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - 186) // 30 + 7, (passed - 186) % 30 + 1
