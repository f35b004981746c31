"""What is found of a date in a text, before it is decided which day it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

__all__ = ["Reading", "Spotted"]


class Reading(NamedTuple):
    """One way to read a date. The year is None where the text states none; month and day at the precision stated."""

    order: str
    """`DMY`, `MDY` or `YMD`."""
    year: int | None
    """Gregorian, of four digits; with another `calendar` and no year stated it is None."""
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A date in a text, with everything the text says of it, and nothing it does not."""

    start: int
    stop: int
    text: str
    """`text[start:stop]` of the text it was found in: weekday and time belong to it, the label does not."""
    readings: tuple[Reading, ...] = ()
    """Usually one; several for 03/04/2021; none for a relative date."""
    until: tuple[Reading, ...] = ()
    """The last day where a range is stated; `readings` is the first then."""
    relative: timedelta | None = None
    """How far from the capture: "3 days ago" is minus three days. Months count as 30 days and years as 365 here."""
    unit: str = ""
    """Of a relative date: `second`, `minute`, `hour`, `day`, `week`, `month` or `year`."""
    has_time: bool = False
    zone: str | None = None
    """An offset such as `+02:00`, or `UTC`, where the time states one."""
    label: str = ""
    """`published`, `updated`, `starts` or `ends`, as the words right before (or after) it say; else empty."""
    weekday: int | None = None
    """From 0, Monday, where one is stated."""
    numeric: bool = False
    """Made of numbers alone, so that its order is a convention of the page."""
    calendar: str = "gregorian"
    """Of `month` and `day` where no year is stated: `gregorian`, `jalali`, `hijri`. With a year all are converted."""

    @property
    def end(self) -> "Spotted | None":
        """The last day of a range as a date of its own."""
        return replace(self, readings=self.until, until=(), label="ends", weekday=None) if self.until else None

    def in_year(self, year: int) -> "Spotted":
        """The same date under a heading that states the year."""
        return replace(self, readings=_in_year(self.readings, year), until=_in_year(self.until, year))


def _in_year(readings: Sequence[Reading], year: int) -> tuple[Reading, ...]:
    return tuple(reading if reading.year else reading._replace(year=year) for reading in readings)
