"""Dates written for machines: in `datetime` and `content`, in JSON-LD, in feeds."""

import re
from datetime import date
from email.utils import parsedate_tz

from scraper.page import ListedDate

__all__ = ["read_iso"]

ISO = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?|/(?P<m>\d\d?)/(?P<d>\d\d?)|(?P<mm>\d\d)(?P<dd>\d\d))?"
    r"(?:(?<=\d)(?:T|\s+)(?P<time>\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?:\s+[A-Z]{3,5})?)?",
    re.IGNORECASE,
)


def read_iso(text: str) -> ListedDate | None:
    """The date of a machine-readable value, at its precision; None for what is no such value, or no day.

    The day is the day as written, in the zone that it was written in: `2024-05-03T23:30:00+02:00` is 2024-05-03.
    """
    plain = " ".join(text.split())
    found = ISO.fullmatch(plain)
    if not found:
        return _of_mail(text, plain)
    month, day = found["month"] or found["m"] or found["mm"], found["day"] or found["d"] or found["dd"]
    if found["time"] and not day:
        return None
    value = "-".join(part.zfill(2) for part in (found["year"], month, day) if part)
    return ListedDate(text=text, value=value, order="YMD", zone=_zone(found["zone"])) if _exists(value) else None


def _of_mail(text: str, plain: str) -> ListedDate | None:
    """RFC 2822: `Fri, 03 May 2024 10:00:00 +0200`."""
    parsed = parsedate_tz(plain) if re.search(r"\d [A-Z][a-z]{2} \d{4} \d", plain) else None
    if not parsed:
        return None
    value = f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
    zone = re.search(r"([+-]\d{4}|GMT|UTC|Z)(?: \(.*\))?$", plain)
    return ListedDate(text=text, value=value, order="DMY", zone=_zone(zone and zone[1])) if _exists(value) else None


def _exists(value: str) -> bool:
    try:
        date.fromisoformat(value + "-01-01"[3 * value.count("-") :])
    except ValueError:
        return False
    return True


def _zone(text: str | None) -> str | None:
    if not text:
        return None
    digits = text.replace(":", "")
    return "UTC" if digits[0].isalpha() else f"{digits[:3]}:{digits[3:] or '00'}"
