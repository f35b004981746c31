"""What stands around a date and belongs to it: weekday, time, label."""

import re

from scraper.parsing.spotting.model import Spotted
from scraper.parsing.spotting.patterns import LETTER, behind
from scraper.parsing.spotting.place import Found, Place
from scraper.parsing.spotting.relative import SECONDS

__all__ = ["TIME", "described"]

ZONES = r"z|utc|gmt|[+-]\d\d:?\d\d(?!\d)"
TIME = re.compile(
    rf"(?:\s|[.,|@·•t(]|[-]\s|{LETTER}{{1,3}}\.?\s|a las\s|alle ore\s|klokken\s|saat\s|pukul\s|ora\s){{0,4}}"
    rf"(?:(?:[01]?\d|2[0-4])\s?[:.h時时시]\s?[0-5]\d(?![\d.])(?:[:.分분]\s?[0-5]\d(?!\d)(?:[.,]\d{{1,9}})?)?"
    rf"|(?:0?[1-9]|1[0-2])(?=\s?[ap]\.?m))"
    rf"(?:\s?(?:[ap]\.?m\.?|uhr|น\.?|h|분|分)(?!{LETTER}))?(?:\s?(?P<zone>{ZONES})(?!{LETTER}))?(?!\d)"
)


def described(found: Found, place: Place) -> Spotted:
    """With weekday, time and label."""
    folded, known, start, stop = place.folded, place.patterns, found.start, found.stop
    weekday = behind(known.weekday_before, folded, start, place.floor)
    if weekday:
        start = weekday[0]
    elif after := stop < len(folded) and known.weekday_after.match(folded, stop):
        weekday, stop = (0, after["word"]), after.end()
    time = TIME.match(folded, stop) if stop < len(folded) else None
    if time:
        stop = time.end()
    label = behind(known.label_before, folded, start, place.floor)
    return Spotted(
        start=start,
        stop=stop,
        text=place.text[start:stop],
        readings=found.readings,
        until=found.until,
        relative=found.relative,
        unit=found.unit,
        has_time=bool(time) or found.unit in SECONDS,
        zone=_zone(time),
        label=known.lexicon.words.labels[" ".join(label[1].split())] if label else "",
        weekday=known.lexicon.words.weekdays.get(" ".join(weekday[1].split())) if weekday else None,
        numeric=found.numeric,
        calendar=found.calendar,
    )


def _zone(time: re.Match[str] | None) -> str | None:
    zone = time and time["zone"]
    if not zone:
        return None
    return "UTC" if zone[0].isalpha() else f"{zone[:3]}:{zone[-2:]}"
