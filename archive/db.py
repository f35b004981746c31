"""The engine, its transactions, and the translation of what the medium refuses.

On SQLite every transaction begins with an explicit BEGIN: deferred for reading; IMMEDIATE for writing, so that no
writer fails half-way. Writers take turns (`archive.turns`); `busy_timeout` is for programs that know no turns. WAL with
`synchronous=NORMAL` may lose the last transactions of a power failure but never damages the file; the WARC record,
which is durable first, brings them back. A folder that cannot be written is opened as immutable: readable where nothing
is left in its write-ahead log.

On PostgreSQL: see `archive.postgresql`.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from archive.connections import connected, keep_connections
from archive.errors import ArchiveError, NotAnArchive, StorageFailed
from archive.postgresql import DRIVER, FOR_READING, postgresql_engine, refusal
from archive.prepared import run_text
from archive.turns import take_turns, turn

__all__ = ["database_url", "in_batches", "location", "make_engine", "reading", "translate_errors", "use_wal", "writing"]

_T = TypeVar("_T")

_BUSY_TIMEOUT_MS = 30_000
# 16 MB of log, four times what SQLite does by itself: pages of indexes are written back less often
# (docs/decisions/0022-storing.md).
_LOG_PAGES = 4_000
# SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535; a statement has a few besides the list.
_BATCH = 30_000
_ADVICE = {
    sqlite3.SQLITE_FULL: "Free some space and run the command again; nothing of the last page was stored.",
    sqlite3.SQLITE_READONLY: "Make the folder writable, or work on a copy.",
    sqlite3.SQLITE_CANTOPEN: "Check that the folder can be read; a read-only one must have been closed cleanly.",
    sqlite3.SQLITE_PERM: "Check the permissions of the folder.",
    sqlite3.SQLITE_BUSY: "Another command is writing; wait until it has ended.",
    sqlite3.SQLITE_LOCKED: "Another command is writing; wait until it has ended.",
    sqlite3.SQLITE_CORRUPT: "The file is damaged: put a backup in its place.",
    sqlite3.SQLITE_IOERR: "Check the disk and its space; nothing of the last page was stored.",
}


def database_url(database: str, folder: Path) -> URL:
    """The URL of `database` in `cuttings.toml`: that of a server, else a SQLite file relative to the archive."""
    if "://" not in database:
        return URL.create("sqlite", database=str(folder / database))
    try:
        return make_url(database).set(drivername=DRIVER)
    except (ArgumentError, ValueError) as error:
        expected = "it should be like postgresql://user@host:5432/name"
        raise NotAnArchive(database, f"this is no URL of a database, {expected}") from error


def make_engine(url: URL) -> Engine:
    """An engine with the settings of this module. Opens nothing yet."""
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    make = _sqlite_engine if url.get_backend_name() == "sqlite" else postgresql_engine
    engine = make(url, json_serializer=dumps)
    keep_connections(engine)
    return engine


def _sqlite_engine(url: URL, **options: Any) -> Engine:
    file = Path(url.database or "")
    locked = file.exists() and not _writable(file)
    if locked:
        url = URL.create("sqlite", database=_read_only_uri(file), query={"uri": "true"})
    engine = create_engine(url, **options)
    event.listen(engine, "connect", partial(_prepare, writable=not locked))
    event.listen(engine, "begin", _begin)
    if not locked:
        take_turns(engine, file)
    return engine


def use_wal(engine: Engine) -> None:
    """Has a SQLite file keep a write-ahead log from now on: readers and the writer do not wait for each other.

    This changes the file, so it is not done before the file is known to be ours.
    """
    if engine.dialect.name != "sqlite" or "uri" in engine.url.query:
        return
    with translate_errors(location(engine)):
        connection = engine.raw_connection()
        connection.cursor().execute("PRAGMA journal_mode = WAL")
        connection.close()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the archive throughout."""
    options = FOR_READING if engine.dialect.name == "postgresql" else {}
    with (
        translate_errors(location(engine)),
        connected(engine, **options) as conn,
        conn.begin(),
    ):
        yield conn


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is committed as a whole at the end of the block, or rolled back if it raises.

    It begins when no other one writes to this database, in whatever process, and waits for that as long as it takes.
    """
    with (
        translate_errors(location(engine)),
        connected(engine, for_writing=True) as conn,
        turn(conn),
        conn.begin(),
    ):
        yield conn


@contextmanager
def translate_errors(path: Path | str, advice: str | None = None) -> Iterator[None]:
    """Raises `StorageFailed` or `NotAnArchive` for what the system or the database says of `path`.

    `advice` is what to say where the system refuses; without it, that nothing of the last page was stored.

    Errors of the program (a constraint that does not hold, a wrong statement) pass unchanged.
    """
    try:
        yield
    except (ArchiveError, BrokenPipeError):
        raise  # a pipe is none of our media: its reader went away
    except DBAPIError as error:
        if (translated := _translated(path, error)) is None:
            raise
        raise translated from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailed(error.filename or path, reason, *([advice] if advice else [])) from error


def in_batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Slices small enough for one IN list; one slice for any page of a size that is met."""
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]


def location(engine: Engine) -> str:
    """The database as people know it: the path of a SQLite file, else a URL without its password."""
    if engine.dialect.name != "sqlite":
        return _without_secrets(engine.url)
    name = engine.url.database or ""
    return unquote(name.removeprefix("file:").partition("?")[0]) if name.startswith("file:") else name


def _without_secrets(url: URL) -> str:
    secret = {name: "***" for name in url.query if "password" in name}
    return url.set(drivername="postgresql").update_query_dict(secret).render_as_string(hide_password=True)


def _writable(file: Path) -> bool:
    # SQLite writes a log beside the database: the folder counts as well as the file.
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _read_only_uri(file: Path) -> str:
    log = file.with_name(file.name + "-wal")
    # `immutable` skips locks and logs, so it would not see what is still in a log: then SQLite must try without.
    immutable = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return f"file:{quote(str(file.absolute()))}?mode=ro{immutable}"


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry, *, writable: bool) -> None:
    connection.isolation_level = None
    if writable:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")
    # REPLACE fires the triggers that guard captures only with this.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")


def _begin(conn: Connection) -> None:
    run_text(conn, "BEGIN IMMEDIATE" if conn.get_execution_options().get("for_writing") else "BEGIN")


def _translated(path: Path | str, error: DBAPIError) -> ArchiveError | None:
    if not isinstance(error.orig, sqlite3.Error):
        return refusal(str(path), error)
    # The primary code is in the low byte: an extended code (SQLITE_IOERR_WRITE) says which call failed.
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotAnArchive(path, "the file is not a database")
    if code in _ADVICE:
        return StorageFailed(path, str(error.orig), _ADVICE[code])
    return None
