"""Times on the command line: the option that asks for a state of the past, and how it is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import click

from archive.errors import BadTime

__all__ = ["as_of_option", "read_past"]

_F = TypeVar("_F", bound=Callable[..., Any])


def as_of_option(command: _F) -> _F:
    """Gives a command the option `--as-of TIME` and the argument `as_of`, an aware time of the past or None."""
    return click.option(
        "--as-of",
        "as_of",
        metavar="TIME",
        callback=_as_of,
        help="Answer as things were known at this time (ISO 8601, UTC if it has no zone; a date: the end of that day).",
    )(command)


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


def _as_of(_ctx: click.Context, _option: click.Parameter, given: str | None) -> datetime | None:
    return None if given is None else read_past("--as-of", given, datetime.now(UTC))


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
