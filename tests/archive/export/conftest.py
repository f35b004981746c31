"""Exports as values: what each writer made, read back by other programs."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from archive.export.csv import write_csv
from archive.export.jsonl import write_jsonl
from archive.export.rows import entry_table, revision_table
from archive.folder import Archive
from archive.records import DateRecord
from archive.search.filters import Filters
from archive.search.matches import matches

Rows = list[dict[str, Any]]
Make = Callable[..., Any]


def select_and_make(make: Make, archive: Archive, as_of: datetime | None = None, **filters: Any) -> Rows:
    """The rows of a table as JSON Lines give them."""
    out = io.StringIO()
    with archive.reading() as conn:
        selected = matches(conn, None, Filters(**filters), as_of)
        number = write_jsonl(make(conn, selected, as_of=as_of), out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == number
    return rows


@pytest.fixture
def entries(archive: Archive) -> Callable[..., Rows]:
    """The exported entries, as of a time, narrowed by filters."""
    return lambda **asked: select_and_make(entry_table, archive, **asked)


@pytest.fixture
def revisions(archive: Archive) -> Callable[..., Rows]:
    return lambda **asked: select_and_make(revision_table, archive, **asked)


@pytest.fixture
def as_csv(archive: Archive) -> Callable[[], tuple[str, list[dict[str, str]]]]:
    """The entries as CSV: the text, and what a reader makes of it."""

    def made() -> tuple[str, list[dict[str, str]]]:
        out = io.StringIO(newline="")
        with archive.reading() as conn:
            write_csv(entry_table(conn, matches(conn, None, Filters())), out)
        return out.getvalue(), list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))

    return made


@pytest.fixture
def told(store: Callable[..., Any], writing: Any) -> None:
    """An entry that changed and moved on to a second topic."""
    url = "https://example.org/a-AA"
    store(writing.entry(1, "Old", url=url, site="AA"))
    dates = (
        DateRecord(role="published", text="May 2019", value="2019-05"),
        DateRecord(role="starts", text="32-05-2019", problem="impossible"),
    )
    new = writing.entry(
        1,
        "New",
        site="AA",
        teaser="One.\nTwo.",
        kinds=("news", "event"),
        tags=("b", "a"),
        dates=dates,
        problems=("starts",),
    )
    store(new, day=1)
    store(new, day=2, topic="rivers")
