"""Other calendars, held against the tables of others."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsing.spotting.calendars import from_jalali, gregorian

NEW_YEARS = {
    1370: date(1991, 3, 21),
    1375: date(1996, 3, 20),
    1379: date(2000, 3, 20),
    1398: date(2019, 3, 21),
    1399: date(2020, 3, 20),
    1400: date(2021, 3, 21),
    1403: date(2024, 3, 20),
    1404: date(2025, 3, 21),
    1408: date(2029, 3, 20),
}


@pytest.mark.parametrize("year", NEW_YEARS)
def test_nowruz(year: int) -> None:
    assert from_jalali(year, 1, 1) == NEW_YEARS[year]


@given(st.integers(1300, 1450), st.integers(1, 12), st.integers(1, 29))
def test_days_follow_each_other(year: int, month: int, day: int) -> None:
    following = gregorian("jalali", year, month, day + 1) or from_jalali(year + month // 12, month % 12 + 1, 1)
    assert following - from_jalali(year, month, day) == timedelta(days=1)


@pytest.mark.parametrize("parts", [("jalali", 1400, 12, 30), ("jalali", 1400, 13, 1), ("hijri", 1445, 1, 31)])
def test_no_such_day(parts: tuple[str, int, int, int]) -> None:
    assert gregorian(*parts) is None
