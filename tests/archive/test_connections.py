"""A connection serves one transaction after the other; nothing of the one is seen in the next."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from archive.folder import Archive
from archive.models import source
from archive.store import register_source

DESCRIPTORS = Path("/proc/self/fd")


def drivers(conn: Connection) -> object:
    return conn.connection.dbapi_connection


def sources(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(source)).scalar_one()


@pytest.mark.parametrize("begin", ["reading", "writing"])
def test_the_next_transaction_has_the_same_connection(archive: Archive, begin: str) -> None:
    found = set()
    for _ in range(3):
        with getattr(archive, begin)() as conn:
            found.add(drivers(conn))
    assert len(found) == 1


def test_reading_and_writing_share_none(archive: Archive) -> None:
    with archive.writing() as one:
        writer = drivers(one)
    with archive.reading() as other:
        assert drivers(other) is not writer


def test_two_at_once_are_two(archive: Archive) -> None:
    with archive.reading() as one, archive.reading() as other:
        assert drivers(one) is not drivers(other)


def test_a_kept_connection_sees_what_was_written_meanwhile(archive: Archive) -> None:
    with archive.reading() as conn:
        before = sources(conn)
    with archive.writing() as conn:
        register_source(conn, "meanwhile", "Meanwhile")
    with archive.reading() as conn:
        assert sources(conn) == before + 1


def test_what_met_an_error_is_not_kept_and_nothing_of_it_is_stored(archive: Archive) -> None:
    with archive.reading() as conn:
        before = sources(conn)
    with pytest.raises(RuntimeError):
        fail_half_way(archive)
    with archive.writing() as conn:
        assert sources(conn) == before


def fail_half_way(archive: Archive) -> None:
    with archive.writing() as conn:
        failed = drivers(conn)
    try:
        with archive.writing() as conn:
            assert drivers(conn) is failed
            register_source(conn, "half", "Half")
            raise RuntimeError
    finally:
        assert conn.closed


def test_options_of_an_execution_do_not_last(archive: Archive) -> None:
    with archive.reading() as conn:
        before = dict(conn.get_execution_options())
        list(archive.entries())
    with archive.reading() as conn:
        assert dict(conn.get_execution_options()) == before


@pytest.mark.skipif(not DESCRIPTORS.is_dir(), reason="this system does not tell which files a process has open")
def test_a_closed_archive_has_no_file_open(sqlite_archive: Archive) -> None:
    with sqlite_archive.reading(), sqlite_archive.reading(), sqlite_archive.writing():
        pass
    assert open_files(sqlite_archive.path)
    sqlite_archive.close()
    assert open_files(sqlite_archive.path) == []


def open_files(folder: Path) -> list[str]:
    found = []
    for descriptor in DESCRIPTORS.iterdir():
        try:
            target = str(descriptor.readlink())
        except FileNotFoundError:  # the one that lists the folder
            continue
        if target.startswith(str(folder)):
            found.append(target)
    return found
