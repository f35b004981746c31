"""Learns from the address of a next page how all further pages are addressed."""

import re
from dataclasses import dataclass

from scraper.sources.model import Pagination

__all__ = ["first_page", "learn_pagination"]

NUMBERED = re.compile(r"/(page|seite|pagina|sida|side|sivu|strana|strona|p)/\d+(?=/?$)")
PARAMETER = re.compile(r"(?<=[?&])(page|paged|p|seite|pagina|start|offset|pg)=\d+(&|$)")
NUMBER = re.compile(r"\d+")
NAMED = re.compile(r"([?&](page|paged|p|pg|seite|pagina|start|offset)=|/(page|seite|pagina|sida|side|sivu|p)/)$")
"""What stands before the number of a page, where a name says that it is one."""


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of the page in an address, and what is around it."""

    before: str
    value: int
    after: str


def first_page(target: str, next_target: str | None) -> str:
    """Path and query of a list's first page, if `target` is a later one and the next page counts on from it."""
    if next_target is None:
        return target
    for pattern in (NUMBERED, PARAMETER):
        bare = pattern.sub("", target).rstrip("?&")
        if bare != target and pattern.sub("", next_target).rstrip("?&") == bare:
            return bare + "/" if target.endswith("/") and not bare.endswith("/") else bare or "/"
    return target


def learn_pagination(topic: str, target: str, next_target: str | None, records: int) -> Pagination:
    """The rule of the following pages. `target` and `next_target` are path and query of the first page and the second.

    A template where pages are counted from 1 and the path holds the topic's slug; else a pattern of links.
    """
    if next_target is None:
        return Pagination()
    number = _number(target, next_target)
    if number is None:
        return Pagination(links=_pattern_without_number(target, next_target))
    return _template(topic, number, records) or Pagination(links=_pattern(number))


def _number(target: str, next_target: str) -> _Number | None:
    """The last number of the next address that the first page's does not have in that place."""
    shared = _shared(target, next_target)
    found = [match for match in NUMBER.finditer(next_target) if match.end() > shared]
    if not found:
        return None
    chosen = max(found, key=lambda match: (NAMED.search(next_target[: match.start()]) is not None, match.start()))
    return _Number(next_target[: chosen.start()], int(chosen[0][:9]), next_target[chosen.end() :])


def _template(topic: str, number: _Number, records: int) -> Pagination | None:
    whole = number.before + "\0" + number.after
    segments = re.split(r"(/|\?|&)", whole)
    places = [index for index, segment in enumerate(segments) if segment == topic]
    field = "page" if number.value == 2 else "start" if records > 1 and number.value == records + 1 else None
    if len(places) != 1 or field is None or "{" in whole or "}" in whole:
        return None
    segments[places[0]] = "{topic}"
    path = "".join(segments).replace("\0", f"{{{field}}}")
    return Pagination(path=path, size=records if field == "start" else None)


def _pattern(number: _Number) -> str:
    end = f"{re.escape(number.after)}$" if number.after else "(?![0-9])"
    return f"{_escaped(number.before)}[0-9]+{end}"


def _pattern_without_number(target: str, next_target: str) -> str:
    """Addresses that go on with a mark of the site's own: what is after the last `=` or `/` is open."""
    head = re.match(r".*[=/]", next_target)
    start = head[0] if head and len(head[0]) > _shared(target, next_target) - 1 else next_target
    return _escaped(start) + ("." if start != next_target else "$")


def _escaped(text: str) -> str:
    """Escaped where it must be: a pattern is to be read by people."""
    return re.sub(r"[.^$*+?{}\[\]\\|()]", lambda found: "\\" + found[0], text)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
