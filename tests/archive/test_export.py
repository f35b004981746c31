"""Exports: every row as promised, in files that other programs read back."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from archive.errors import StorageFailed, UnknownSource, UnknownTopic
from archive.export.csv import HEADER, write_csv
from archive.export.jsonl import write_jsonl
from archive.export.rows import COLUMNS, export_rows
from archive.files import written_whole
from archive.folder import Archive
from archive.queries import entry
from archive.records import DateRecord

Store = Callable[..., Any]


def rows(archive: Archive, **filters: str) -> list[dict[str, Any]]:
    with archive.reading() as conn:
        return list(export_rows(conn, **filters))


def test_a_row_says_everything_in_order(archive: Archive, store: Store, writing: Any) -> None:
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
    (row,) = rows(archive)
    assert tuple(row) == COLUMNS
    with archive.reading() as conn:
        found = entry(conn, row["id"])
    assert row == {
        "id": found.id,
        "source": "ports",
        "topics": ["harbours", "rivers"],
        "url": url,
        "title": "New",
        "teaser": "One.\nTwo.",
        "kinds": ["news", "event"],
        "tags": ["b", "a"],
        "published": "2019-05",
        "published_precision": "month",
        "published_text": "May 2019",
        "starts": None,
        "ends": None,
        "incomplete": True,
        "first_seen": "2019-05-20T00:00:00Z",
        "last_seen": "2019-05-22T00:00:00Z",
        "revision": found.revision,
        "revisions": 2,
        "capture": {
            "url": writing.page_url,
            "captured_at": "2019-05-21T00:00:00Z",
            "digest": "sha1:2",
            "warc": "crawl-1.warc.gz",
            "offset": 2000,
        },
    }


def test_rows_are_sorted_by_date_then_id_and_undated_ones_last(archive: Archive, store: Store, writing: Any) -> None:
    starts = (DateRecord(role="starts", text="x", value="2019-06-01"),)
    store(
        writing.entry(1, "A", day=None),
        writing.entry(2, "B", day="2018-01-01"),
        writing.entry(3, "C", dates=starts),
        writing.entry(4, "D", day="2019-05"),
        writing.entry(5, "E", day="2018-01-01"),
    )
    found = rows(archive)
    assert [row["title"] for row in found if row["title"] not in "BE"] == ["C", "D", "A"]
    ids = [row["id"] for row in found if row["title"] in "BE"]
    assert ids == sorted(ids)
    assert found[-1]["title"] == "A"


def test_filters(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "A"), writing.entry(2, "B"))
    store(writing.entry(1, "B"), day=1, topic="rivers")
    assert [(row["title"], row["topics"]) for row in rows(archive, topic_slug="rivers")] == [
        ("B", ["harbours", "rivers"])
    ]
    assert len(rows(archive, source_slug="ports", topic_slug="harbours")) == 2
    with pytest.raises(UnknownTopic):
        rows(archive, topic_slug="canals")
    with pytest.raises(UnknownSource):
        rows(archive, source_slug="canals")


def test_jsonl_round_trip_of_more_than_one_portion(archive: Archive, store: Store, writing: Any) -> None:
    store(*(writing.entry(i, f"Fähre {i}", tags=(f"tag {i}",)) for i in range(1, 1500)))
    out = io.StringIO()
    with archive.reading() as conn:
        assert write_jsonl(export_rows(conn), out) == 1499
    read = [json.loads(line) for line in out.getvalue().splitlines()]
    assert read == rows(archive)
    assert all(row["tags"] == [row["title"].replace("Fähre", "tag")] for row in read)


@pytest.mark.parametrize("title", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_cells_are_no_formulas(archive: Archive, store: Store, writing: Any, title: str) -> None:
    store(writing.entry(1, title, tags=("a, b", 'c "d"'), teaser="one\ntwo; =three"))
    out = io.StringIO(newline="")
    with archive.reading() as conn:
        assert write_csv(export_rows(conn), out) == 1
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert tuple(row) == HEADER
    assert row["title"] == "'" + title
    assert (row["tags"], row["teaser"], row["url"]) == ('a, b; c "d"', "one\ntwo; =three", "")
    assert (row["incomplete"], row["capture_offset"]) == ("false", "1000")
    assert out.getvalue().endswith("\r\n")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Any) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError), written_whole(target) as out:
        out.write("half" * 10_000 + "\udc80")
    assert target.read_text() == "old"
    with written_whole(target) as out:
        out.write("new\r\n")
    assert target.read_bytes() == b"new\r\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_a_missing_folder_is_refused(tmp_path: Any) -> None:
    with pytest.raises(StorageFailed, match="No such file"), written_whole(tmp_path / "missing" / "out.csv"):
        pass
