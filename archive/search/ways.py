"""Two ways to find a page of matches.

Words lead to their matches, and so do filters that few entries pass: then all matches are *gathered*, counted and
sorted. Otherwise the entries are *walked* in their order, by the index on it, until the page is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, String, cast, func, literal, null, or_, select, union_all

from archive.models import current_revision
from archive.search.facets import Counts, Facets, as_facets, counts
from archive.search.filters import Filters
from archive.search.matches import Matches, Question
from archive.search.order import RANK, Place, following, in_order

__all__ = ["Gathered", "Rows", "are_few", "gathered", "number_of", "walked"]

# With more matches than this, walking meets enough of them soon; up to it, gathering them is a matter of milliseconds.
_FEW = 5_000

# Beside the facets in one answer.
_PAGE, _TOTAL = "page", "total"

Rows: TypeAlias = "Sequence[Row[*tuple[Any, ...]]]"
"""Columns as of `archive.search.matches.matches`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Some of the matches, in order, and what all of them add up to."""

    rows: Rows
    total: int
    facets: Facets


def are_few(conn: Connection, asked: Question) -> bool:
    """Whether it is better to gather the matches than to walk. A time is found by the index that is walked."""
    if replace(asked.filters, since=None, until=None) == Filters():
        return False
    return number_of(conn, asked.matches().limit(_FEW + 1)) <= _FEW


def number_of(conn: Connection, found: Matches) -> int:
    """How many match."""
    return conn.execute(select(func.count()).select_from(found.subquery())).scalar_one()


def gathered(
    conn: Connection, asked: Question, sort: str, place: Place | None, limit: int, by: Sequence[str] = ()
) -> Gathered:
    """The rows after a place, the number of all matches, and how many have what facets count: found in one go."""
    matches, listed = asked.matches_and_topics(scored=sort == RANK)
    found = matches.cte("found").prefix_with("MATERIALIZED")
    rows = select(found).order_by(*in_order(found, sort)).limit(limit)
    if place is not None:
        rows = rows.where(following(found, place))
    page = rows.subquery("page")
    number = func.row_number().over(order_by=in_order(page, sort)).label("entries")
    total: Counts = select(literal(_TOTAL), null(), func.count()).select_from(found)
    nothing = [null() for _ in page.c]
    counted = [one.add_columns(*nothing) for one in (total, *counts(found, listed, by))]
    # The page comes first: its columns say what the nulls of the others stand for.
    whole = select(literal(_PAGE).label("facet"), cast(null(), String).label("name"), number, *page.c)
    return _sorted_out(conn.execute(union_all(whole, *counted)).all())


def _sorted_out(rows: Rows) -> Gathered:
    return Gathered(
        rows=sorted((row for row in rows if row.facet == _PAGE), key=lambda row: int(row.entries)),
        total=next(int(row.entries) for row in rows if row.facet == _TOTAL),
        facets=as_facets(rows),
    )


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
