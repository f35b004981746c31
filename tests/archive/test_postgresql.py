"""What is particular to an archive on PostgreSQL, and that it gives no other answers for it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from archive.copy import copy_database
from archive.db import database_url, location, make_engine
from archive.errors import MissingExtra, NewerArchive, NotAnArchive, StorageFailed, UnknownEntry
from archive.folder import Archive, create_archive, open_archive
from archive.models import capture, source
from archive.queries.entries import entry
from archive.schema import create_schema
from archive.store import register_source, store_capture
from tests.postgresql import Server, running_server

Store = Callable[..., Any]


def test_reading_sees_one_state_throughout(archive: Archive, store: Store, writing: Any) -> None:
    count = select(func.count()).select_from(capture)
    with archive.reading() as conn:
        before = conn.execute(count).scalar_one()
        store(writing.entry(1))
        assert conn.execute(count).scalar_one() == before
    with archive.reading() as conn:
        assert conn.execute(count).scalar_one() == before + 1


def test_reading_writes_nothing(postgresql_archive: Archive) -> None:
    with pytest.raises(StorageFailed, match="read-only"), postgresql_archive.reading() as conn:
        register_source(conn, "new", "New")


def test_writing_is_possible_after_reading(postgresql_archive: Archive) -> None:
    """Connections go back to the pool as they came."""
    with postgresql_archive.reading() as conn:
        conn.execute(select(source.c.id)).all()
    with postgresql_archive.writing() as conn:
        register_source(conn, "new", "New")
        assert conn.execute(text("SHOW transaction_isolation")).scalar_one() == "read committed"


def test_characters_that_no_database_holds_are_replaced(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn:
        store_capture(conn, writing.capture(1, etag='"a\0b\udcff"'))
        register_source(conn, "canals", "Canals\0")
        assert conn.execute(select(capture.c.etag)).scalar_one() == '"a\ufffdb\ufffd"'
        assert "Canals\ufffd" in conn.execute(select(source.c.title)).scalars().all()


@pytest.mark.parametrize("name", ["title:\0", "title:\udcff", "wspo:\0A"])
def test_they_may_be_asked_for(archive: Archive, name: str) -> None:
    with archive.reading() as conn, pytest.raises(UnknownEntry):
        entry(conn, name)


def test_times_are_kept_to_the_microsecond(archive: Archive, writing: Any) -> None:
    record = writing.capture(1, day=1.0000012345)
    assert record.captured_at.microsecond % 1000 != 0
    with archive.writing() as conn:
        store_capture(conn, record)
        assert conn.execute(select(capture.c.captured_at)).scalar_one() == record.captured_at


def test_the_zone_of_the_server_does_not_matter(postgresql: str, tmp_path: Path) -> None:
    there = {"options": "-c timezone=Asia/Tokyo"}
    engine = make_engine(database_url(postgresql, tmp_path).update_query_dict(there))
    with engine.connect() as conn:
        assert (
            conn.execute(text("SELECT CAST(date_part('hour', timestamptz '2019-05-20T06:00Z') AS int)")).scalar() == 6
        )
    engine.dispose()


def test_a_newer_archive_is_refused(archive: Archive) -> None:
    with archive.writing() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(NewerArchive, match="0999"):
        open_archive(archive.path)


def test_a_database_of_something_else_is_refused(empty_postgresql: str, tmp_path: Path) -> None:
    engine = make_engine(database_url(empty_postgresql, tmp_path))
    with engine.begin() as conn:
        conn.execute(text("CREATE TABLE recipe (name TEXT)"))
    engine.dispose()
    with pytest.raises(NotAnArchive, match="no schema version"):
        create_archive(tmp_path / "archive", database=empty_postgresql)


def test_two_processes_make_the_tables_once(empty_postgresql: str, tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from archive.folder import create_archive\n"
    code += "create_archive(Path(sys.argv[1]), database=sys.argv[2]).close()"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / name), empty_postgresql], stderr=subprocess.PIPE, text=True
        )
        for name in ("one", "other")
    ]
    assert [process.communicate(timeout=60)[1] for process in both] == ["", ""]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"database": "nothing"}, "nothing.* does not exist.*createdb"),
        ({"username": "nobody"}, "nobody.* does not exist.*user and password"),
        ({"query": {"host": "/nowhere"}}, "can be reached"),
    ],
)
def test_a_server_that_refuses(postgresql: str, tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    url = database_url(postgresql, tmp_path).set(**change)
    with pytest.raises(StorageFailed, match=reason):
        create_schema(make_engine(url))


@pytest.mark.parametrize("url", ["postgresql://host:port/name", "postgresql://[::1/name"])
def test_what_is_no_url(tmp_path: Path, url: str) -> None:
    with pytest.raises(NotAnArchive, match="no URL"):
        create_archive(tmp_path, database=url)


@pytest.mark.parametrize("url", ["postgresql://me:secret@host/name", "postgresql://me@host/name?password=secret"])
def test_no_password_is_shown(tmp_path: Path, url: str) -> None:
    where = location(make_engine(database_url(url, tmp_path)))
    assert where.startswith("postgresql://me")
    assert "secret" not in where


def test_without_its_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"pip install 'cuttings\[postgresql\]'"):
        create_archive(tmp_path, database="postgresql://host/name")
    assert not (tmp_path / "cuttings.toml").exists()


@pytest.fixture
def mortal() -> Iterator[Server]:
    """A server of the test's own."""
    with running_server() as server:
        yield server


def test_a_server_that_goes_away_while_something_is_written(mortal: Server, tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive", database=mortal.template)
    with pytest.raises(StorageFailed, match=r"postgresql://.* run") as error, archive.writing() as conn:
        killed_between(mortal, lambda: register_source(conn, "ports", "Ports"))
    assert "postgres:***@" in str(error.value)
    with pytest.raises(StorageFailed, match="can be reached"), archive.reading() as conn:
        conn.execute(select(source.c.id)).all()


def killed_between(server: Server, do: Callable[[], object]) -> None:
    do()
    server.kill()
    do()


def test_a_server_that_goes_away_while_an_archive_is_copied_to_it(mortal: Server, sqlite_archive: Archive) -> None:
    with pytest.raises(StorageFailed, match=r"postgresql://.* run"):
        copy_database(sqlite_archive, mortal.empty(), lambda done, total: mortal.kill())


def test_a_server_that_goes_away_while_it_is_copied(mortal: Server, tmp_path: Path) -> None:
    archive = create_archive(tmp_path / "archive", database=mortal.template)
    with archive.writing() as conn:
        register_source(conn, "ports", "Ports")
    with pytest.raises(StorageFailed, match=r"postgresql://.* run"):
        copy_database(archive, "copy.db", lambda done, total: mortal.kill())
    assert list(archive.path.glob("copy.db*")) == []
