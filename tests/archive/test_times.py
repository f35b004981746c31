"""Times of the past, as the command line reads them."""

from datetime import UTC, datetime

import pytest

from archive.errors import BadTime
from archive.moments import read_past

NOW = datetime(2019, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-05-20T10:00:00Z", datetime(2019, 5, 20, 10, tzinfo=UTC)),
        ("2019-05-20T10:00", datetime(2019, 5, 20, 10, tzinfo=UTC)),
        ("2019-05-20 12:00+02:00", datetime(2019, 5, 20, 10, tzinfo=UTC)),
        ("2019-05-20", datetime(2019, 5, 20, 23, 59, 59, 999_999, tzinfo=UTC)),
        ("2019-06-01", NOW),
        ("2019-06-01T12:00:00Z", NOW),
    ],
)
def test_a_time_of_the_past(value: str, expected: datetime) -> None:
    assert read_past("--as-of", value, NOW) == expected


@pytest.mark.parametrize("value", ["soon", "", "2019-05-32", "2019-05", "0001-01-01T00:00+12:00", "\udc80"])
def test_what_is_no_time(value: str) -> None:
    with pytest.raises(BadTime, match="ISO 8601"):
        read_past("--as-of", value, NOW)


@pytest.mark.parametrize("value", ["2019-06-02", "2019-06-01T12:00:01Z", "9999-01-01"])
def test_the_future_is_refused_with_the_present_time(value: str) -> None:
    with pytest.raises(BadTime, match="it is 2019-06-01T12:00:00Z now"):
        read_past("--as-of", value, NOW)
