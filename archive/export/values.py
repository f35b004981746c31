"""The rows of an export as values, for programs in Python."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from archive.export.tables import Table

__all__ = ["Entry", "entry_values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry in its current revision; fields are the columns of an export (docs/reference/export.md)."""

    id: str
    source: str
    topics: tuple[str, ...]
    url: str | None
    title: str | None
    teaser: str | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    published: str | None
    published_precision: str | None
    published_text: str | None
    starts: str | None
    ends: str | None
    updated: str | None
    incomplete: bool
    problems: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    revision: str
    revisions: int
    capture_url: str
    capture_captured_at: datetime
    capture_digest: str
    capture_warc: str
    capture_offset: int


_TIMES = [field.name for field in fields(Entry) if field.type is datetime]
_TEXTS = [field.name for field in fields(Entry) if field.type == tuple[str, ...]]


def entry_values(table: Table) -> Iterator[Entry]:
    """The rows of a table of entries."""
    names = [column.name for column in table.columns]
    with closing(table.portions) as portions:
        for portion in portions:
            yield from (_entry(dict(zip(names, row, strict=True))) for row in zip(*portion, strict=True))


def _entry(values: dict[str, Any]) -> Entry:
    values |= {name: datetime.fromisoformat(values[name]) for name in _TIMES}
    values |= {name: tuple(values[name]) for name in _TEXTS}
    return Entry(**values)
