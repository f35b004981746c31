"""Two dates that are the two ends of one."""

import re
from dataclasses import replace

from scraper.parsing.spotting.model import Reading, Spotted

__all__ = ["joined"]

GAP = re.compile(
    r"\s*(?:[-~]|to|until|till?|through|bis|bis zum|au|jusqu'au|al|hasta el|a|ate|do|по|до|t/m|tot|fino al|den ngay"
    r"|から|至|到|부터)\s*"
)
"""Between the two dates of a range."""


def joined(spots: list[Spotted], text: str, folded: str) -> tuple[Spotted, ...]:
    """Two dates with a hyphen or "until" between them are the two ends of one."""
    whole: list[Spotted] = []
    for spot in spots:
        last = whole[-1] if whole else None
        if last and _are_ends(last, spot) and GAP.fullmatch(folded, last.stop, spot.start):
            whole[-1] = _range(last, spot, text)
        else:
            whole.append(spot)
    return tuple(whole)


def _are_ends(first: Spotted, last: Spotted) -> bool:
    if first.until or last.until or not first.readings or not last.readings:
        return False
    return len(first.readings) == len(last.readings) and first.calendar == last.calendar


def _range(first: Spotted, last: Spotted, text: str) -> Spotted:
    readings = tuple(_with_year(one, other) for one, other in zip(first.readings, last.readings, strict=True))
    return replace(
        first,
        stop=last.stop,
        text=text[first.start : last.stop],
        readings=readings,
        until=last.readings,
        has_time=first.has_time or last.has_time,
    )


def _with_year(first: Reading, last: Reading) -> Reading:
    """The year of the last day, or the one before it, is that of the first."""
    if first.year or not last.year or not first.month or not last.month:
        return first
    return first._replace(year=last.year - (first.month > last.month))
