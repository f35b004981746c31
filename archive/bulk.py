"""Filling the tables of an empty database, as fast as each database can: executemany on SQLite, COPY on PostgreSQL."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError

__all__ = ["insert_rows", "prepare_target", "restart_sequences"]


def prepare_target(conn: Connection) -> None:
    """To be called first: rows of a table that refer to each other may then come in any order."""
    if conn.dialect.name == "sqlite":
        conn.execute(text("PRAGMA defer_foreign_keys = ON"))


def insert_rows(conn: Connection, table: Table, portions: Iterable[Sequence[Row[Any]]]) -> Iterator[int]:
    """Inserts rows with all columns of the table in their order; yields the size of each portion that is in."""
    insert_portions = _insert_many if conn.dialect.name == "sqlite" else _copy_in
    yield from insert_portions(conn, table, portions)


def restart_sequences(conn: Connection, tables: Iterable[Table]) -> None:
    """To be called last: the next row of each table gets the key after the highest; SQLite does so by itself."""
    if conn.dialect.name == "sqlite":
        return
    for table in tables:
        if table.autoincrement_column is not None:
            last = select(func.max(table.autoincrement_column)).scalar_subquery()
            name = func.pg_get_serial_sequence(table.name, table.autoincrement_column.name)
            conn.execute(select(func.setval(name, func.coalesce(last, 1), last.is_not(None))))


def _insert_many(conn: Connection, table: Table, portions: Iterable[Sequence[Row[Any]]]) -> Iterator[int]:
    for portion in portions:
        conn.execute(insert(table), [dict(row._mapping) for row in portion])
        yield len(portion)


def _copy_in(conn: Connection, table: Table, portions: Iterable[Sequence[Row[Any]]]) -> Iterator[int]:
    # One COPY for the whole table: foreign keys are checked at its end.
    quote = conn.dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(quote(column.name) for column in table.c)}) FROM STDIN"
    bound = [column.type.dialect_impl(conn.dialect).bind_processor(conn.dialect) for column in table.c]
    driver = conn.connection.driver_connection
    with _known_errors(conn, statement), driver.cursor() as cursor, cursor.copy(statement) as copy:  # type: ignore[union-attr]
        for portion in portions:
            for row in portion:
                copy.write_row([bind(value) if bind else value for bind, value in zip(bound, row, strict=True)])
            yield len(portion)


@contextmanager
def _known_errors(conn: Connection, statement: str) -> Iterator[None]:
    """Raises what the driver raises as SQLAlchemy does, which has no part in a COPY."""
    base = conn.dialect.loaded_dbapi.Error
    try:
        yield
    except base as error:
        raise DBAPIError.instance(statement, None, error, base, dialect=conn.dialect) from error
