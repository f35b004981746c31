"""Connections between two transactions, kept at hand for the next.

Taking one from SQLAlchemy's pool, setting its options and giving it back costs several times what SQLite takes for a
small transaction, and a crawl has two of them for every page (docs/decisions/0022-storing.md).
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

__all__ = ["connected", "keep_connections"]

_OPTION = "kept"
"""Where an engine has those that nobody uses at the moment, by the options they were made with."""


def keep_connections(engine: Engine) -> None:
    """Has `connected` keep connections of this engine, until it is disposed of."""
    kept: defaultdict[tuple[str, ...], list[Connection]] = defaultdict(list)
    engine.update_execution_options(**{_OPTION: kept})

    def disposed(_engine: Engine) -> None:
        for conn in (conn for idle in kept.values() for conn in idle):
            # Its pool is gone: to close it alone would leave the file open.
            conn.invalidate()
            conn.close()
        kept.clear()

    event.listen(engine, "engine_disposed", disposed)


@contextmanager
def connected(engine: Engine, **options: Any) -> Iterator[Connection]:
    """A connection that nobody else uses within the block, which must end every transaction that it begins.

    The options of one name always have the same value. What raised an error is not kept.
    """
    idle = engine.get_execution_options()[_OPTION][tuple(options)]
    conn = idle.pop() if idle else engine.connect().execution_options(**options)
    try:
        yield conn
    except BaseException:
        conn.close()
        raise
    idle.append(conn)
