"""Decides the dates of a column of records: what one leaves open, the others, the capture or custom may tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from scraper.page import ListedDate
from scraper.parsing.dates import EARLIEST_YEAR, IMPLAUSIBLE, UNREADABLE, is_plausible
from scraper.parsing.spotting.calendars import gregorian
from scraper.parsing.spotting.model import Reading, Spotted
from scraper.parsing.spotting.orders import order_of
from scraper.parsing.spotting.years import complete

__all__ = ["ORDER_UNKNOWN", "VAGUE", "YEAR_UNKNOWN", "settle"]

ORDER_UNKNOWN = "date order unknown"
"""The numbers may be day and month or month and day, and nothing on the page tells."""
YEAR_UNKNOWN = "year unknown"
"""No year is stated, and the list is in no order that tells."""
VAGUE = "date vague"
"""Relative, and so rough that not even the year is certain."""
BACK = 16
"""Years that a list without years may reach back."""
OFFSETS = {"jalali": -621, "hijri": -579}
"""From a Gregorian year to the year of that calendar which begins in it."""


def settle(
    spots: Sequence[Spotted],
    captured_at: datetime,
    *,
    language: str | None,
    region: str | None = None,
    beside: Sequence[Spotted] = (),
) -> tuple[ListedDate, ...]:
    """The date of each record, in the order of the page; without a value, but with a problem, where it stays open.

    `language` is that of the page (`de`), `region` that of its `lang` attribute (`US` of `en-US`). Other
    dates of the page, `beside` the column, help to tell its order of day and month.
    """
    captured = captured_at.date()
    spots = [_on_its_weekday(spot) for spot in spots]
    order = order_of(spots, [_on_its_weekday(spot) for spot in beside], captured, language, region)
    readings = [_decided(spot, order) for spot in spots]
    ahead = sum(spot.label in ("starts", "ends") for spot in spots) * 2 > len(spots)
    days = [_days(spot, reading, captured_at) for spot, reading in zip(spots, readings, strict=True)]
    chain = complete(days, captured, ahead=ahead) if any(len(each) > 1 for each in days) else [None] * len(spots)
    return tuple(
        _listed(spot, reading, day, captured_at) for spot, reading, day in zip(spots, readings, chain, strict=True)
    )


def _on_its_weekday(spot: Spotted) -> Spotted:
    """With the readings that are the weekday which is stated, if there are any."""
    if spot.weekday is None or len(spot.readings) < 2:
        return spot
    right = tuple(reading for reading in spot.readings if _weekday(reading) == spot.weekday)
    return replace(spot, readings=right or spot.readings)


def _weekday(reading: Reading) -> int | None:
    year, month, day = reading[1:]
    return date(year, month, day).weekday() if year and month and day else None


def _decided(spot: Spotted, order: str | None) -> Reading | None:
    distinct = {reading[1:] for reading in spot.readings}
    if len(distinct) == 1:
        return spot.readings[0]
    return next((reading for reading in spot.readings if reading.order == order), None)


def _days(spot: Spotted, reading: Reading | None, captured_at: datetime) -> list[date]:
    """The days it can be: one, one of each year, or none where it is not known to the day."""
    if spot.relative is not None:
        value = _moved(spot, captured_at) if spot.unit in ("second", "minute", "hour", "day") else None
        return [date.fromisoformat(value)] if value else []
    if reading is None or not (reading.month and reading.day):
        return []
    if reading.year:
        return [date(reading.year, reading.month, reading.day)]
    last = captured_at.year + 2
    offset = OFFSETS.get(spot.calendar, 0)
    found = [
        gregorian(spot.calendar, year + offset, reading.month, reading.day)
        for year in range(max(EARLIEST_YEAR, last - BACK), last + 1)
    ]
    return [day for day in found if day and spot.weekday in (None, day.weekday())]


def _listed(spot: Spotted, reading: Reading | None, day: date | None, captured_at: datetime) -> ListedDate:
    if spot.relative is not None:
        value = _moved(spot, captured_at)
        return _checked(spot, value, None, VAGUE, captured_at)
    if reading is None:
        problem = ORDER_UNKNOWN if spot.readings else UNREADABLE
        return ListedDate(text=spot.text, problem=problem, zone=spot.zone)
    if reading.year:
        return _checked(spot, _iso(reading), reading.order, UNREADABLE, captured_at)
    return _checked(spot, day.isoformat() if day else None, reading.order, YEAR_UNKNOWN, captured_at)


def _checked(spot: Spotted, value: str | None, order: str | None, otherwise: str, captured_at: datetime) -> ListedDate:
    if value is None:
        return ListedDate(text=spot.text, order=order, zone=spot.zone, problem=otherwise)
    if not is_plausible(value, captured_at):
        return ListedDate(text=spot.text, order=order, zone=spot.zone, problem=IMPLAUSIBLE)
    return ListedDate(text=spot.text, value=value, order=order, zone=spot.zone)


def _iso(reading: Reading) -> str:
    parts = (f"{reading.year:04}", reading.month and f"{reading.month:02}", reading.day and f"{reading.day:02}")
    return "-".join(part for part in parts if part)


def _moved(spot: Spotted, captured_at: datetime) -> str | None:
    """The day; with weeks, months and years what all days agree on that are so far from the capture."""
    away = spot.relative or timedelta()
    try:
        nearest = (captured_at + away).date()
        if spot.unit in ("second", "minute", "hour", "day"):
            return nearest.isoformat()
        width = timedelta(days={"week": 6, "month": 31, "year": 366}[spot.unit])
        farthest = nearest - width if away <= timedelta() else nearest + width
    except OverflowError:
        return None
    shared = next((n for n in (7, 4) if nearest.isoformat()[:n] == farthest.isoformat()[:n]), None)
    return nearest.isoformat()[:shared] if shared else None
