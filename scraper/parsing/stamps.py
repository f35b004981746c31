"""Reads the dates that machines write: ISO 8601, as in the `datetime` of a `time` element."""

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from scraper.page import ListedDate
from scraper.parsing.dates import read_date
from scraper.sources.model import Dates

__all__ = ["read_stamp"]

DAY = r"(\d{4}(?:-\d\d(?:-\d\d)?)?)"
TIME = r"(\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?"
FORMATS = ("%Y-%m-%d", "%Y-%m", "%Y")
STAMP = re.compile(rf"{DAY}(?:[T ]{TIME}\s?(Z|[+-]\d\d(?::?\d\d)?)?)?")


def read_stamp(text: str, rules: Dates, captured_at: datetime) -> ListedDate | None:
    """The day that a stamp states, in the zone of the rules where it names an instant; None where it is no stamp."""
    found = STAMP.fullmatch(text.strip())
    if not found:
        return None
    day, time, offset = found.groups()
    if rules.zone and offset:
        day = _in_zone(f"{day}T{time}{offset}", rules.zone) or day
    date = read_date(day, Dates(formats=FORMATS, zone=rules.zone), captured_at)
    return replace(date, text=text, zone=rules.zone or offset)


def _in_zone(stamp: str, zone: str) -> str | None:
    try:
        return datetime.fromisoformat(stamp).astimezone(ZoneInfo(zone)).date().isoformat()
    except (ValueError, OverflowError):
        return None
