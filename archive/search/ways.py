"""Two ways to find a page of matches.

Words lead to their matches, and so do filters that few entries pass: then all matches are *gathered*, counted and
sorted. Otherwise the entries are *walked* in their order, by the index on it, until the page is full.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, func, or_, select

from archive.models import current_revision
from archive.search.filters import Filters
from archive.search.matches import Matches, Question
from archive.search.order import RANK, Place, following, in_order

__all__ = ["Rows", "are_few", "gathered", "number_of", "walked"]

# With more matches than this, walking meets enough of them soon; up to it, gathering them is a matter of milliseconds.
_FEW = 5_000

Rows: TypeAlias = "Sequence[Row[*tuple[Any, ...]]]"
"""Columns as of `archive.search.matches.matches`."""


def are_few(conn: Connection, asked: Question) -> bool:
    """Whether it is better to gather the matches than to walk. A time is found by the index that is walked."""
    if replace(asked.filters, since=None, until=None) == Filters():
        return False
    return number_of(conn, asked.matches().limit(_FEW + 1)) <= _FEW


def number_of(conn: Connection, found: Matches) -> int:
    """How many match."""
    return conn.execute(select(func.count()).select_from(found.subquery())).scalar_one()


def gathered(conn: Connection, asked: Question, sort: str, place: Place | None, limit: int) -> tuple[Rows, int]:
    """The rows after a place, and the number of all matches, found in one go."""
    found = asked.matches(scored=sort == RANK).cte("found").prefix_with("MATERIALIZED")
    number = select(func.count()).select_from(found).scalar_subquery().label("total")
    statement = select(found, number).order_by(*in_order(found, sort)).limit(limit)
    if place is not None:
        statement = statement.where(following(found, place))
    rows = conn.execute(statement).all()
    if rows or place is None:
        return rows, rows[0].total if rows else 0
    return rows, number_of(conn, asked.matches())


def walked(conn: Connection, found: Matches, place: Place | None, limit: int) -> Rows:
    """The newest rows after a place: first those with a date, by the index on it, then those without."""
    dated, public_id = current_revision.c.dated, current_revision.c.public_id
    rows: list[Row[*tuple[Any, ...]]] = []
    if place is None or place.key is not None:
        statement = found.where(dated.is_not(None)).order_by(dated.desc(), public_id).limit(limit)
        if place is not None:
            statement = statement.where(dated <= place.key, or_(dated < place.key, public_id > place.id))
        rows.extend(conn.execute(statement))
    if len(rows) < limit:
        statement = found.where(dated.is_(None)).order_by(public_id).limit(limit - len(rows))
        if place is not None and place.key is None:
            statement = statement.where(public_id > place.id)
        rows.extend(conn.execute(statement))
    return rows
