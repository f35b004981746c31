"""Archives of one year or month: where nothing pages them, a listing goes on in the archive before."""

import re
from collections.abc import Iterable

from scraper.pages.following.labels import Label, Role
from scraper.parsing.series import readings

__all__ = ["archive_before"]

PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[/-](0[1-9]|1[0-2]))?(?=/?$|/index\.\w+$|\.[a-z]{2,5}$)|"
    r"[?&](?:year|jahr|ano|año|annee|année|anno|rok|yil|aar|år|vuosi|god|jaar)=((?:19|20)\d\d)(?=&|$)",
    re.IGNORECASE,
)

Period = tuple[int, int]
"""A year and a month; 0 for all of a year."""


def archive_before(url: str, links: Iterable[tuple[str, Label]]) -> int | None:
    """Which of the links, in their order, leads from an archive of a period to the nearest one before it.

    A year is reached by its number; a month only by what says that it is older, since months are a calendar's too.
    """
    here = _period(url)
    if here is None:
        return None
    found: list[tuple[Period, int]] = []
    for index, (address, label) in enumerate(links):
        there = _period(address)
        if there and there[0] == here[0] and there[1] < here[1] and _says_so(there[1], here[1], label):
            found.append((there[1], -index))
    return -max(found)[1] if found else None


def _says_so(there: Period, here: Period, label: Label) -> bool:
    if bool(there[1]) != bool(here[1]):
        return False
    return label.role is Role.OLDER or (not here[1] and label.role is Role.NUMBER and label.number == there[0])


def _period(url: str) -> tuple[object, Period] | None:
    """What an address of an archive has besides its period, and the period."""
    address = url.partition("#")[0]
    match = PERIOD.search(address)
    if match is None:
        return None
    rest = readings(f"{address[: match.start()]}/0{address[match.end() :]}")
    if not rest:
        return None
    return (rest[0].path, rest[0].query), (int(match[1] or match[3]), int(match[2] or 0))
