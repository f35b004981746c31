"""Finds the kinds that a source is known to use, one or several together in one line: "Opinion News"."""

import re
from collections.abc import Collection, Iterator

from scraper.pages.auto.shown import Bit, Shown

__all__ = ["find_known_kinds", "split_known"]

LONGEST = 100
BETWEEN = re.compile(r"[\s,;|/·•&+-]*")


def find_known_kinds(record: Shown, title: Bit | None, known: Collection[str]) -> tuple[tuple[str, ...], list[Bit]]:
    """The kinds of a record, as shown, each once, and the bits of nothing else. `known` are in lower case."""
    found = [(bit, kinds) for bit in record.bits if bit is not title and (kinds := split_known(bit.text, known))]
    return tuple(dict.fromkeys(kind for _, kinds in found for kind in kinds)), [bit for bit, _ in found]


def split_known(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words that a text consists of, the longest first where several fit; none if it says anything else."""
    if not known or len(text) > LONGEST:
        return ()
    longest_first = sorted(known, key=len, reverse=True)
    found = tuple(_split(text, longest_first))
    return () if None in found else tuple(kind for kind in found if kind)


def _split(text: str, known: Collection[str]) -> Iterator[str | None]:
    """Each kind; None for the rest, where it is none."""
    start = 0
    while (start := _past_separators(text, start)) < len(text):
        kind = next((kind for kind in known if _is_at(text, start, kind)), None)
        if kind is None:
            yield None
            return
        yield text[start : start + len(kind)]
        start += len(kind)


def _is_at(text: str, start: int, kind: str) -> bool:
    end = start + len(kind)
    return text[start:end].casefold() == kind and not text[end : end + 1].isalnum()


def _past_separators(text: str, start: int) -> int:
    found = BETWEEN.match(text, start)
    return found.end() if found else start
