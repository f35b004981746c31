"""The words of dates in a few languages: those that dateparser knows, and those it lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any, TypeVar

from scraper.parsing.spotting import vocabulary
from scraper.parsing.spotting.fold import fold

__all__ = ["Lexicon", "Words", "is_known", "lexicon", "month_names"]

K = TypeVar("K")
V = TypeVar("V")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
FILES = {"zh": ("zh", "zh-Hant"), "sr": ("sr", "sr-Latn"), "nb": ("nb", "nn"), "bs": ("bs", "bs-Cyrl", "hr")}
"""Languages whose words are in files of other names, or in several."""
OFFSET = re.compile(r"(in )?(\d+|\\1) (\w+)( ago)?")
NUMBER = r"(\d++[.,]?\d*+)"
IDEOGRAPHIC = re.compile("[月월]|^[ivx]+$|^\\w$")
"""Months that are numbers with a sign, which need no words; Roman numerals; single letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language, or of several: each folded, with what it means."""

    months: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Word → number of the month, calendar."""
    weekdays: dict[str, int] = field(default_factory=dict)
    counted: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    """Words before and after a number → sign, unit: ("", "days ago") → (-1, "day")."""
    phrases: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Phrase → how many, unit: "yesterday" → (-1, "day")."""
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    languages: tuple[str, ...]
    words: Words
    doubtful: frozenset[str]
    """Months that are words of another meaning in English, and months in no other language of these."""


@lru_cache(maxsize=64)
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    """The words of `languages` together; where one means two things, the earlier language decides."""
    parts = [_of_language(language) for language in languages]
    words = Words(
        months=_merged(part.months for part in parts),
        weekdays=_merged(part.weekdays for part in parts),
        counted=_merged(part.counted for part in parts),
        phrases=_merged(part.phrases for part in parts),
        labels=_merged(part.labels for part in parts),
    )
    others = {word for language, part in zip(languages, parts, strict=True) if language != "en" for word in part.months}
    return Lexicon(languages=languages, words=words, doubtful=vocabulary.DOUBTFUL - others)


def is_known(language: str) -> bool:
    """Whether there are words of that language."""
    from dateparser.data.languages_info import language_order  # dateparser takes a tenth of a second to import

    return language in FILES or language in language_order


def _merged(parts: Iterable[Mapping[K, V]]) -> dict[K, V]:
    whole: dict[K, V] = {}
    for part in parts:
        whole = {**part, **whole}
    return whole


@lru_cache(maxsize=64)
def _of_language(language: str) -> Words:
    infos = _infos(language)
    words = Words(months=month_names(language), labels={fold(word): kind for word, kind in vocabulary.labels(language)})
    for number, name in enumerate(WEEKDAYS):
        words.weekdays.update(dict.fromkeys(_words(infos, name), number))
    words.weekdays.update({fold(word): number for word, number in vocabulary.weekdays(language)})
    for info in infos:
        words.phrases.update(_phrases(info.get("relative-type", {})))
        words.counted.update(_counted(info, language))
    words.phrases.update(_phrases(vocabulary.phrases(language)))
    _add_single(words, language)
    return words


def month_names(language: str) -> dict[str, tuple[int, str]]:
    """Names of months, folded, each with its number and calendar."""
    infos = _infos(language)
    months = {
        word: (number, "gregorian")
        for number, name in enumerate(MONTHS, 1)
        for word in _words(infos, name)
        if _is_month(word)
    }
    return months | {fold(word): meaning for word, meaning in vocabulary.months(language)}


def _infos(language: str) -> list[dict[str, Any]]:
    return [_data(name) for name in FILES.get(language, (language,)) if is_known(language)]


def _data(name: str) -> dict[str, Any]:
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{name}").info
    return info


def _words(infos: Iterable[dict[str, Any]], name: str) -> Iterator[str]:
    for info in infos:
        for word in info.get(name, ()):
            yield fold(word).strip(" .()")


def _is_month(word: str) -> bool:
    return not IDEOGRAPHIC.search(word)


def _phrases(data: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, tuple[int, str]]]:
    for meaning, phrases in data.items():
        found = OFFSET.fullmatch(meaning)
        if found and found[3] in UNITS:
            number = int(found[2]) if found[1] else -int(found[2])
            yield from ((fold(phrase), (number, found[3])) for phrase in phrases)


def _counted(info: dict[str, Any], language: str) -> Iterator[tuple[tuple[str, str], tuple[int, str]]]:
    """As the data has them, with every other word for the same unit, and for "ago", in the place of the one it has."""
    agos = {fold(word) for word in vocabulary.agos(language)}
    for meaning, patterns in info.get("relative-type-regex", {}).items():
        found = OFFSET.fullmatch(meaning)
        if not found or found[3] not in UNITS:
            continue
        units = {fold(word) for word in (*info.get(found[3], ()), *vocabulary.units(language, found[3]))}
        sign = 1 if found[1] else -1
        for pattern in patterns:
            before, _, after = (part.strip(" .") for part in fold(pattern.replace("\\s*", " ")).partition(NUMBER))
            if not before or before[0].isalpha():
                forms = _forms(before, after, units, agos if sign < 0 else set())
                yield from ((form, (sign, found[3])) for form in forms)


def _forms(before: str, after: str, units: set[str], agos: set[str]) -> Iterator[tuple[str, str]]:
    """N days ago → N day ago, N d ago …; vor N Tagen → vor N Tag …"""
    yield before, after
    unit = max((unit for unit in units if after.startswith(unit)), key=len, default=None)
    if unit is None:
        return
    tail = after[len(unit) :].strip()
    gap = " " if after[len(unit) :].startswith(" ") else ""
    for other in units:
        yield before, other + gap + tail
        if before and not tail:
            yield from ((ago, other) for ago in agos)
        elif tail and not before:
            yield from (("", other + gap + ago) for ago in agos)


def _add_single(words: Words, language: str) -> None:
    """ "an hour ago": a word for one in the place of the number."""
    for (before, after), meaning in list(words.counted.items()):
        for one in vocabulary.ones(language):
            words.phrases[f"{before} {one} {after}".strip()] = meaning
