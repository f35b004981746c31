"""Checks of single values of a definition: each returns the value, or raises ValueError saying what is expected."""

import re
from datetime import UTC, date, datetime, time
from string import Formatter
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = [
    "OTHER_KEYS",
    "check_address",
    "check_date_format",
    "check_key_name",
    "check_key_pattern",
    "check_languages",
    "check_page_path",
    "check_pattern",
    "check_selector",
    "check_topic_path",
    "check_until",
    "check_within",
    "check_zone",
    "listed",
]

OTHER_KEYS = ("url", "title", "untitled")


def check_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"a regular expression is expected ({error})") from error
    return value


def check_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("an IANA time zone such as 'Europe/Brussels' is expected") from error
    return value


def check_key_pattern(value: str) -> str:
    if re.compile(check_pattern(value)).groups < 1:
        raise ValueError("a regular expression with a group, in parentheses, around the id is expected")
    return value


def check_key_name(value: str) -> str:
    if value in OTHER_KEYS:
        raise ValueError(f"another word is expected: {', '.join(OTHER_KEYS)} name the keys that every entry may have")
    return value


def check_topic_path(value: str) -> str:
    return _template(value, {"topic"}, one_of=())


def check_page_path(value: str) -> str:
    return _template(value, {"topic"}, one_of=("start", "page"))


def _template(value: str, needed: set[str], one_of: tuple[str, ...]) -> str:
    """A path whose fields are the needed ones, exactly one of `one_of` if there are any, and perhaps `{count}`."""
    try:
        parsed = [
            (name, spec or conversion) for _, name, spec, conversion in Formatter().parse(value) if name is not None
        ]
    except ValueError as error:
        raise ValueError(f"a path with fields such as {{topic}} is expected ({error})") from error
    fields = {name for name, _ in parsed}
    numbers = fields.intersection(one_of)
    others = fields - needed - numbers - ({"count"} if one_of else set())
    if needed - fields or len(numbers) != bool(one_of) or others or any(extra for _, extra in parsed):
        choice = f" and either {' or '.join(f'{{{name}}}' for name in one_of)}" if one_of else ""
        raise ValueError(f"a path with {{topic}}{choice} is expected")
    return value


def check_address(value: str) -> str:
    """A path on the source's host, perhaps with a query."""
    parts = urlsplit(value)
    if parts.scheme or parts.netloc or "#" in value or not value.isprintable() or " " in value:
        raise ValueError("a path such as '/news/' or '/list?id=7' is expected, without host and '#'")
    return value


def check_date_format(value: str) -> str:
    """A format that can write a day and read it again, with its year."""
    day = datetime(2019, 5, 8)  # noqa: DTZ001 (a date on the wall)
    try:
        read = datetime.strptime(day.strftime(value), value)  # noqa: DTZ007
    except ValueError:
        read = datetime.min  # noqa: DTZ901
    if read.year != day.year:
        raise ValueError("a strptime format with a year, such as '%d-%m-%Y', is expected")
    return value


def check_languages(codes: tuple[str, ...]) -> tuple[str, ...]:
    if codes != ("en",):
        # Imported here: it takes a third of a second, and English needs no check.
        from dateparser.data.languages_info import language_order

        unknown = [code for code in codes if code not in language_order]
        if unknown:
            raise ValueError(f"ISO 639 codes that dateparser knows are expected, {unknown[0]!r} is none")
    return codes


def check_selector(value: str) -> str:
    """CSS or XPath."""
    # Imported here, as is lxml with it: most sources have no selectors.
    from scraper.parsing.selectors import compiled

    compiled(value)
    return value


def check_within(value: str) -> str:
    """A selector that stays within the record that it is asked of."""
    from scraper.parsing.selectors import is_absolute

    if is_absolute(value):
        raise ValueError("a selector within the record is expected: in XPath, begin it with './/'")
    return check_selector(value)


def listed(value: object) -> object:
    """One value where several may stand."""
    return (value,) if isinstance(value, str) else value


def check_until(value: object) -> datetime:
    """A time as aware UTC; a date is its first instant, and what has no zone is UTC."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = None
    if isinstance(moment, datetime):
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(moment, date):
        return datetime.combine(moment, time(), UTC)
    raise ValueError("a date or a time such as 2020-07-01 or 2020-07-01T12:00:00Z is expected")
