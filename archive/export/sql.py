"""`iso_text`: a time as ISO 8601 text, made by the database: by way of `datetime` objects it takes far longer."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

__all__ = ["iso_text"]


class iso_text(FunctionElement[str]):  # noqa: N801 (a function, as SQLAlchemy's own are)
    """The same text as `iso_utc` gives, of one column of times."""

    type = String()
    inherit_cache = True


# SQLite keeps times as `2019-05-20 00:00:00.000000`. The argument stands there once: it may be a query.
_SQLITE = "replace(replace({0}, ' ', 'T') || 'Z', '.000000Z', 'Z')"
_POSTGRESQL = "replace(to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '.000000Z', 'Z')"


@compiles(iso_text, "sqlite")
def _sqlite(element: iso_text, compiler: SQLCompiler, **options: Any) -> str:
    return _SQLITE.format(compiler.process(element.clauses, **options))


@compiles(iso_text, "postgresql")
def _postgresql(element: iso_text, compiler: SQLCompiler, **options: Any) -> str:
    return _POSTGRESQL.format(compiler.process(element.clauses, **options))
