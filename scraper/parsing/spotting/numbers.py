"""Dates of numbers alone, and of numbers with the signs for year, month and day."""

import re
from collections.abc import Sequence

from scraper.parsing.spotting.model import Reading
from scraper.parsing.spotting.place import Found, Place, is_glued
from scraper.parsing.spotting.readings import ERA, era_year, number_of, of_numbers, of_parts, year_of

__all__ = ["numeric", "signed"]

NUMERIC = re.compile(
    r"(?P<a>\d{1,4})(?P<sep>\s?[-./]\s?)(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{1,2})(?!\d)(?![./:]\d|-\d(?!\d?[./]\d))(?!['a-su-z_])"
    r"|(?P<from>\d{1,2})\.?(?:(?P<from_month>\d{1,2})\.)?\s?-\s?(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"
)
HAN = "〇零一二三四五六七八九十"
SIGNED = re.compile(
    rf"(?:(?P<year>\d{{4}}|\d{{1,3}}(?=\s*年)|[〇零一二三四五六七八九]{{4}}|元(?=\s*年))\s*[年년]\s*)?"
    rf"(?P<month>\d{{1,2}}|[{HAN}]{{1,3}})\s*[月월]\s*"
    rf"(?:(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})\s*[日号號일]"
    rf"(?:\s*(?:[-~至到]|から)\s*(?:(?P<until_month>\d{{1,2}})\s*[月월]\s*)?(?P<until>\d{{1,2}})\s*[日号號일])?)?"
)
"""Dates with the signs for year, month and day of Chinese, Japanese and Korean."""
SHORT = 60
"""Characters of a text in which 1.2.13 may stand alone."""
WORD = re.compile(r"[^\W\d_]+")
VERSION = re.compile(r"(?:version|ver|release|rel|build|kernel|rev|v|ip)\.?\s*\Z")


def signed(place: Place) -> Found | None:
    """2024年5月3日, 令和6年5月3日, 2024년 5월 3일."""
    if "月" not in place.folded and "월" not in place.folded:
        return None
    found = SIGNED.match(place.folded, place.at)
    if not found or not (found["year"] or found["day"]):
        return None
    start, year = place.at, None
    if found["year"]:
        digits = str(number_of(found["year"]))
        start, year = _era(place, found["year"]) or (start, year_of(digits, place.languages)[0])
    elif place.folded.endswith("元年", place.floor, place.at):
        start, year = _era(place._replace(at=place.at - 2), "元") or (start, None)
    month, day = number_of(found["month"]), found["day"] and number_of(found["day"])
    stated = (year, "gregorian") if year else None
    readings = of_parts("YMD", stated, month, day or None)
    until: tuple[Reading, ...] = ()
    if found["until"]:
        until = of_parts("YMD", stated, int(found["until_month"] or month), int(found["until"]))
    return Found(start=start, stop=found.end(), readings=readings, until=until) if readings else None


def _era(place: Place, year: str) -> tuple[int, int] | None:
    """Where the name of the era begins, and the Gregorian year."""
    head = place.folded[max(place.floor, place.at - 4) : place.at].rstrip(" .")
    found = next((match for match in ERA.finditer(head) if match.end() == len(head)), None)
    gregorian = era_year(found[0], year) if found else None
    return (max(place.floor, place.at - 4) + found.start(), gregorian) if found and gregorian else None


def numeric(place: Place) -> Found | None:
    found = NUMERIC.match(place.folded, place.at)
    if not found:
        return None
    if found["from"]:
        return _numeric_range(found, place)
    parts, separator = (found["a"], found["b"], found["c"]), found["sep"].strip()
    era = _era(place, parts[0]) if len(parts[0]) <= 2 else None
    if era:
        readings = of_parts("YMD", (era[1], "gregorian"), int(parts[1]), int(parts[2]))
        return Found(start=era[0], stop=found.end(), readings=readings) if readings else None
    if is_glued(place) or (separator == "." and _is_version(place, found, parts)):
        return None
    readings = of_numbers(parts, separator, place.languages)
    return Found(start=place.at, stop=found.end(), readings=readings, numeric=True) if readings else None


def _numeric_range(found: re.Match[str], place: Place) -> Found | None:
    """03.–05.05.2024, 28.05.–02.06.2024."""
    year = year_of(found["y"], place.languages)
    until = of_parts("DMY", year, int(found["m"]), int(found["d"]))
    readings = of_parts("DMY", year, int(found["from_month"] or found["m"]), int(found["from"]))
    if is_glued(place) or not (readings and until):
        return None
    return Found(start=place.at, stop=found.end(), readings=readings, until=until, numeric=True)


def _is_version(place: Place, found: re.Match[str], parts: Sequence[str]) -> bool:
    """1.2.13: a year of two digits wants two digits everywhere, or to stand alone."""
    if VERSION.search(place.folded, max(0, place.at - 12), place.at):
        return True
    if max(map(len, parts)) == 4 or all(len(part) == 2 for part in parts):
        return False
    if len(place.folded) > SHORT:
        return True
    words = place.folded[: place.at] + place.folded[found.end() :]
    return any(word not in place.patterns.lexicon.words.labels and len(word) > 2 for word in WORD.findall(words))
