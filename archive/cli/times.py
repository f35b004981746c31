"""The option that asks for a state of the past."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from archive.moments import read_past

__all__ = ["as_of_option"]

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


def _as_of(_ctx: click.Context, _option: click.Parameter, given: str | None) -> datetime | None:
    return None if given is None else read_past("--as-of", given, datetime.now(UTC))
