"""PostgreSQL: the engine, and what its refusals mean.

Reading sees one state throughout (REPEATABLE READ, READ ONLY) and disturbs nobody. Writing is READ COMMITTED: writers
take turns by an advisory lock, so each sees all that was written before it. Times are told in UTC, whatever the zone of
the server.
"""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from archive.errors import ArchiveError, MissingExtra, StorageFailed

__all__ = ["DRIVER", "FOR_READING", "postgresql_engine", "refusal", "wait_for_migrations"]

DRIVER = "postgresql+psycopg"
FOR_READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""Execution options of a connection that reads."""

# Any numbers, as long as they stay the same.
_MIGRATIONS = 0x637574
_WRITERS = 0x637575
# What a server says while a connection is made has no SQLSTATE.
_UNREACHABLE = (
    "Check that the database server runs and can be reached, that user and password are right "
    "(a password may stand in ~/.pgpass), and that the database was made (`createdb`)."
)
# By SQLSTATE, or by its first two characters, its class: "PostgreSQL Error Codes", appendix A of its manual.
_ADVICE = {
    "08": _UNREACHABLE,
    "25006": "The server only reads: name one that can be written.",
    "40": "Another command was writing; run the command again.",
    "42501": "Give the user the rights of the database's owner.",
    "53": "Free some space or connections and run the command again; nothing of the last page was stored.",
    "55P03": "Another command is writing; wait until it has ended.",
    "57": "The server ended it, see its log; run the command again when it runs.",
    "58": "Check the disk of the server and its log.",
    "XX": "The database is damaged: see the server's log, or put a backup in its place.",
}


def postgresql_engine(url: URL, **options: Any) -> Engine:
    """An engine; opens nothing yet. Raises `MissingExtra` where the driver is not installed."""
    try:
        engine = create_engine(url, **options)
    except ImportError as error:
        raise MissingExtra("postgresql", "an archive on PostgreSQL", str(error)) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _wait_for_writers)
    return engine


def wait_for_migrations(conn: Connection) -> None:
    """Waits until no other process migrates this database, and keeps others waiting until this transaction ends."""
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATIONS})


def refusal(where: str, error: DBAPIError) -> ArchiveError | None:
    """What the error says of the server or its database; None for an error of the program."""
    state = str(getattr(error.orig, "sqlstate", None) or "")
    advice = _ADVICE.get(state) or _ADVICE.get(state[:2])
    if advice is None and not isinstance(error, OperationalError):
        return None
    reason = " ".join(str(error.orig).split())
    return StorageFailed(where, reason, advice or _UNREACHABLE)


def _prepare(connection: Any, _entry: object) -> None:
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _wait_for_writers(conn: Connection) -> None:
    """Two transactions that insert equal rows would else wait for each other half-way, or one of them fail."""
    if conn.get_execution_options().get("for_writing"):
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
