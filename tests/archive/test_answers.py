"""What an open archive answers in one call, as in a notebook."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from archive import open_archive
from archive.errors import BadTime, NotSeenYet, UnknownTopic
from archive.export.columns import ENTRIES
from archive.export.values import Entry
from archive.folder import Archive
from archive.queries.coverage import coverage
from archive.queries.history import history
from archive.queries.listings import topic_listing
from archive.queries.membership import entry_memberships, memberships
from archive.queries.resolve import resolve_entry

Store = Callable[..., Any]


@pytest.fixture
def filled(archive: Archive, store: Store, writing: Any) -> Archive:
    store(
        writing.entry(1, "Ferries to the islands", site="AA", tags=("sea",)),
        writing.entry(2, "Cranes", site="BB", day="2019-04"),
    )
    store(writing.entry(1, "Ferries to all islands", site="AA", tags=("sea", "air")), day=2)
    return archive


def titles(entries: tuple[Entry, ...]) -> list[str | None]:
    return [one.title for one in entries]


def test_the_fields_of_an_entry_are_the_columns_of_an_export() -> None:
    assert [field.name for field in fields(Entry)] == [column.name for column in ENTRIES]


def test_entries(filled: Archive, writing: Any) -> None:
    ferries, cranes = filled.entries()
    assert (ferries.title, ferries.tags, ferries.revisions) == ("Ferries to all islands", ("sea", "air"), 2)
    assert ferries.last_seen == writing.start + timedelta(days=2)
    assert (cranes.published, cranes.published_precision) == ("2019-04", "month")


NAIVE = datetime(2019, 5, 21)  # noqa: DTZ001 (taken as UTC)


@pytest.mark.parametrize("as_of", [date(2019, 5, 21), "2019-05-21", NAIVE, NAIVE.replace(tzinfo=UTC)])
def test_entries_as_of_a_time(filled: Archive, as_of: Any) -> None:
    assert titles(filled.entries(as_of=as_of)) == ["Ferries to the islands", "Cranes"]


def test_a_time_of_the_future_is_refused(filled: Archive) -> None:
    with pytest.raises(BadTime, match="future"):
        filled.entries(as_of="9999-01-01")


def test_entries_are_narrowed(filled: Archive) -> None:
    assert titles(filled.entries(tags="air")) == ["Ferries to all islands"]
    assert titles(filled.entries(tags=("air", "sea"), topics="ports/harbours")) == ["Ferries to all islands"]
    assert titles(filled.entries(until="2019-04")) == ["Cranes"]


def test_search(filled: Archive) -> None:
    assert titles(filled.search("ferr*")) == ["Ferries to all islands"]
    assert titles(filled.search("ferries OR cranes", limit=1)) == ["Ferries to all islands"]
    assert filled.search("islands the", as_of="2019-05-21")[0].title == "Ferries to the islands"


def test_an_entry_and_its_history(filled: Archive) -> None:
    assert filled.entry("wspo:AA").title == "Ferries to all islands"
    assert [one.title for one in filled.revisions("wspo:AA")] == ["Ferries to the islands", "Ferries to all islands"]
    with pytest.raises(NotSeenYet):
        filled.entry("wspo:AA", as_of="2019-05-19")


def test_answers_are_those_of_the_queries(filled: Archive) -> None:
    with filled.reading() as conn:
        assert filled.history("wspo:BB") == history(conn, "wspo:BB")
        assert filled.membership("wspo:BB") == entry_memberships(conn, resolve_entry(conn, "wspo:BB"))
        assert filled.memberships("ports", "harbours") == memberships(conn, "ports", "harbours")
        assert filled.listing("ports", "harbours") == topic_listing(conn, "ports", "harbours")
        assert filled.coverage() == tuple(coverage(conn))


def test_counts_and_months(filled: Archive) -> None:
    assert [(one.name, one.entries) for one in filled.counts("tag")] == [("air", 1), ("sea", 1)]
    assert [one.name for one in filled.months()] == ["2019-04", "2019-05"]


def test_pictures(filled: Archive) -> None:
    assert filled.picture("life", topics="ports/harbours").axes


def test_unknown_topics(filled: Archive) -> None:
    with pytest.raises(UnknownTopic):
        filled.counts("tag", topics="canals")


def test_an_archive_opens_by_the_name_of_its_folder(filled: Archive) -> None:
    opened = open_archive(str(filled.path))
    assert titles(opened.entries()) == titles(filled.entries())
    opened.close()


def test_opening_loads_nothing_that_only_some_answers_need(filled: Archive) -> None:
    code = (
        f"import sys; from archive import open_archive; open_archive({str(filled.path)!r}).close();"
        "print(sorted({'click', 'rich', 'matplotlib', 'pandas', 'polars', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
