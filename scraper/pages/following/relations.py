"""How the address of a link relates to that of the page it stands on."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from scraper.parsing.numbering import DATED
from scraper.parsing.series import Reading, is_cursor, readings

__all__ = ["Relation", "Target", "relate"]

NUMBER = re.compile(r"\d")


class Relation(Enum):
    """Where an address lies, seen from a page of a listing."""

    SELF = auto()
    BACK = auto()
    AHEAD = auto()
    """The next number of the same listing; of numbers that count entries, any greater one."""
    DOWN = auto()
    """The number before: the next page where the oldest is number 1."""
    FAR = auto()
    FIRST = auto()
    """Number 1 seen from a page without a number: the page itself, or the second where pages count from nought."""
    CURSOR = auto()
    """The same list from a place that has no number."""
    MOVED = auto()
    """The next number under another path: a home page shows the first entries of `/blog/`."""
    SIBLING = auto()
    """An address beside the page's, or below it, that has a number of some kind."""
    PERIOD = auto()
    """A month, a week or a day of a calendar, or the archive of one."""
    ELSEWHERE = auto()
    VARIANT = auto()
    """The same document with other parameters: sorted or filtered, another size or language."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address as seen from a page."""

    relation: Relation
    sure: bool = True
    """Whether its number is one for certain."""
    same: bool = True
    """Whether all but the number is equal."""
    number: int | None = None
    offset: bool = False


def relate(here: tuple[Reading, ...], url: str) -> Target:
    """The nearest relation that any reading of both addresses allows; they are of one site."""
    there = readings(url)
    best = Target(Relation.ELSEWHERE, sure=False, same=False)
    for mine in here:
        for other in there:
            found = _relate(mine, other)
            if _rank(found) < _rank(best):
                best = found
    return best


ORDER = {relation: rank for rank, relation in enumerate(Relation)}


def _rank(target: Target) -> tuple[bool, bool, int]:
    comparable = target.relation not in (Relation.SIBLING, Relation.ELSEWHERE, Relation.VARIANT, Relation.MOVED)
    return (not comparable, not target.same, ORDER[target.relation])


def _relate(mine: Reading, other: Reading) -> Target:
    if any(name == "updated-max" for name, _ in other.query):
        back = any(name in ("reverse-paginate", "updated-min") for name, _ in other.query)
        return Target(Relation.BACK if back or mine.query == other.query else Relation.CURSOR)
    if mine.path != other.path:
        return _apart(mine, other)
    if mine.query == other.query:
        return _along(mine, other, same=True)
    changed = {name for name, _ in mine.query ^ other.query}
    if any(name in ("reversepaging", "pagedprev", "reverse") for name in changed):
        return Target(Relation.BACK)
    if other.number is None:
        return Target(_by_parameters(other.query - mine.query), same=mine.query < other.query)
    return _along(mine, other, same=False)


def _by_parameters(added: frozenset[tuple[str, str]]) -> Relation:
    cursors = {name: value for name, value in added if is_cursor(name)}
    if any(name in ("from", "start", "until", "next") and DATED.search(value) for name, value in cursors.items()):
        return Relation.PERIOD
    return Relation.CURSOR if cursors else Relation.VARIANT


def _along(mine: Reading, other: Reading, *, same: bool) -> Target:
    """The relation of two addresses that are equal when their numbers are taken off."""
    sure = other.sure and (mine.number is None or mine.sure)
    if other.number is None:
        return Target(Relation.SELF if mine.number is None else Relation.BACK, sure, same)
    if mine.number is not None and mine.offset != other.offset:
        relation = Relation.FAR
    elif other.offset:
        relation = _compare(other.number, mine.number or 0, other.number)
        relation = Relation.FIRST if mine.number is None and other.number == 1 else relation
    elif mine.number is None:
        relation = Relation.FIRST if other.number == 1 else _compare(other.number, 1, 2)
    else:
        relation = _compare(other.number, mine.number, mine.number + 1)
    if relation in (Relation.SELF, Relation.BACK, Relation.DOWN) and not same:
        relation = Relation.VARIANT
    return Target(relation, sure, same, other.number, other.offset)


def _compare(number: int, current: int, following: int) -> Relation:
    if number == current:
        return Relation.SELF
    if number < current:
        if current == 1:
            return Relation.SELF
        return Relation.DOWN if number == current - 1 and following == current + 1 else Relation.BACK
    return Relation.AHEAD if number == following else Relation.FAR


def _apart(mine: Reading, other: Reading) -> Target:
    """The relation of two addresses under different paths."""
    below = f"{other.path}/".startswith(f"{mine.path}/")
    near = below and other.path.count("/") <= mine.path.count("/") + 1
    above = f"{mine.path}/".startswith(f"{other.path}/")
    if (near or above) and other.number is not None and other.number == (mine.number or 1) + 1:
        return Target(Relation.MOVED, sure=other.sure, same=False, number=other.number)
    if DATED.search(other.path.removeprefix(mine.path)):
        return Target(Relation.PERIOD, sure=False, same=False)
    beside = other.path.rpartition("/")[0] in (mine.path, mine.path.rpartition("/")[0])
    if (beside or (below and mine.path)) and (other.number is not None or NUMBER.search(other.path)):
        return Target(Relation.SIBLING, sure=False, same=False, number=other.number)
    return Target(Relation.ELSEWHERE, sure=False, same=False, number=other.number)
