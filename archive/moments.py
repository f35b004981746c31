"""Times as people write them."""

from datetime import UTC, date, datetime, time

from archive.errors import BadTime

__all__ = ["read_past"]


def read_past(name: str, value: str, now: datetime, *, beginning: bool = False) -> datetime:
    """An ISO 8601 date or time as aware UTC, at the latest `now`. Raises `BadTime`.

    A date alone stands for the end of that day, today for all of it that has passed; or for its beginning.
    """
    moment = _day(value, time.min if beginning else time.max)
    if moment is not None and not beginning and moment.date() == now.astimezone(UTC).date():
        return now
    if moment is None:
        moment = _moment(name, value)
    if moment > now:
        raise BadTime(name, value, f"it lies in the future; it is {now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} now")
    return moment


def _day(value: str, at: time) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(value), at, UTC)
    except ValueError:
        return None


def _moment(name: str, value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        expectation = "an ISO 8601 date or time is expected, such as 2019-05-20 or 2019-05-20T12:00:00Z"
        raise BadTime(name, value, expectation) from error
