"""A number in a text, and what is found there."""

from datetime import timedelta
from typing import NamedTuple

from scraper.parsing.spotting.model import Reading
from scraper.parsing.spotting.patterns import Patterns

__all__ = ["Found", "Place", "is_glued"]


class Place(NamedTuple):
    """A number in a text, where a date may stand."""

    folded: str
    at: int
    after: int
    floor: int
    """Where the last date ended: nothing before it is looked at again."""
    text: str
    patterns: Patterns

    @property
    def languages(self) -> tuple[str, ...]:
        return self.patterns.lexicon.languages


class Found(NamedTuple):
    """A date before its weekday, time and label are looked for."""

    start: int
    stop: int
    readings: tuple[Reading, ...] = ()
    until: tuple[Reading, ...] = ()
    numeric: bool = False
    calendar: str = "gregorian"
    relative: timedelta | None = None
    unit: str = ""


def is_glued(place: Place) -> bool:
    """Whether the number goes on from what stands before it: a letter, a decimal point, a part of a longer number."""
    if place.at == place.floor:
        return False
    before = place.folded[place.at - 1]
    if before in ".,:/-_+" and place.at - 1 > place.floor:
        return place.folded[place.at - 2].isalnum() and place.folded[place.at - 2] < "\u0590"
    return (before.isalpha() and before < "\u0590") or before in "#$€£_/"
