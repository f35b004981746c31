"""What a database can do quicker than a program: texts of times and lists of names, and taking many ids at once."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, TableValuedAlias, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from archive.prepared import ListOf

__all__ = ["iso_text", "json_names", "wanted"]


class _elements(FunctionElement[int]):  # noqa: N801 (a function, as SQLAlchemy's own are)
    """A list as a table of one column."""

    inherit_cache = True


def wanted(name: str) -> TableValuedAlias:
    """The ids in the parameter of this name, as a table with the column `value`.

    To be joined to others by outer joins: SQLite keeps to their order, and would else begin with another table.
    """
    # Named as its column: so PostgreSQL names the column of a function.
    return _elements(bindparam(name, type_=ListOf(Integer()))).table_valued("value", name="value")


class iso_text(FunctionElement[str]):  # noqa: N801
    """The same text as `iso_utc` gives, of one column of times."""

    type = String()
    inherit_cache = True


class json_names(FunctionElement[str]):  # noqa: N801
    """An aggregate: names, the first argument, in the order of their positions, the second, as an array of JSON."""

    type = String()
    inherit_cache = True


# SQLite keeps times as `2019-05-20 00:00:00.000000`. The argument stands there once: it may be a query.
# Its names come in the order of the index they are found by, that of their positions: it knows no other way to say so.
_SQLITE = {
    _elements: "json_each({0})",
    iso_text: "replace(replace({0}, ' ', 'T') || 'Z', '.000000Z', 'Z')",
    json_names: "json_group_array({0})",
}
_POSTGRESQL = {
    _elements: "unnest({0})",
    iso_text: "replace(to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '.000000Z', 'Z')",
    json_names: "coalesce(CAST(json_agg({0} ORDER BY {1}) AS text), '[]')",
}


def _written(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    forms = _SQLITE if compiler.dialect.name == "sqlite" else _POSTGRESQL
    arguments: Iterable[ColumnElement[Any]] = element.clauses
    return forms[type(element)].format(*(compiler.process(one, **options) for one in arguments))


for _form in (_elements, iso_text, json_names):
    compiles(_form)(_written)
