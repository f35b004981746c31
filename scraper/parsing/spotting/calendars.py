"""Years and days of other calendars, as days of the Gregorian."""

from datetime import date, timedelta

__all__ = ["from_hijri", "from_jalali", "gregorian"]


def gregorian(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        if calendar == "jalali":
            return from_jalali(year, month, day)
        return from_hijri(year, month, day) if calendar == "hijri" else date(year, month, day)
    except (ValueError, OverflowError):
        return None


def from_jalali(year: int, month: int, day: int) -> date:
    """The solar calendar of Iran, by the cycle of 33 years that fits the years 1178 to 1633. ValueError for no day."""
    first = _new_year(year)
    length = 31 if month <= 6 else 30 if month <= 11 else _new_year(year + 1) - first - 336
    if not (1 <= month <= 12 and 1 <= day <= length and 1178 <= year <= 1633):
        raise ValueError(f"{year}-{month}-{day} is no day of the Jalali calendar")
    return date.fromordinal(first) + timedelta(days=31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def _new_year(year: int) -> int:
    """Ordinal of the first of Farvardin."""
    return date(1178 + 621, 3, 21).toordinal() + 365 * (year - 1178) + (8 * year + 21) // 33 - (8 * 1178 + 21) // 33


def from_hijri(year: int, month: int, day: int) -> date:
    """The calendar of Umm al-Qura, as Saudi Arabia publishes it. ValueError for no day, OverflowError outside it."""
    from hijridate import Hijri

    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)
