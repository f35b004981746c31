"""Statements of the hot path: compiled once for each database, then run on the driver's own cursor.

A statement is written with SQLAlchemy Core like any other, which stays the only place where its text comes from.
Running it through Core costs ten times what SQLite takes to answer it, though: finding the compiled text again, a
context, a result with its rows. Here is left what makes both databases the same: the types of columns on the way in and
out, and the errors. Rows are plain tuples, in the order of the statement's columns. What is run is logged (DEBUG).
"""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ARRAY, JSON, Column, ColumnElement, Connection, Dialect, Integer, String, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine

from archive.models.base import storable

__all__ = ["ListOf", "Prepared", "among", "run_text"]

_log = logging.getLogger(__name__)

Row = tuple[Any, ...]
_Process = Callable[[Any], Any]


class Prepared:
    """A SELECT, or an INSERT or UPDATE of the columns that are named. For transactions that have begun.

    Lists are asked for with `among`; `in_` has no text before its values are known.
    """

    def __init__(self, statement: Any, *columns: str) -> None:
        self._statement, self._columns = statement, list(columns)
        self._compiled: WeakKeyDictionary[Dialect, _Compiled] = WeakKeyDictionary()

    def all(self, conn: Connection, **values: Any) -> list[Row]:
        """The rows found, or returned by an INSERT."""
        compiled = self._for(conn.dialect)
        found: list[Row] = run_text(conn, compiled.sql, compiled.bound(values)).fetchall()
        return found if compiled.results is None else compiled.typed(found)

    def one(self, conn: Connection, **values: Any) -> Row | None:
        """The row found, of which there is one at most, or which is the first."""
        rows = self.all(conn, **values)
        return rows[0] if rows else None

    def run(self, conn: Connection, **values: Any) -> None:
        """Without rows to be had."""
        compiled = self._for(conn.dialect)
        run_text(conn, compiled.sql, compiled.bound(values))

    def run_many(self, conn: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each row of values, of which there may be none."""
        if rows:
            compiled = self._for(conn.dialect)
            run_text(conn, compiled.sql, [compiled.bound(row) for row in rows], many=True)

    def _for(self, dialect: Dialect) -> "_Compiled":
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = _compiled(self._statement, self._columns, dialect)
        return found


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    parameters: tuple[tuple[str, _Process | None], ...]
    """In the order of the text: the name, and what makes of its value one that the driver takes."""
    constants: Mapping[str, Any]
    results: tuple[_Process | None, ...] | None
    """Of each column, what makes a value of what the driver gives; None if nothing is to be done."""

    def bound(self, values: Mapping[str, Any]) -> Row:
        if self.constants:
            values = {**self.constants, **values}
        return tuple([process(values[name]) if process else values[name] for name, process in self.parameters])

    def typed(self, rows: list[Row]) -> list[Row]:
        processes = self.results or ()
        return [tuple([one(value) if one else value for one, value in zip(processes, row)]) for row in rows]  # noqa: B905


def _compiled(statement: Any, columns: list[str], dialect: Dialect) -> _Compiled:
    compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=columns or None)
    sql, names = _positional(compiled)
    types = {name: bind.type for name, bind in compiled.binds.items()}
    results = tuple(_impl(column.type, dialect).result_processor(dialect, None) for column in _results(statement))
    return _Compiled(
        sql=sql,
        parameters=tuple((name, _impl(types[name], dialect).bind_processor(dialect)) for name in names),
        constants={name: bind.value for name, bind in compiled.binds.items() if not bind.required and name in names},
        results=results if any(results) else None,
    )


def _positional(compiled: SQLCompiler) -> tuple[str, list[str]]:
    """The text with its parameters by position, and their names in that order."""
    if compiled.positional:
        return str(compiled), list(compiled.positiontup or ())
    names = re.findall(r"%\((\w+)\)s", str(compiled))
    return re.sub(r"%\(\w+\)s", "%s", str(compiled)), names


def _results(statement: Any) -> Sequence[Column[Any]]:
    return list(statement.exported_columns) if statement.is_select else []


def _impl(type_: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return type_.dialect_impl(dialect)


def run_text(conn: Connection, sql: str, parameters: Any = (), *, many: bool = False) -> Any:
    """The driver's cursor after running the text as it is."""
    if _log.isEnabledFor(logging.DEBUG):
        _log.debug("%s", sql)
    cursor = conn.connection.cursor()
    try:
        (cursor.executemany if many else cursor.execute)(sql, parameters)
    except conn.dialect.loaded_dbapi.Error as error:
        driver = conn.dialect.loaded_dbapi
        raise DBAPIError.instance(sql, parameters, error, driver.Error, dialect=conn.dialect) from error
    return cursor


class among(ColumnElement[bool]):  # noqa: N801 (reads like the operator it is)
    """Whether a column has one of the values in a list, which is one parameter: the same text for any number.

    It is not typed as Boolean: SQLite, which has none, would be asked whether it equals 1, and read the whole table.
    """

    inherit_cache = False

    def __init__(self, column: ColumnElement[Any], parameter: str) -> None:
        self.column, self.wanted = column, bindparam(parameter, type_=ListOf(column.type))


@compiles(among, "sqlite")
def _among_on_sqlite(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = (compiler.process(part, **options) for part in (element.column, element.wanted))
    return f"{column} IN (SELECT value FROM json_each({wanted}))"  # noqa: S608 (both are compiled)


@compiles(among, "postgresql")
def _among_on_postgresql(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, wanted = (compiler.process(part, **options) for part in (element.column, element.wanted))
    return f"{column} = ANY ({wanted})"


class ListOf(TypeDecorator[list[Any]]):
    """Numbers or texts as one parameter: JSON on SQLite, an array on PostgreSQL."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = Integer() if isinstance(item, Integer) else String()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> list[Any] | None:  # noqa: ARG002
        return [storable(one) if isinstance(one, str) else one for one in value or ()]
