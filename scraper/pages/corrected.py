"""Applies the corrections that a definition has for known dirt. What a date looked like stays as its evidence."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import Any

from scraper.page import Entry, ListedDate, ListingPage
from scraper.sources import Source
from scraper.sources.addresses import absolute_url, canonical_url, site_url
from scraper.sources.model import Correction

__all__ = ["corrected"]

PLURALS = {"tag": "tags", "kind": "kinds"}


def corrected(listing: ListingPage, source: Source) -> ListingPage:
    """The listing with each correction applied, in the order of the definition, to every entry that it fits."""
    if not source.corrections:
        return listing
    return replace(listing, entries=tuple(_corrected(entry, source) for entry in listing.entries))


def _corrected(entry: Entry, source: Source) -> Entry:
    return reduce(lambda changed, rule: _applied(changed, rule, source), source.corrections, entry)


def _applied(entry: Entry, rule: Correction, source: Source) -> Entry:
    if rule.url and entry.url != _address(source, rule.url):
        return entry
    name = PLURALS.get(rule.field, rule.field)
    found = getattr(entry, name)
    value = _corrector(found)(found, rule, source)
    if value == found:
        return entry
    others = tuple(pair for pair in entry.evidence if pair[0] != name)
    evidence = (*others, (name, f"corrected {rule.found!r}: {rule.reason}"))
    changes: dict[str, Any] = {name: value, "evidence": evidence}
    return replace(entry, **changes)


def _corrector(found: object) -> Callable[..., object]:
    if isinstance(found, tuple):
        return _words
    return _date if isinstance(found, ListedDate) else _text


def _text(found: str | None, rule: Correction, source: Source) -> str | None:
    if found != rule.found:
        return found
    return _address(source, rule.correct) if rule.field == "url" and rule.correct else rule.correct or None


def _date(found: ListedDate, rule: Correction, _: Source) -> ListedDate | None:
    if found.text != rule.found:
        return found
    return replace(found, value=rule.correct, problem=None) if rule.correct else None


def _words(found: tuple[str, ...], rule: Correction, _: Source) -> tuple[str, ...]:
    words = (rule.correct if word == rule.found else word for word in found)
    return tuple(dict.fromkeys(word for word in words if word))


def _address(source: Source, url: str) -> str | None:
    absolute = absolute_url(site_url(source) + "/", url)
    return canonical_url(source, absolute) if absolute else None
