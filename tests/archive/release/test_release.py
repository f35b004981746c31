"""Releases: valid by the tools of others, whole or not at all, the same bytes for the same cut-off."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bagit
import frictionless
import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner

from archive.cli.release import release as command
from archive.errors import BadTime, OutputExists
from archive.folder import Archive
from archive.release import ReleaseDetails, make_release

Release = Callable[..., Path]
Store = Callable[..., Any]
TABLES = ("entries", "revisions", "memberships", "coverage")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_is_a_valid_data_package(release: Release) -> None:
    report = frictionless.validate(str(release(license="CC-BY-4.0") / "datapackage.json"))
    assert report.flatten(["title", "type", "message"]) == []
    assert report.stats["tasks"] == len(TABLES) * 2


def test_its_schemas_are_held_against_the_data(release: Release) -> None:
    """The tool would see a value that is not of its type: the test above proves something."""
    folder = release()
    file = folder / "data" / "entries.csv"
    file.write_bytes(file.read_bytes().replace(b"false", b"maybe", 1))
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert "type-error" in {row[0] for row in report.flatten(["type"])}


def test_it_is_a_valid_bag(release: Release) -> None:
    bag = bagit.Bag(str(release()))
    bag.validate()
    assert set(bag.payload_files()) == {f"data/{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")}


def test_every_other_file_is_in_the_tag_manifest(release: Release) -> None:
    folder = release()
    listed = {line.split("  ")[1] for line in (folder / "tagmanifest-sha256.txt").read_text().splitlines()}
    files = {path.name for path in folder.iterdir() if path.is_file()}
    assert files - listed == {"tagmanifest-sha256.txt"}


def test_both_formats_hold_the_same_rows(release: Release) -> None:
    folder = release()
    for name in TABLES:
        assert pq.read_table(folder / "data" / f"{name}.parquet").num_rows == len(table(folder, name))
    titles = pq.read_table(folder / "data" / "revisions.parquet").column("title").to_pylist()
    assert "=1+1 | <b>Ferries</b>" in titles
    assert "'=1+1 | <b>Ferries</b>" in {row["title"] for row in table(folder, "revisions")}


def test_it_can_be_cited(release: Release) -> None:
    folder = release(title='Ports: "all"', authors=("Port Library",), license="https://example.org/terms")
    cited = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited == {
        "cff-version": "1.2.0",
        "type": "dataset",
        "title": 'Ports: "all"',
        "version": "2019-05-22T00:00:00Z",
        "message": "If you use this data set, please cite it as below.",
        "authors": [{"name": "Port Library"}],
        "license-url": "https://example.org/terms",
    }
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (described["licenses"], described["version"]) == ([{"path": "https://example.org/terms"}], cited["version"])


def test_the_datasheet_counts_what_is_there(release: Release) -> None:
    text = (release() / "datasheet.md").read_text(encoding="utf-8")
    for line in (
        "| `data/entries.csv`, `.parquet` | 3 |",
        "| `data/revisions.csv`, `.parquet` | 4 |",
        "- Entries with more than one revision: 1.",
        "- Incomplete entries, of which something is missing or cannot be right: 1.",
        "| ports | https://example.org/ | 2019-05-20T00:00:00Z | 2019-05-21T12:00:00Z | 2 | 0 | 2 | 3 |",
        "| news | 2 |",
        "day 1, missing 1, month 1",
        "| published | 1 |",
        "Captured by: cuttings/0. Read by: labels/1.",
    ):
        assert line in text


def test_twice_is_the_same_bytes(release: Release) -> None:
    assert contents(release("one")) == contents(release("two"))


def test_what_is_captured_later_changes_nothing(release: Release, store: Store, writing: Any) -> None:
    before = contents(release("before"))
    store(writing.entry(1, "Changed again", site="AA"), writing.entry(2, "New"), day=4)
    store(writing.entry(1, 'مرفأ "quoted", and more', day="2019-05", kinds=("news",)), day=5, topic="rivers")
    assert contents(release("after")) == before


def test_a_later_cut_off_has_more(release: Release) -> None:
    assert len(table(release("one"), "coverage")) <= len(table(release("two", day=4), "coverage"))
    assert {row["topics"] for row in table(release("three", day=4), "entries")} == {"harbours", "harbours; rivers"}


def test_before_the_first_capture_there_is_no_release(release: Release, tmp_path: Path) -> None:
    with pytest.raises(BadTime, match="2019-05-20T00:00:00Z"):
        release(day=-1)
    assert not (tmp_path / "release").exists()


def test_an_empty_folder_is_taken(release: Release, tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    assert (release() / "bagit.txt").is_file()


def test_a_release_is_replaced_only_on_request(release: Release) -> None:
    folder = release()
    before = contents(folder)
    with pytest.raises(OutputExists):
        release(day=4)
    assert contents(folder) == before
    release(day=4, force=True)
    assert contents(folder) != before


def test_what_is_no_release_is_never_replaced(release: Release, tmp_path: Path) -> None:
    other = tmp_path / "release" / "thesis.txt"
    other.parent.mkdir()
    other.write_text("mine")
    with pytest.raises(OutputExists, match="no release"):
        release(force=True)
    assert other.read_text() == "mine"


def test_a_release_that_fails_leaves_the_one_before(release: Release, filled: Archive, writing: Any) -> None:
    folder = release()
    before = contents(folder)
    broken = ReleaseDetails(cutoff=writing.start + timedelta(days=2), title="\udc80 cannot be written")
    with filled.reading() as conn, pytest.raises(UnicodeEncodeError):
        make_release(conn, folder, broken, force=True)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_the_bytes_are_the_same_on_every_database(release: Release) -> None:
    """What only the archive decides, for a fixed archive: no database, machine or day may change it."""
    files = contents(release())
    made = {name: data for name, data in files.items() if name.startswith("data/") and name.endswith(".csv")}
    digest = hashlib.sha256(b"".join(made[name] for name in sorted(made)) + files["datasheet.md"]).hexdigest()
    assert digest == "92bc3944a6a7fbfb8e38e6723cc0508bec517a540347ea9f4352df9312885dd5"


def test_a_day_is_a_cut_off_that_is_named_by_it(filled: Archive, tmp_path: Path) -> None:
    def made(name: str) -> Path:
        arguments = ["--archive", str(filled.path), str(tmp_path / name), "--cutoff", f"{datetime.now(UTC):%Y-%m-%d}"]
        result = CliRunner().invoke(command, arguments, catch_exceptions=False)
        assert result.exit_code == 0
        assert "the day is not over" in result.stderr
        return tmp_path / name

    assert contents(made("one")) == contents(made("two"))


def test_a_licence_is_an_identifier_or_an_address(filled: Archive, tmp_path: Path) -> None:
    arguments = [
        "--archive",
        str(filled.path),
        str(tmp_path / "new"),
        "--cutoff",
        "2020-01-01",
        "--license",
        "all mine",
    ]
    result = CliRunner().invoke(command, arguments)
    assert (result.exit_code, "'all mine'" in result.stderr, (tmp_path / "new").exists()) == (2, True, False)
