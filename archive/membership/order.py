"""The order of a list of which looks saw only parts."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from archive.membership.looks import Look

__all__ = ["merged", "moved"]


def merged(known: Sequence[int], look: Look) -> list[int]:
    """The entries of a look with those known before that it does not show, each behind its neighbour above.

    What is known and below the last common neighbour stands behind the end of the look. Without any common neighbour, a
    look at the beginning of the list stands before what is known, any other behind it.
    """
    shown = list(look.places)
    if not any(entry in look.places for entry in known):
        return [*shown, *known] if look.from_top else [*known, *shown]
    behind: defaultdict[int | None, list[int]] = defaultdict(list)
    neighbour: int | None = None
    for entry in known:
        if entry in look.places:
            neighbour = entry
        else:
            behind[neighbour].append(entry)
    lowest = max((entry for entry in known if entry in look.places), key=look.places.__getitem__)
    rest = behind.pop(lowest, [])
    return [*behind[None], *(entry for one in shown for entry in (one, *behind[one])), *rest]


def moved(known: Sequence[int], look: Look) -> list[int]:
    """The least set of common entries whose moving explains the order of the look, in that order."""
    ranks = {entry: rank for rank, entry in enumerate(known)}
    common = [entry for entry in look.places if entry in ranks]
    kept = _longest_increasing([ranks[entry] for entry in common])
    return [entry for entry in common if ranks[entry] not in kept]


def _longest_increasing(values: Sequence[int]) -> set[int]:
    """A longest increasing subsequence of distinct values (Fredman 1975, by patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for value in values:
        place = bisect_left(tails, value)
        before[value] = tails[place - 1] if place else None
        tails[place : place + 1] = [value]
    kept: set[int] = set()
    value_at: int | None = tails[-1] if tails else None
    while value_at is not None:
        kept.add(value_at)
        value_at = before[value_at]
    return kept
