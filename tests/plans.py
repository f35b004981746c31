"""What statements cost: how many there are, and which tables they read from end to end."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, text

__all__ = ["read_whole", "statements"]

# Those that grow; sources and topics are few.
_TABLES = {
    "capture",
    "crawl",
    "current_revision",
    "entry",
    "entry_topic",
    "listing",
    "placement",
    "revision",
    "term",
    "visit",
    "wording",
}


@contextmanager
def statements(conn: Connection) -> Iterator[list[tuple[str, Any]]]:
    """What is executed in the block, with its parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen.append((statement, parameters))

    event.listen(conn, "before_cursor_execute", note)
    yield seen
    event.remove(conn, "before_cursor_execute", note)


def read_whole(conn: Connection, statement: str, parameters: Any) -> set[str]:
    """The tables that a statement reads from end to end, but for walks along an index."""
    if conn.dialect.name == "sqlite":
        plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).scalars(3)
        names = [found[1] for line in plan if (found := re.match(r"SCAN (\w+)\b(?! USING (COVERING )?INDEX)", line))]
    else:
        # The planner reads small tables as a whole whatever indexes there are: what it then still does, it has to do.
        conn.execute(text("SET LOCAL enable_seqscan = off"))
        plan = conn.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars()
        names = [found[1] for line in plan if (found := re.search(r"Seq Scan on (\w+)", line))]
    return set(names) & _TABLES
