"""Addresses of the pages of one listing: which part is the page's number, and what they have in common.

Pure functions of the address alone. An address says its number for certain (`/page/2/`, `?page=2`, `?start=20`) or
maybe (`/news/2/`, `/news-2.html`, `?p=2`: it may as well be the number of an entry). Both are read here; who follows
a link wants other evidence for the second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, unquote_plus

from scraper.parsing.numbering import (
    CURSOR,
    DIGITS,
    MANY,
    MAYBE_NAMES,
    MAYBE_PATHS,
    NAMELESS,
    NOT_NUMBERING,
    OFFSET_PATH,
    OFFSET_WORDS,
    PAGE_WORDS,
    PARTS,
    SESSION,
    SURE_PATHS,
    TRACKING,
    URL,
    WORD,
    YEAR,
)

__all__ = ["MARK", "Reading", "is_cursor", "page_number", "readings", "same_listing"]

MARK = "{page}"
"""Stands for the page's number in an address."""

Parameter = tuple[str, str, int]
"""Name, value, and where the value stands in the address."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an address: what is left when its number is taken off, and that number."""

    host: str
    path: str
    query: frozenset[tuple[str, str]]
    number: int | None = None
    sure: bool = True
    offset: bool = False
    """Whether the number counts entries and not pages."""
    span: tuple[int, int] = (0, 0)
    """Where the number stands in the address."""


def page_number(url: str) -> tuple[str, int] | None:
    """The address with MARK in place of its page's number, and the number; None where it has none."""
    for reading in readings(url):
        if reading.number is not None:
            start, stop = reading.span
            return f"{url[:start]}{MARK}{url[stop:]}", reading.number
    return None


def same_listing(url: str, other: str) -> bool:
    """Whether two addresses may be pages of one listing: equal but for the number, which the first page may lack.

    A parameter that points at the place where a page begins is one more kind of number.
    """
    return not _listings(url).isdisjoint(_listings(other))


@lru_cache(maxsize=1024)
def _listings(url: str) -> frozenset[tuple[str, str, frozenset[tuple[str, str]]]]:
    """What is left of an address, in each way to read it."""
    return frozenset(
        (reading.host, reading.path, frozenset(pair for pair in reading.query if not is_cursor(pair[0])))
        for reading in readings(url)
    )


def is_cursor(name: str) -> bool:
    """Whether a parameter of this name points at the place where a page begins."""
    return CURSOR.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def readings(url: str) -> tuple[Reading, ...]:
    """The ways to read an address, the likeliest first; none for what is no address."""
    parts = URL.match(url)
    if parts is None:
        return ()
    host, path, query = _host(parts[2] or ""), parts[3], parts[4] or ""
    parameters = list(_parameters(query, parts.start(4)))
    kept = _query(parameters)
    plain = Reading(host, _path(path), kept)
    by_query = _of_query(parameters)
    if by_query:
        at, number, sure, offset = by_query
        _, value, start = parameters[at]
        digits = DIGITS.search(value)
        span = (start + (digits.start() if digits else 0), start + len(value))
        less = _query(parameters[:at] + parameters[at + 1 :])
        found = Reading(host, _path(path), less, number, sure, offset, span)
        return (found,) if sure else (found, plain)
    by_path = _of_path(path.lower())
    if by_path is None:
        return (plain,)
    match, sure, offset = by_path
    less_path = _path(path[: match.start()] + path[match.end() :])
    span = (parts.start(3) + match.start(1), parts.start(3) + match.end(1))
    found = Reading(host, less_path, kept, int(match[1]), sure, offset, span)
    return (found,) if sure else (found, plain)


def _host(authority: str) -> str:
    host = authority.rpartition("@")[2].lower()
    return host.removesuffix(":80").removesuffix(":443").removesuffix(":").removeprefix("www.")


def _path(path: str) -> str:
    """A path without what does not tell pages apart: case, the default document, the extension, doubled slashes."""
    path = unquote(SESSION.sub("", path)).replace("\\", "/")
    return NAMELESS.sub("", re.sub(r"/{2,}", "/", path)).casefold()


def _parameters(query: str, start: int) -> Iterator[Parameter]:
    for pair in re.split(r"([&;])", query) if query else ():
        name, equals, value = pair.partition("=")
        if equals:
            yield unquote_plus(name), value, start + len(name) + 1
        start += len(pair)


def _query(parameters: list[Parameter]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name.lower(), unquote_plus(value))
        for name, value, _ in parameters
        if value and not TRACKING.fullmatch(name.lower())
    )


def _of_query(parameters: list[Parameter]) -> tuple[int, int, bool, bool] | None:
    """Which parameter numbers the page, the number, whether for certain, and whether it counts entries."""
    found = []
    for at, (name, value, _) in enumerate(parameters):
        number = _number(value)
        if number is not None and (kind := _kind(name.lower(), number)):
            found.append((kind, at, number))
    if not found:
        return None
    kind, at, number = min(found)
    return at, number, kind != "c maybe", kind == "b offset"


def _number(value: str) -> int | None:
    """The number that a parameter's value is; Drupal writes one for each of several lists: `0,0,2`."""
    last = unquote(value).rpartition(",")[2]
    return int(last) if last.isdecimal() and len(last) < 9 and int(last) < MANY else None


def _kind(name: str, number: int) -> str | None:
    tokens = WORD.findall(name)
    if not tokens or not NOT_NUMBERING.isdisjoint(tokens):
        return None
    if not PAGE_WORDS.isdisjoint(tokens):
        return "a page"
    year = YEAR.fullmatch(str(number))
    if not year and (not OFFSET_WORDS.isdisjoint(tokens) or tokens[-1].endswith("start")):
        return "b offset"
    return "c maybe" if name in MAYBE_NAMES else None


def _of_path(path: str) -> tuple[re.Match[str], bool, bool] | None:
    """Where a path has its number, whether for certain, and whether it counts entries."""
    for pattern in SURE_PATHS:
        found = list(pattern.finditer(path))
        if found:
            return found[-1], True, False
    if match := OFFSET_PATH.search(path):
        return match, True, True
    for pattern in MAYBE_PATHS:
        for match in pattern.finditer(path):
            if not YEAR.fullmatch(match[1]) and not PARTS.search(path[: match.start(1)]):
                return match, False, False
    return None
