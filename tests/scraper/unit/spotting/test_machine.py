"""Dates written for machines."""

from datetime import date, datetime, time, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsing.spotting import read_iso


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("2024-05-03", "2024-05-03", None),
        ("2024-5-3", "2024-05-03", None),
        ("2024/05/03 10:00", "2024-05-03", None),
        ("20240503", "2024-05-03", None),
        ("20240503T100000Z", "2024-05-03", "UTC"),
        ("2024-05", "2024-05", None),
        ("2024", "2024", None),
        ("2024-05-03T23:30:00-05:00", "2024-05-03", "-05:00"),
        ("2024-05-03T10:00:00.123Z", "2024-05-03", "UTC"),
        ("2025-02-14 00:00:00 +0000 UTC", "2025-02-14", "+00:00"),
        ("Fri, 03 May 2024 10:00:00 +0200", "2024-05-03", "+02:00"),
        (" 2024-05-03\n", "2024-05-03", None),
    ],
)
def test_reads(text: str, value: str, zone: str | None) -> None:
    listed = read_iso(text)
    assert listed
    assert (listed.value, listed.zone, listed.text) == (value, zone, text)


@pytest.mark.parametrize("text", ["", "May 3, 2024", "03/05/2024", "2024-13-01", "2024-02-30", "123456", "P3D"])
def test_nothing_else(text: str) -> None:
    assert read_iso(text) is None


OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(day=st.dates(date(1901, 1, 1), date(2199, 12, 31)), hour=st.times(), zone=OFFSETS)
def test_every_moment_reads_as_its_own_day(day: date, hour: time, zone: timezone) -> None:
    moment = datetime.combine(day, hour, zone)
    for text in (moment.isoformat(), format_datetime(moment)):
        listed = read_iso(text)
        assert listed
        assert listed.value == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    listed = read_iso(text)
    assert listed is None or listed.value
