"""Whether a column of dates writes the day or the month first."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from scraper.parsing.spotting.model import Reading, Spotted

__all__ = ["order_of"]

MONTH_FIRST_REGIONS = frozenset({"US", "PH", "PR", "GU", "VI", "AS", "MP"})
DAY_FIRST_ENGLISH = frozenset({"GB", "UK", "IE", "AU", "NZ", "IN", "SG", "HK", "MY", "NG", "KE", "GH", "MT", "PK"})
YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "eu"})
"""Languages that write neither the day nor the month first, so that they do not decide between them."""
AGREEMENT = 0.75
"""Of the unambiguous dates that must have one order for it to be that of the others."""
SLACK = timedelta(days=2)


def order_of(
    spots: Sequence[Spotted], beside: Sequence[Spotted], captured: date, language: str | None, region: str | None
) -> str | None:
    """`DMY`, `MDY` or `YMD` for those dates of the column that can be read in several; None where nothing decides.

    What is certain comes first: dates on the page with one reading. Then what the list shows, if it is in order, or has
    dates that lie ahead, under one order only. Then what is customary in the language and region.
    """
    open_ones = [spot for spot in spots if len(spot.readings) > 1]
    orders = list(dict.fromkeys(reading.order for spot in open_ones for reading in spot.readings))
    if not orders:
        return None
    certain = Counter(
        spot.readings[0].order
        for spot in (*spots, *beside)
        if spot.numeric and len(spot.readings) == 1 and spot.readings[0].order in orders and spot.readings[0].day
    )
    if certain:
        order, count = certain.most_common(1)[0]
        return order if count >= AGREEMENT * certain.total() else None
    custom = _custom(language, region)
    return _by_list(spots, orders, captured, custom) or (custom if custom in orders else None)


def _custom(language: str | None, region: str | None) -> str | None:
    place = (region or "").upper()
    if language in (None, "en", "fil"):
        return "MDY" if place in MONTH_FIRST_REGIONS else "DMY" if place in DAY_FIRST_ENGLISH else None
    return None if language in YEAR_FIRST else "DMY"


def _by_list(spots: Sequence[Spotted], orders: Sequence[str], captured: date, custom: str | None) -> str | None:
    """The one order under which the list looks as lists do; what is customary wants to be outdone clearly."""
    faults = {order: _faults([_day(spot, order) for spot in spots], captured) for order in orders}
    best, *others = sorted(orders, key=lambda order: (faults[order], order != custom))
    if not others or custom in (best, None):
        return best if not others or faults[best] < faults[others[0]] else None
    return best if faults[best] == 0 and faults[custom] >= 3 else None


def _day(spot: Spotted, order: str) -> date | None:
    reading = next((reading for reading in spot.readings if reading.order == order), None)
    if reading is None and len(spot.readings) == 1:
        reading = spot.readings[0]
    return _date(reading) if reading else None


def _date(reading: Reading) -> date | None:
    if not (reading.year and reading.month and reading.day):
        return None
    return date(reading.year, reading.month, reading.day)


def _faults(days: Sequence[date | None], captured: date) -> int:
    """How often the list goes against its own direction, or, where it goes down, ahead of the capture."""
    known = [day for day in days if day]
    steps = [(after - before).days for before, after in pairwise(known)]
    ups, downs = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    ahead = sum(day > captured + SLACK for day in known) if downs >= ups else 0
    return len(days) - len(known) + min(ups, downs) + ahead
