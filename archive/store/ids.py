"""Surrogate keys for rows that are about to be written, so that they can be named before and written all at once."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, bindparam, func, select

from archive.models import entry, revision, wording
from archive.prepared import Prepared

__all__ = ["new_ids"]

_TABLES = entry, wording, revision
# The transaction that writes is the only one: nobody else takes what follows the last.
_LAST = {table.name: Prepared(select(func.coalesce(func.max(table.c.id), 0))) for table in _TABLES}
_NEXT = {
    table.name: Prepared(
        select(func.nextval(func.pg_get_serial_sequence(table.name, "id"))).select_from(
            func.generate_series(1, bindparam("number"))
        )
    )
    for table in _TABLES
}


def new_ids(conn: Connection, table: Table, number: int) -> Sequence[int]:
    """As many keys as asked for, each greater than all before."""
    if conn.dialect.name == "postgresql":
        return [row[0] for row in _NEXT[table.name].all(conn, number=number)]
    ((last,),) = _LAST[table.name].all(conn)
    return range(last + 1, last + 1 + number)
