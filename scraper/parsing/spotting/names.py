"""Dates with the name of a month."""

import re

from scraper.parsing.spotting.patterns import behind
from scraper.parsing.spotting.place import Found, Place, is_glued
from scraper.parsing.spotting.readings import of_parts, year_of

__all__ = ["worded"]

YEARS = ("year", "short", "two", "last", "whole", "brief")
"""The groups of the patterns that hold a year."""
DIGITS = tuple("0123456789")
DAY_AND_YEAR = re.compile(r"\s+\d{1,2}(?:st|nd|rd|th)?,\s+\d{4}")


def worded(place: Place) -> Found | None:
    """Dates with the name of the month; a word that may be a weekday before "3 May" is none."""
    before = behind(place.patterns.month_before, place.folded, place.at, place.floor)
    month_first = _month_first(place, before[0]) if before else None
    if month_first and month_first.readings[0].year:
        return month_first
    day_first = _day_first(place) or _year_first(place)
    if month_first and before and day_first and not day_first.readings[0].year:
        return day_first if before[1] in place.patterns.lexicon.words.weekdays else month_first
    return day_first or month_first


def _month_first(place: Place, start: int) -> Found | None:
    found = place.patterns.month_first.match(place.folded, start)
    if not found or _is_word(found, place):
        return None
    if not found["day"] and place.folded[place.floor : start].rstrip(" .").endswith(DIGITS):
        return None  # "30 February 2023" has a day, if an impossible one
    return _named("MDY" if found["day"] else "DMY", found, found["day"], found["until"], place)


def _day_first(place: Place) -> Found | None:
    found = None if is_glued(place) else place.patterns.day_first.match(place.folded, place.at)
    if not found or _is_word(found, place):
        return None
    if not found["year"] and DAY_AND_YEAR.match(place.folded, found.end()):
        return None
    first, last = (found["from"], found["day"]) if found["from"] else (found["day"], None)
    return _named("DMY", found, first, last, place)


def _year_first(place: Place) -> Found | None:
    if place.after - place.at != 4 or is_glued(place):
        return None
    found = place.patterns.year_first.match(place.folded, place.at)
    if not found or _is_word(found, place):
        return None
    return _named("YMD", found, found["before"] or found["day"], found["until"], place)


def _named(order: str, found: re.Match[str], day: str | None, until: str | None, place: Place) -> Found | None:
    groups = found.groupdict()
    month, calendar = place.patterns.lexicon.words.months[" ".join(found["month"].split())]
    digits = next((groups[name] for name in YEARS if groups.get(name)), None)
    year = year_of(digits, place.languages) if digits else None
    readings = of_parts(order, year, month, int(day) if day else None, calendar)
    last = of_parts(order, year, month, int(until), calendar) if until else ()
    if not readings or (until and not last) or (until and day and int(until) <= int(day)):
        return None
    calendar = "gregorian" if year else calendar
    return Found(start=found.start(), stop=found.end(), readings=readings, until=last, calendar=calendar)


def _is_word(found: re.Match[str], place: Place) -> bool:
    """May 20 people come? Without a capital, or a year, it is the verb."""
    groups = found.groupdict()
    if any(groups.get(name) for name in YEARS):
        return False
    word = found["month"]
    return word in place.patterns.lexicon.doubtful and place.text[found.start("month")].islower()
