"""Reads dates strictly: what a text does not state is not made up, and no day is swapped for a month.

The source's own formats come first and cost microseconds. Numbers alone are then read in the source's order, never in
another. Only what has words in it goes to dateparser, and its answer is checked against the text.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from scraper.page import ListedDate
from scraper.sources.model import Dates

__all__ = ["EARLIEST_YEAR", "IMPLAUSIBLE", "IMPOSSIBLE", "UNREADABLE", "is_numeric_date", "is_plausible", "read_date"]

IMPOSSIBLE = "date impossible"
"""The numbers are no day of the calendar in the source's order."""
IMPLAUSIBLE = "date implausible"
"""Before the web, or further ahead of the capture than anything is announced."""
UNREADABLE = "date unreadable"
"""No date is stated, or not completely."""

EARLIEST_YEAR = 1990
FURTHEST_AHEAD = timedelta(days=2 * 366)
LONGEST = 60
"""Characters; a longer text is prose."""
ANY_ORDER = ("DMY", "MDY")
ENGLISH = ("en",)

NUMERIC = re.compile(r"(\d{1,4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,4})|(\d{1,2})\s?[-./]\s?(\d{4})|(\d{4})")
THREE_NUMBERS = re.compile(r"\d{1,4}\s?([-./])\s?\d{1,2}\s?\1\s?\d{1,4}(?!\d)")
DIRECTIVE = re.compile(r"%-?([a-zA-Z])")


def is_numeric_date(text: str) -> re.Match[str] | None:
    """A match where `text` begins with a date of three numbers, whatever comes after it."""
    return THREE_NUMBERS.match(text)


def read_date(text: str, rules: Dates, captured_at: datetime) -> ListedDate:
    """The date that `text` states, to the precision it states; without value, but with a problem, where it states none.

    `captured_at` is the base of relative dates and the measure of plausible ones.
    """
    plain = " ".join(text.split()).strip(" ,;.:")
    if not plain or len(plain) > LONGEST:
        return ListedDate(text=text, problem=UNREADABLE)
    order = _order_used(plain, rules)
    try:
        value = _by_formats(plain, rules.formats) or _by_numbers(plain, rules) or _by_words(plain, rules, captured_at)
    except OverflowError:  # a relative date that leaves the calendar
        return ListedDate(text=text, order=order, problem=IMPOSSIBLE)
    if value in (IMPOSSIBLE, UNREADABLE):
        return ListedDate(text=text, order=order, problem=value)
    if not is_plausible(value, captured_at):
        return ListedDate(text=text, order=order, problem=IMPLAUSIBLE)
    return ListedDate(text=text, value=value, order=order, zone=rules.zone)


@lru_cache(maxsize=4096)
def _by_formats(text: str, formats: tuple[str, ...]) -> str | None:
    # Remembered: entries come in flocks, and are read again with every crawl.
    for form in formats:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 (a date on the wall, without a time)
        except ValueError:
            continue
        return _iso(moment.year, *_stated(form, moment))
    return None


def _stated(form: str, moment: datetime) -> tuple[int | None, int | None]:
    """Month and day, as far as the format has a place for them."""
    directives = set(DIRECTIVE.findall(form))
    whole = directives & set("cxDj")
    month = moment.month if whole or directives & set("mbB") else None
    day = moment.day if whole or directives & set("d") else None
    return month, day


def _by_numbers(text: str, rules: Dates) -> str | None:
    """A value, IMPOSSIBLE, or None where the text is not made of numbers alone."""
    found = NUMERIC.fullmatch(text)
    if not found:
        return None
    first, _, second, third, month, month_year, year = found.groups()
    if year:
        return _iso(int(year))
    if month:
        return _iso(int(month_year), int(month))
    order = "YMD" if len(first) == 4 else rules.order
    if order is None:
        return UNREADABLE
    numbers = dict(zip(order, (first, second, third), strict=True))
    if len(numbers["Y"]) != 4:
        return UNREADABLE
    return _iso(int(numbers["Y"]), int(numbers["M"]), int(numbers["D"]))


def _by_words(text: str, rules: Dates, captured_at: datetime) -> str:
    """What the words say in the order of the rules; where these name none, only what any order says."""
    orders = (rules.order,) if rules.order else ANY_ORDER
    answers = {_by_words_in(order, text, rules, captured_at) for order in orders}
    return answers.pop() if len(answers) == 1 else UNREADABLE


def _by_words_in(order: str, text: str, rules: Dates, captured_at: datetime) -> str:
    """Asks dateparser twice, with bases a while apart: what moves with the base is relative, or was filled in."""
    if not re.search(r"[^\W\d_]", text):
        return UNREADABLE
    if numbers := THREE_NUMBERS.search(text):
        # A weekday before it or an hour behind it gives no leave to swap the numbers of a date.
        return _by_numbers(numbers[0], rules) or UNREADABLE
    base = captured_at.astimezone(ZoneInfo(rules.zone)) if rules.zone else captured_at
    base = base.replace(tzinfo=None)
    shift = timedelta(days=400)
    answer, period = _ask_dateparser(order, text, rules, base)
    other, _ = _ask_dateparser(order, text, rules, base - shift)
    if answer is None or other is None:
        return UNREADABLE
    if answer - other == shift:
        return _iso(answer.year, answer.month, answer.day) if period == "day" else UNREADABLE
    if answer.year != other.year or not _agrees(answer, text, period):
        return UNREADABLE
    month = answer.month if period in ("day", "month", "time") else None
    return _iso(answer.year, month, answer.day if period in ("day", "time") else None)


def _ask_dateparser(order: str, text: str, rules: Dates, base: datetime) -> tuple[datetime | None, str]:
    data: Any = _dateparser(order, rules.languages or ENGLISH, base).get_date_data(text)
    found: datetime | None = data.date_obj
    return (found.replace(tzinfo=None) if found else None), data.period or ""


def _dateparser(order: str, languages: tuple[str, ...], base: datetime) -> Any:
    # Imported here: it takes a third of a second, and most sources never need it.
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=list(languages),
        try_previous_locales=False,  # memory of earlier texts would make a result depend on their order
        settings={
            "DATE_ORDER": order,
            "PREFER_LOCALE_DATE_ORDER": False,
            "RELATIVE_BASE": base,
            "PARSERS": ["relative-time", "absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )


def _agrees(answer: datetime, text: str, period: str) -> bool:
    """Whether the text really contains the year, and the day if one was found."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return answer.year in numbers and (period not in ("day", "time") or answer.day in numbers)


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """ISO 8601 at the precision given, or IMPOSSIBLE."""
    try:
        full = date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return IMPOSSIBLE
    return full[: 4 if month is None else 7 if day is None else 10]


def is_plausible(value: str, captured_at: datetime) -> bool:
    """Whether a page of that time can list a date of this value, of any precision."""
    day = captured_at.date()
    latest = (day + min(FURTHEST_AHEAD, date.max - day)).isoformat()
    return str(EARLIEST_YEAR) <= value and value <= latest[: len(value)]


def _order_used(text: str, rules: Dates) -> str | None:
    return "YMD" if re.match(r"\d{4}[-./]", text) else rules.order
