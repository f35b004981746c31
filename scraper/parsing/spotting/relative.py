"""Dates told by their distance from the capture."""

from datetime import timedelta

from scraper.parsing.spotting.patterns import behind
from scraper.parsing.spotting.place import Found, Place, is_glued

__all__ = ["SECONDS", "SHORT", "counted", "relative"]

SHORT = 48
"""Characters of a text that is a relative date and little else: longer ones with "today" in them are prose."""
LENGTHS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def counted(place: Place) -> Found | None:
    """3 days ago, vor 2 Stunden."""
    after = place.patterns.count_after.match(place.folded, place.after)
    before = behind(place.patterns.count_before, place.folded, place.at, place.floor)
    if not after or is_glued(place) or place.after - place.at > 3:
        return None
    counted = place.patterns.lexicon.words.counted
    word = " ".join(after["word"].replace(".", " ").split())
    start, meaning = place.at, counted.get(("", word))
    if before and (" ".join(before[1].split()), word) in counted:
        start, meaning = before[0], counted[(" ".join(before[1].split()), word)]
    if not meaning or (meaning[0] > 0 and len(place.text) > SHORT):
        return None
    return relative(start, after.end(), meaning[0] * int(place.folded[place.at : place.after]), meaning[1])


def relative(start: int, stop: int, number: int, unit: str) -> Found:
    away = timedelta(days=number * LENGTHS[unit], seconds=number * SECONDS.get(unit, 0))
    return Found(start=start, stop=stop, relative=away, unit=unit)
