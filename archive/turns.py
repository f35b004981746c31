"""Writers of one SQLite file take turns, by a lock of the operating system on a file beside it, `<database>-writer`.

SQLite alone lets a second writer sleep and look again, for ever longer times and not for ever: with several writers one
may starve until "database is locked". Here the next one is woken at once, however long it had to wait. The file is
empty and stays: between a deletion and a new file two writers could each hold a lock on a file of this name.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

__all__ = ["take_turns", "turn", "turn_file"]

_FILE = "turn_file"
"""Where a connection keeps the path of the file, and, once it has written, the open file."""
_DESCRIPTOR = "turn"


def turn_file(database: Path) -> Path:
    """The file whose lock says who writes to this database."""
    return database.with_name(database.name + "-writer")


def take_turns(engine: Engine, database: Path) -> None:
    """Has the transactions of this engine that are within `turn` wait for those of all others, in any process."""

    def connected(_connection: Any, entry: ConnectionPoolEntry) -> None:
        entry.info[_FILE] = turn_file(database)

    event.listen(engine, "connect", connected)
    event.listen(engine, "close", _closed)


@contextmanager
def turn(conn: Connection) -> Iterator[None]:
    """Waits until nobody else writes, and keeps others waiting until the block ends; nothing for other engines.

    Each connection has a file of its own open, from its first turn until it is closed, so that the threads of a process
    take turns as processes do. Raises OSError where the file cannot be made.
    """
    if _FILE not in conn.info:
        yield
        return
    descriptor = _descriptor(conn)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _descriptor(conn: Connection) -> int:
    if _DESCRIPTOR not in conn.info:
        conn.info[_DESCRIPTOR] = os.open(conn.info[_FILE], os.O_RDWR | os.O_CREAT, 0o644)
    found: int = conn.info[_DESCRIPTOR]
    return found


def _closed(_connection: Any, entry: ConnectionPoolEntry) -> None:
    descriptor = entry.info.pop(_DESCRIPTOR, None)
    if descriptor is not None:
        os.close(descriptor)
