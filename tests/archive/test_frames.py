"""Answers as data frames."""

import sys
from datetime import UTC, datetime
from typing import Any

import pandas
import polars
import pytest

from archive.errors import MissingExtra
from archive.export.values import Entry
from archive.folder import Archive
from archive.frames import frame
from archive.queries.history import RevisionView
from archive.queries.membership import Membership

LIBRARIES = ("pandas", "polars")
libraries = pytest.mark.parametrize("library", LIBRARIES)


@pytest.fixture
def looked(archive: Archive, look: Any) -> Archive:
    look(["2019-05-08", "2019-03-04", None], day=0, complete=True)
    look(["2019-05-08"], day=1, complete=True)
    return archive


def every_answer(archive: Archive) -> list[tuple[Any, ...]]:
    entries = archive.entries()
    return [
        entries,
        archive.revisions(entries[0].id),
        archive.history(entries[0].id).timeline,
        archive.membership(entries[0].id),
        archive.memberships("ports", "harbours"),
        archive.listing("ports", "harbours", withdrawn=True).entries,
        archive.coverage(),
        archive.counts("tag"),
        archive.months(),
    ]


@libraries
def test_every_answer_becomes_a_frame_with_a_row_each(looked: Archive, library: Any) -> None:
    for rows in every_answer(looked):
        assert len(frame(rows, library)) == len(rows) > 0


def test_both_have_the_same_columns(looked: Archive) -> None:
    for rows in every_answer(looked):
        assert list(frame(rows).columns) == frame(rows, "polars").columns


def test_types_of_pandas(looked: Archive) -> None:
    types = {name: str(dtype) for name, dtype in frame(looked.entries()).dtypes.items()}
    assert types["first_seen"] == "datetime64[us, UTC]"
    assert (types["title"], types["incomplete"], types["revisions"]) == ("string", "boolean", "Int64")


def test_types_of_polars(looked: Archive) -> None:
    schema = frame(looked.entries(), "polars").schema
    assert schema["first_seen"] == polars.Datetime("us", "UTC")
    assert schema["tags"] == polars.List(polars.String)
    assert schema["incomplete"] == polars.Boolean()
    assert schema["revisions"] == polars.Int64()


def test_values_inside_are_columns(looked: Archive) -> None:
    found = frame(looked.memberships("ports", "harbours"), "polars")
    assert found["first_seen_captured_at"][0] == datetime(2019, 5, 20, 0, 0, 1, tzinfo=UTC)
    assert found["first_seen_warc_file"][0] == "looks.warc.gz"
    assert found["gone_by_basis"].null_count() == 1
    assert set(found["state"]) == {"listed", "withdrawn"}


def test_what_is_missing_is_null(looked: Archive) -> None:
    assert frame(looked.entries())["published"].isna().sum() == 1
    assert frame(looked.months())["coverage"].isna().sum() == 1


def test_lists_stay_lists(looked: Archive) -> None:
    assert frame(looked.entries())["tags"][0] == ["sea"]
    revision = looked.revisions(looked.entries()[0].id)
    assert frame(revision, "polars")["dates"][0][0]["value"] == "2019-05-08"


@libraries
@pytest.mark.parametrize("kind", [Entry, Membership, RevisionView])
def test_no_rows_have_the_columns_of_their_class(library: Any, kind: type) -> None:
    found = frame((), library, of=kind)
    assert len(found) == 0
    assert "first_seen" in {str(name)[: len("first_seen")] for name in found.columns}


def test_no_rows_of_no_class_have_no_columns() -> None:
    assert frame(()).equals(pandas.DataFrame())


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError, match="no dataclass"):
        frame([1])


def test_other_libraries_are_refused() -> None:
    with pytest.raises(ValueError, match="pandas, polars"):
        frame((), "numpy")  # type: ignore[call-overload]


@libraries
def test_a_library_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, library: Any) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r"cuttings\[frames\]"):
        frame((), library)
