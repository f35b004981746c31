"""Words of dates that dateparser lacks, by language: `vocabulary.toml`."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["DOUBTFUL", "agos", "labels", "months", "ones", "phrases", "units", "weekdays"]

DOUBTFUL = frozenset({"may", "march", "mar"})
"""English months that are other words in small letters."""
CALENDARS = {"months": "gregorian", "jalali": "jalali", "hijri": "hijri"}
"""The key of names of months, and their calendar."""


def months(language: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Names of months, each with its number and calendar."""
    for key, calendar in CALENDARS.items():
        yield from ((word, (number, calendar)) for word, number in _numbered(language, key))


def weekdays(language: str) -> Iterator[tuple[str, int]]:
    """Names of weekdays, each with its number from 0, Monday."""
    return ((word, number - 1) for word, number in _numbered(language, "weekdays"))


def labels(language: str) -> Iterator[tuple[str, str]]:
    """What may stand before a date, each with what it says: `published`, `updated`, `starts`, `ends`."""
    for kind, words in _added(language).get("labels", {}).items():
        yield from ((word, kind) for word in words)


def ones(language: str) -> tuple[str, ...]:
    """Words for the number one in relative dates."""
    return tuple(_added(language).get("one", ()))


def agos(language: str) -> tuple[str, ...]:
    """More words for "ago"."""
    return tuple(_added(language).get("ago", ()))


def units(language: str, unit: str) -> tuple[str, ...]:
    """More words for a unit of relative dates."""
    return tuple(_added(language).get("units", {}).get(unit, ()))


def phrases(language: str) -> dict[str, list[str]]:
    """Relative dates in words, by what they mean: `1 day ago`, `in 2 week`."""
    found: dict[str, list[str]] = _added(language).get("phrases", {})
    return found


def _numbered(language: str, key: str) -> Iterator[tuple[str, int]]:
    for row in _added(language).get(key, ()):
        yield from ((word, number) for number, word in enumerate(row.split("|"), 1) if word)


def _added(language: str) -> dict[str, Any]:
    words: dict[str, Any] = _vocabulary().get(language, {})
    return words


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
