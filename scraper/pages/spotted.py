"""Reads the one date that a short text holds, in any language and calendar, where the text alone says all of it."""

import re
from dataclasses import replace
from datetime import datetime

from scraper.page import ListedDate
from scraper.parsing.spotting import Spotted, find_dates, settle
from scraper.sources.model import Dates

__all__ = ["LONGEST", "spotted_date"]

LONGEST = 80
"""Characters of a text that is there for its date; a longer one tells about something."""
NUMBERS_ALONE = re.compile(r"[\x00-@\[-`{-\x7f]*")
"""Only the definition says in which order they are, and `scraper.parsing.dates` reads them."""
ENGLISH = ("en",)


def spotted_date(text: str, rules: Dates, captured_at: datetime) -> ListedDate | None:
    """The date; None where there are several, or where its year or its order would have to be guessed."""
    if len(text) > LONGEST or NUMBERS_ALONE.fullmatch(text):
        return None
    spots = [_in_order(spot, rules.order) for spot in find_dates(text, rules.languages or ENGLISH)]
    if len(spots) != 1 or not _is_certain(spots[0]):
        return None
    (date,) = settle(spots, captured_at, language=None)
    return replace(date, zone=rules.zone or date.zone) if date.value else None


def _in_order(spot: Spotted, order: str | None) -> Spotted:
    """With the readings in the order of the definition, if it has such."""
    right = tuple(reading for reading in spot.readings if reading.order == order)
    return replace(spot, readings=right) if right else spot


def _is_certain(spot: Spotted) -> bool:
    days = {(reading.year, reading.month, reading.day) for reading in spot.readings}
    return len(days) == 1 and all(year is not None for year, _, _ in days)
