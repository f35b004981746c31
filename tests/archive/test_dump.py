"""The canonical dump: everything, in an order of its own, in little memory."""

import hashlib
import json
import tracemalloc
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.cli.dump import dump
from archive.dump import TABLES, canonical_dump
from archive.errors import NoArchive, OutputExists
from archive.folder import Archive
from archive.models import metadata
from archive.records import DateRecord, QuarantineRecord
from archive.store import store_page

Store = Callable[..., Any]

# Sorted by locale, by UTF-16 or without regard to case, these come in other orders.
TITLES = ["zebra", "Zebra", "ärger", "a b", "a-b", "a_b", "ａ", "🚢", "ﬃ", "x'y", 'x"y', "é", "e\u0301"]


@pytest.fixture
def filled(archive: Archive, writing: Any) -> Archive:
    with archive.writing() as conn:
        entries = [
            writing.entry(
                i,
                title,
                teaser="one\ntwo\tthree",
                url=f"https://example.org/{title}",
                tags=(title, "b"),
                kinds=("news",),
            )
            for i, title in enumerate(TITLES, start=1)
        ]
        bad = QuarantineRecord(position=99, reason="two-titles", text="Ferries Ferries")
        store_page(conn, writing.capture(1), writing.listing(*entries, quarantined=(bad,)))
        store_page(conn, writing.capture(2, day=1.000001, topic="rivers"), writing.listing(*entries[:3]))
    return archive


def lines(archive: Archive) -> list[str]:
    with archive.reading() as conn:
        return list(canonical_dump(conn))


def test_every_table_is_in_it() -> None:
    assert set(TABLES) == set(metadata.tables)


def test_tables_come_one_after_the_other(filled: Archive) -> None:
    tables = [json.loads(line)["table"] for line in lines(filled)]
    assert [name for name, _ in groupby(tables)] == [name for name in TABLES if name in tables]
    assert set(tables) == set(TABLES)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("entry_key", "key"),
        ("wording", "digest"),
        ("entry", "public_id"),
        ("topic", "slug"),
        ("capture", "warc_offset"),
    ],
)
def test_rows_are_sorted_by_code_point(filled: Archive, table: str, key: str) -> None:
    values = [row[key] for row in map(json.loads, lines(filled)) if row["table"] == table]
    assert values == sorted(values)
    assert len(values) > 1


def test_no_surrogate_key_is_in_it(filled: Archive) -> None:
    for line in lines(filled):
        assert [name for name in json.loads(line) if name == "id" or name.endswith("_id")] in ([], ["public_id"])


def test_the_same_lines_are_given_by_the_command(filled: Archive, tmp_path: Path) -> None:
    expected = "".join(f"{line}\n" for line in lines(filled)).encode()
    target = tmp_path / "dump.jsonl"
    at = ["--archive", str(filled.path)]
    assert CliRunner().invoke(dump, at, catch_exceptions=False).stdout_bytes == expected
    written = CliRunner().invoke(dump, [*at, "-o", str(target)], catch_exceptions=False)
    assert target.read_bytes() == expected
    digest = hashlib.sha256(expected).hexdigest()
    assert written.stderr == f"{target}: {len(expected.splitlines())} lines, sha256 {digest}\n"


@pytest.mark.parametrize(("force", "error"), [((), OutputExists), (("--force",), NoArchive)])
def test_an_older_file_stays(tmp_path: Path, force: tuple[str, ...], error: type[Exception]) -> None:
    target = tmp_path / "dump.jsonl"
    target.write_text("old")
    with pytest.raises(error):
        CliRunner().invoke(dump, ["--archive", str(tmp_path), "-o", str(target), *force], catch_exceptions=False)
    assert target.read_text() == "old"


def test_memory_does_not_grow_with_the_archive(archive: Archive, writing: Any) -> None:
    peaks = []
    for number in (1, 2):
        dates = (DateRecord(role="published", text="x" * 400, value="2019-05-08"),)
        entries = (writing.entry(i, f"Ferry {number}/{i}", teaser="y" * 500, dates=dates) for i in range(1, 1201))
        with archive.writing() as conn:
            store_page(conn, writing.capture(number, day=number), writing.listing(*entries))
        tracemalloc.start()
        with archive.reading() as conn:
            size = sum(map(len, canonical_dump(conn)))
        peaks.append((size, tracemalloc.get_traced_memory()[1]))
        tracemalloc.stop()
    (small, first), (large, second) = peaks
    assert large > 1.9 * small
    assert second < 1.3 * first
