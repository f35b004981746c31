"""Making and opening archives, and everything that may be wrong with one."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from archive.config import Config, read_config
from archive.errors import (
    ArchiveExists,
    InvalidConfig,
    NewerArchive,
    NoArchive,
    NotAnArchive,
    StorageFailed,
)
from archive.folder import Archive, create_archive, open_archive, opened_archive
from archive.models import capture, crawl
from archive.store import store_page
from tests.media import file_size_limit


def test_an_archive_is_made_beside_other_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    create_archive(tmp_path, contact="library@example.org").close()
    assert {file.name for file in tmp_path.iterdir()} >= {
        "archive.db",
        "cuttings.toml",
        "notes.txt",
        "reports",
        "sources",
        "warc",
    }
    with opened_archive(tmp_path) as archive:
        assert archive.config == Config(contact="library@example.org")


def test_an_archive_is_not_made_twice(sqlite_archive: Archive) -> None:
    before = (sqlite_archive.path / "cuttings.toml").read_text()
    with pytest.raises(ArchiveExists, match="already"):
        create_archive(sqlite_archive.path, contact="other@example.org")
    assert (sqlite_archive.path / "cuttings.toml").read_text() == before


def test_init_killed_before_its_end_can_be_repeated(archive: Archive) -> None:
    (archive.path / "cuttings.toml").unlink()
    create_archive(archive.path, database=archive.config.database).close()
    with opened_archive(archive.path) as again, again.reading() as conn:
        assert conn.execute(select(func.count()).select_from(crawl)).scalar_one() == 1


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="init"):
        open_archive(tmp_path)


@pytest.mark.parametrize(
    ("text", "key", "expectation"),
    [
        ("contact = 3", "contact", "mail address"),
        ('contact = "nobody"', "contact", "mail address"),
        ('database = "mysql://x/y"', "database", "postgresql"),
        ("maximum_warc_size = true", "maximum_warc_size", "bytes"),
        ("maximum_warc_size = 10", "maximum_warc_size", "1_000_000"),
        ('databse = "archive.db"', "databse", "there are contact, database"),
        ("contact = ", "", "not TOML"),
    ],
)
def test_invalid_settings(sqlite_archive: Archive, text: str, key: str, expectation: str) -> None:
    file = sqlite_archive.path / "cuttings.toml"
    file.write_text(text)
    with pytest.raises(InvalidConfig, match=expectation) as error:
        open_archive(sqlite_archive.path)
    assert (error.value.file, error.value.key) == (file, key)


@pytest.mark.parametrize("contact", ['quote"@example.org', "back\\slash@example.org", "käthe@example.org"])
def test_any_contact_is_written_as_it_is(tmp_path: Path, contact: str) -> None:
    create_archive(tmp_path, contact=contact).close()
    assert read_config(tmp_path / "cuttings.toml").contact == contact


@pytest.mark.parametrize("content", [b"no database, only text\n" * 100, b"\0" * 5000, b"SQLite format 3\0 cut off"])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    create_archive(tmp_path).close()
    (tmp_path / "archive.db").write_bytes(content)
    with pytest.raises(NotAnArchive, match=r"archive\.db"):
        open_archive(tmp_path)


@pytest.mark.parametrize(
    "tables",
    ["CREATE TABLE t (x)", "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('ab12')"],
)
def test_a_database_of_something_else(tmp_path: Path, tables: str) -> None:
    create_archive(tmp_path).close()
    (tmp_path / "archive.db").unlink()
    other = sqlite3.connect(tmp_path / "archive.db")
    other.executescript(tables)
    other.close()
    with pytest.raises(NotAnArchive, match="schema version"):
        open_archive(tmp_path)


def test_a_database_that_is_gone(tmp_path: Path) -> None:
    create_archive(tmp_path).close()
    (tmp_path / "archive.db").unlink()
    with pytest.raises(NotAnArchive, match="no such file"):
        open_archive(tmp_path)
    assert not (tmp_path / "archive.db").exists()


def test_a_newer_archive_is_refused_and_left_alone(tmp_path: Path) -> None:
    create_archive(tmp_path).close()
    with sqlite3.connect(tmp_path / "archive.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '0999'")
    database.close()
    with pytest.raises(NewerArchive, match="0999") as error:
        open_archive(tmp_path)
    assert error.value.found == "0999"


def test_a_full_disk_stores_nothing_by_halves(sqlite_archive: Archive, writing: Any) -> None:
    archive = sqlite_archive
    page = writing.listing(*(writing.entry(i, f"Ferry {i}", teaser="x" * 3000) for i in range(1, 400)))
    with file_size_limit(300_000), pytest.raises(StorageFailed, match=r"archive\.db"), archive.writing() as conn:
        store_page(conn, writing.capture(1), page)
    with archive.reading() as conn:
        assert conn.execute(select(func.count()).select_from(capture)).scalar_one() == 0
    with archive.writing() as conn:
        assert len(store_page(conn, writing.capture(1), page).states) == 399


def test_no_archive_is_made_on_a_full_disk(tmp_path: Path) -> None:
    with file_size_limit(20_000), pytest.raises(StorageFailed):
        create_archive(tmp_path / "archive")
    with pytest.raises(NoArchive):
        open_archive(tmp_path / "archive")


READ_ONLY = """
import os, sys
from pathlib import Path
import sqlalchemy.dialects.sqlite
from archive.errors import StorageFailed
from archive.folder import open_archive
from archive.queries.topics import known_sources
from archive.store import register_source
if os.getuid() == 0:
    os.setuid(65534)  # Nothing is read-only to root.
archive = open_archive(Path(sys.argv[1]))
with archive.reading() as conn:
    print(known_sources(conn))
try:
    with archive.writing() as conn:
        register_source(conn, "new", "New")
except StorageFailed as error:
    print(error)
"""


@pytest.fixture
def read_only_copy(sqlite_archive: Archive) -> Iterator[Path]:
    """In a folder that any user may enter, which a temporary folder of pytest is not."""
    sqlite_archive.close()
    folder = Path(tempfile.mkdtemp())
    copy = Path(shutil.copytree(sqlite_archive.path, folder / "archive"))
    for path in [folder, copy, *copy.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield copy
    for path in (folder, copy):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_archive_can_be_read_and_not_written(read_only_copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(read_only_copy)], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "('ports',)"
    assert "Make the folder writable" in done.stdout
    assert {file.name for file in read_only_copy.glob("archive.db*")} == {"archive.db", "archive.db-writer"}
