"""What is exported: tables of typed columns, whose rows come in portions.

A portion holds some rows, one sequence of values per column: writers work on a column at a time, which costs a
fraction of work on single cells. Values are plain: text, lists of text, integers, truth values; times are ISO 8601 in
UTC (`2019-05-20T00:00:00Z`), dates ISO 8601 at their precision; None is missing.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import Any, TypeAlias

__all__ = ["Column", "Portion", "Table", "Type", "in_portions", "iso_utc"]

_ROWS = 1000
"""In a portion: enough to hide what a statement costs, little memory."""

Portion: TypeAlias = Sequence[Sequence[Any]]


class Type(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    TEXTS = "texts"
    DATE = "date"
    TIME = "time"
    INTEGER = "integer"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; one of a `group` is, where values can be nested, part of the object of that name."""

    key: str
    type: Type
    meaning: str
    group: str | None = None
    required: bool = False
    """Whether no row lacks it."""

    @property
    def name(self) -> str:
        return f"{self.group}_{self.key}" if self.group else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns and the rows of a table. Closing `portions` ends the reading of an archive."""

    columns: tuple[Column, ...]
    portions: Generator[Portion]


def in_portions(rows: Iterable[Sequence[Any]]) -> Generator[Portion]:
    """Rows of values turned into portions."""
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS)):
        yield list(zip(*some, strict=True))


def iso_utc(time: datetime) -> str:
    """`2019-05-20T00:00:00Z`, with a fraction of seconds only where there is one."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
