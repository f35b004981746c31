"""What the full-text index finds: the wordings whose words match a query, and how well."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.types import Double, Text, UserDefinedType

from archive.search.query import Node
from archive.search.render import fts5, tsquery

__all__ = ["hits"]


class _TsQuery(UserDefinedType[str]):
    """PostgreSQL's tsquery: that of SQLAlchemy brings all of PostgreSQL along, which takes its time on SQLite too."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "TSQUERY"


# The index is no table of the models: it is another thing on each database (`archive.search.index`).
_words = table("words", column("rowid"), column("words"), column("wording_id"), column("vector"))
# A word in a title says four times as much as one in a teaser; PostgreSQL's order is D, C, B, A.
_SQLITE_SCORE = -func.bm25(literal_column("words"), 4.0, 1.0)
_POSTGRESQL_WEIGHTS: ColumnElement[Any] = literal_column("CAST('{0, 0, 0.25, 1}' AS real[])")


def hits(dialect: str, node: Node, *, scored: bool) -> "Select[*tuple[Any, ...]]":
    """`wording_id` of the wordings whose words match, and with `scored` their `score`, higher for better.

    Scores are those of the database, of use only beside others of the same question.
    """
    if dialect == "sqlite":
        found: Select[*tuple[Any, ...]] = select(_words.c.rowid.label("wording_id"))
        matched = _words.c.words.op("MATCH", is_comparison=True)(fts5(node))
        score: ColumnElement[float] = _SQLITE_SCORE
    else:
        found = select(_words.c.wording_id)
        wanted = cast(literal(tsquery(node), Text), _TsQuery())
        matched = _words.c.vector.op("@@", is_comparison=True)(wanted)
        # As double precision: a float of four bytes would not compare equal to itself after a round trip.
        score = cast(func.ts_rank_cd(_POSTGRESQL_WEIGHTS, _words.c.vector, wanted), Double)
    found = found.where(matched)
    return found.add_columns(score.label("score")) if scored else found
