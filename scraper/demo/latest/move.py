"""When the site moves to its new appearance, and what becomes of its old addresses."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Farewell", "Move", "TitlePlace"]


class Farewell(StrEnum):
    """What the old addresses answer after the move."""

    REDIRECTED = "redirected"
    """Each leads to what comes nearest to it on the new site."""
    GONE = "gone"
    """They are not found."""


class TitlePlace(StrEnum):
    """Where the second appearance, which shows no title, keeps it all the same: an attribute of the card's link."""

    ALTERNATIVE = "alt"
    """The text that stands for the picture in the link."""
    LABEL = "aria-label"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The default is the summer of 2020, and the beginning of 2024 for the second appearance."""

    day: int = 428
    """The first day of the new site, of the replica's calendar."""
    newer: int = 1707
    """The first day on which cards show teaser and reading time alone."""
    farewell: Farewell = Farewell.REDIRECTED
    title_place: TitlePlace = TitlePlace.ALTERNATIVE
    carried: int = 60
    """Days before the move from which the new site still lists what was published; the rest stays behind."""
