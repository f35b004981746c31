"""Writers take turns, in whatever process: none is refused, none waits in vain, and readers go on meanwhile."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from archive.folder import Archive, open_archive
from archive.models import source
from archive.store import register_source
from archive.turns import turn_file

WRITERS, TIMES = 4, 100

WRITE = """
import sys
from sqlalchemy import insert, select
from archive.folder import opened_archive
from archive.models import source
with opened_archive(sys.argv[1]) as archive:
    for number in range(int(sys.argv[3])):
        with archive.writing() as conn:
            # As wordings are: whoever comes first inserts the row that all of them need.
            if conn.execute(select(source.c.id).filter_by(slug=f"shared-{number}")).first() is None:
                conn.execute(insert(source).values(slug=f"shared-{number}", title="t"))
            conn.execute(insert(source).values(slug=f"{sys.argv[2]}-{number}", title="t"))
"""


def writer(archive: Archive, name: str, times: int = TIMES) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITE, str(archive.path), name, str(times)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def sources(archive: Archive) -> int:
    with archive.reading() as conn:
        return conn.execute(select(func.count()).select_from(source)).scalar_one()


def test_many_processes_write_while_others_read(archive: Archive) -> None:
    before = sources(archive)
    running = [writer(archive, str(number)) for number in range(WRITERS)]
    seen = [before]
    while any(process.poll() is None for process in running):
        seen.append(sources(archive))
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * WRITERS
    assert sources(archive) - before == (WRITERS + 1) * TIMES
    assert seen == sorted(seen)
    assert len(set(seen)) > 10


def test_a_writer_waits_longer_than_sqlite_would(sqlite_archive: Archive) -> None:
    """The turn has no end of time: the database's own patience is set to none, and never needed."""
    impatient = open_archive(sqlite_archive.path)
    with impatient.writing() as conn:
        conn.exec_driver_sql("PRAGMA busy_timeout = 0")
    done = threading.Event()

    def write() -> None:
        with impatient.writing() as conn:
            register_source(conn, "late", "Late")
        done.set()

    with sqlite_archive.writing() as conn:
        register_source(conn, "early", "Early")
        waiting = threading.Thread(target=write)
        waiting.start()
        assert not done.wait(0.3)
    waiting.join(timeout=10)
    assert done.is_set()
    impatient.close()


def test_threads_take_turns_too(archive: Archive) -> None:
    def write(name: str) -> None:
        for number in range(30):
            with archive.writing() as conn:
                register_source(conn, f"{name}-{number}", "t")

    before = sources(archive)
    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sources(archive) - before == 90


def test_the_turn_ends_with_its_process(archive: Archive) -> None:
    killed = writer(archive, "killed", 100_000)
    while sources(archive) < 20:
        assert killed.poll() is None
    killed.kill()
    killed.communicate(timeout=10)
    with archive.writing() as conn:
        register_source(conn, "after", "After")


def test_the_turn_ends_where_a_transaction_fails(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.writing() as conn:
        register_source(conn, "undone", str(1 / 0))
    with archive.writing() as conn:
        register_source(conn, "done", "Done")
    assert sources(archive) == 2


def test_the_file_is_opened_once_and_closed_with_the_engine(sqlite_archive: Archive) -> None:
    file = turn_file(sqlite_archive.path / "archive.db")
    for _ in range(3):
        with sqlite_archive.writing() as conn:
            register_source(conn, "some", "Some")
    assert opened(file) == 1
    sqlite_archive.close()
    assert opened(file) == 0


def test_a_program_that_knows_no_turns_is_waited_for(sqlite_archive: Archive) -> None:
    other = sqlite3.connect(sqlite_archive.path / "archive.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    with sqlite_archive.writing() as conn:
        register_source(conn, "after", "After")
    other.close()


def opened(file: Path) -> int:
    """How many descriptors this process has of a file."""
    return sum(os.path.samestat(os.fstat(number), file.stat()) for number in descriptors())


def descriptors() -> list[int]:
    numbers = [int(name.name) for name in Path("/dev/fd").iterdir()]
    return [number for number in numbers if _is_open(number)]


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
