"""From numbers and the names of months to the days they may mean."""

import re
from collections.abc import Sequence

from scraper.parsing.spotting.calendars import gregorian
from scraper.parsing.spotting.model import Reading

__all__ = ["of_numbers", "of_parts", "year_of"]

YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "eu", "fa", "sv"})
"""Languages in which a date of two-digit numbers may begin with the year."""
LATEST_SHORT = 69
"""Two digits up to this are of the 2000s, as POSIX has it."""
SPANS = {"fa": ("jalali", 1300, 1450), "ar": ("hijri", 1390, 1500), "th": ("buddhist", 2450, 2650)}
"""Years that a page in this language counts in another calendar."""
BUDDHIST = 543
MINGUO = 1911
HAN = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}


def year_of(digits: str, languages: Sequence[str]) -> tuple[int, str]:
    """The year that `digits` state, and its calendar: `gregorian`, `jalali` or `hijri`."""
    number = int(digits)
    if len(digits) == 3:
        return number + MINGUO, "gregorian"
    if len(digits) == 2:
        if "th" in languages and number > 40:
            return number + 2500 - BUDDHIST, "gregorian"
        return number + (2000 if number <= LATEST_SHORT else 1900), "gregorian"
    if BUDDHIST + 1950 <= number <= BUDDHIST + 2110:
        return number - BUDDHIST, "gregorian"
    for language in languages:
        calendar, first, last = SPANS.get(language, ("", 1, 0))
        if first <= number <= last:
            return number, calendar
    return number, "gregorian"


def of_parts(
    order: str, year: tuple[int, str] | None, month: int, day: int | None, calendar: str = "gregorian"
) -> tuple[Reading, ...]:
    """The reading of a date whose parts are known; none where the calendar has no such day."""
    if year is None:
        exists = gregorian(calendar, {"jalali": 1399, "hijri": 1443}.get(calendar, 2000), month, day or 1)
        return (Reading(order, None, month, day),) if exists else ()
    number, own = year
    if calendar == "gregorian" and month <= 12:
        calendar = own
    found = gregorian(calendar, number, month, day or 1)
    if not found:
        return ()
    if day:
        return (Reading(order, found.year, found.month, found.day),)
    if calendar == "gregorian":
        return (Reading(order, number, month, None),)
    last = gregorian(calendar, number, month, 29) or found
    return (Reading(order, found.year, None, None),) if last.year == found.year else ()


def of_numbers(parts: Sequence[str], separator: str, languages: Sequence[str]) -> tuple[Reading, ...]:
    """What three numbers may mean, in each order that is in use with this separator."""
    readings: list[Reading] = []
    for order in _orders(parts, separator, languages):
        place = dict(zip(order, parts, strict=True))
        year = year_of(place["Y"], languages)
        found = of_parts(order, year, int(place["M"]), int(place["D"]))
        readings += [reading for reading in found if 1900 <= (reading.year or 0) <= 2100]
    return tuple(readings)


def _orders(parts: Sequence[str], separator: str, languages: Sequence[str]) -> tuple[str, ...]:
    first, _, third = (len(part) for part in parts)
    if first >= 3:
        return ("YMD",) if third <= 2 and (first == 4 or "zh" in languages) else ()
    if third == 4:
        return ("DMY",) if separator == "." else ("DMY", "MDY")
    year_first = ("YMD",) if first == 2 and not YEAR_FIRST.isdisjoint(languages) else ()
    if third != 2:
        return year_first
    return ("DMY", *year_first) if separator == "." else ("DMY", "MDY", *year_first)


def number_of(signs: str) -> int:
    """A number up to 99, or a year, in Chinese signs or digits: 三十一, 二〇二四, 12."""
    if signs.isdigit() and signs.isascii():
        return int(signs)
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        return 10 * int(HAN.get(tens, "1")) + int(HAN.get(ones, "0"))
    return int("".join(HAN.get(sign, "0") for sign in signs))


def era_year(name: str, year: str) -> int | None:
    """A year of a Japanese era, or of the Republic of China, as a Gregorian one."""
    first = ERAS.get(name)
    return first - 1 + (1 if year == "元" else number_of(year)) if first else None


ERAS = {"令和": 2019, "r": 2019, "平成": 1989, "h": 1989, "昭和": 1926, "s": 1926, "民國": 1912, "民国": 1912}
"""The first year of each."""
ERA = re.compile("(?:令和|平成|昭和|民[國国])|(?<![a-z])[rhs]$")
