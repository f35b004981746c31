"""How long a site is left alone."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.patience import back_off, retry_after

NOW = datetime(2019, 5, 20, 12, tzinfo=UTC)


@given(seconds=st.integers(0, 10**9))
def test_seconds(seconds: int) -> None:
    assert retry_after(f" {seconds} ".encode(), NOW) == seconds


@given(seconds=st.integers(-(10**6), 10**6))
def test_a_date_is_counted_from_now_and_never_back(seconds: int) -> None:
    value = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True).encode()
    assert retry_after(value, NOW) == max(0, seconds)


@pytest.mark.parametrize(
    "value",
    [
        b"Mon, 20 May 2019 12:00:30 GMT",
        b"Monday, 20-May-19 12:00:30 GMT",
        b"Mon May 20 12:00:30 2019",
        b"Mon, 20 May 2019 14:00:30 +0200",
    ],
)
def test_the_forms_of_a_date(value: bytes) -> None:
    """The three of RFC 9110, section 5.6.7, and one with an offset."""
    assert retry_after(value, NOW) == 30


@pytest.mark.parametrize("value", [None, b"", b" ", b"soon", b"-5", b"1.5", b"\xb2", b"0x10", b"99 May", b"\xff\x00"])
def test_what_cannot_be_read(value: bytes | None) -> None:
    assert retry_after(value, NOW) is None


@given(value=st.binary(max_size=40))
def test_garbage_is_nothing_or_a_time_to_wait(value: bytes) -> None:
    waited = retry_after(value, NOW)
    assert waited is None or waited >= 0


def test_every_failure_doubles_the_wait() -> None:
    assert [back_off(2.0, attempt) for attempt in range(4)] == [2, 4, 8, 16]
