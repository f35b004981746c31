"""What results may be narrowed to. Every filter that is given narrows further.

Dates are those an entry is sorted by, publication or else start, and keep their precision: an entry of "May 2019" may
be of any day of that month, so it is found wherever the asked time touches the month. Without a date it is not found
as soon as a time is asked for.
"""

import re
from dataclasses import dataclass
from datetime import date

from archive.errors import BadTime

__all__ = ["Filters"]

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which entries are asked for; all of them without any. Raises `BadTime`.

    `since` and `until` are ISO 8601 dates, both inclusive, of a day, a month or a year.
    """

    source: str | None = None
    topics: tuple[str, ...] = ()
    """`topic`, or `source/topic`; an entry must have been listed under each."""
    tags: tuple[str, ...] = ()
    """As they are written; an entry must have each."""
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    incomplete: bool | None = None
    """Only incomplete entries, only complete ones, or both."""

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None:
                _check(name, value)
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise BadTime("until", str(self.until), f"nothing is both before its end and since {self.since}")

    @property
    def first_day(self) -> str | None:
        """The day that `since` begins with."""
        return _filled(self.since, "-01-01")

    @property
    def last_day(self) -> str | None:
        """The day that `until` ends with; after a month of less than 31 days, one that sorts like it."""
        return _filled(self.until, "-12-31")

    @property
    def one_topic(self) -> tuple[str, str] | None:
        """Source and topic, where one topic is asked for and its source is named; else None."""
        owner, _, slug = self.topics[0].rpartition("/") if len(self.topics) == 1 else ("", "", "")
        owner = owner or self.source or ""
        return (owner, slug) if owner and slug else None


def _check(name: str, value: str) -> None:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(str(_filled(value, "-01-01")))
    except ValueError as error:
        raise BadTime(name, value, "an ISO 8601 date is expected: 2019-05-20, 2019-05 or 2019") from error


def _filled(value: str | None, rest: str) -> str | None:
    return value and value + rest[len(value) - len("2019") :]
