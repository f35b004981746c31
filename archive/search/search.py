"""Searches: a page of matching entries, in one of two orders, by a bounded number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from archive.search.facets import Facets, facets
from archive.search.filters import Filters
from archive.search.matches import question
from archive.search.order import NEWEST, RANK, SORTS, Place, read_token
from archive.search.results import Found, Result, results
from archive.search.ways import are_few, gathered, number_of, walked

__all__ = ["Page", "search"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the matches, in order."""

    results: tuple[Result, ...]
    next: str | None
    """Given as `after`, it brings the page that follows; None at the end."""
    total: int | None
    """The number of all matches, on whatever page; None if they were not to be counted."""
    facets: Facets | None = None
    """Counts of all matches, on whatever page; None if there were to be none."""


def search(
    conn: Connection,
    query: str | None = None,
    filters: Filters | None = None,
    *,
    as_of: datetime | None = None,
    sort: str = NEWEST,
    limit: int = 20,
    after: str | None = None,
    count: bool = True,
    by: Sequence[str] = (),
) -> Page:
    """The entries that match a query and filters, now or as of a time, a page at a time.

    `newest` sorts by publication, else start, latest first, without a date last; `rank` by how well the words of the
    query fit. A page begins after the last result of the one before, whatever was stored in between. `by` names facets
    to count as well: together with the page they cost less than by themselves. Raises `QuerySyntax`, `UnknownSource`,
    `UnknownTopic` or `BadToken`.
    """
    if sort not in SORTS or limit < 1 or (sort == RANK and query is None):
        raise ValueError(f"there is no page for sort={sort!r}, limit={limit!r} and query={query!r}")
    place = None if after is None else read_token(after, sort)
    asked = question(conn, query, filters or Filters(), as_of)
    total: int | None
    counted: Facets | None
    if query is not None or as_of is not None or are_few(conn, asked):
        every = gathered(conn, asked, sort, place, limit + 1, by)
        rows, total, counted = every.rows, every.total, every.facets
    else:
        rows = walked(conn, asked.matches(look=True), place, limit + 1)
        total = number_of(conn, asked.matches()) if count else None
        counted = facets(conn, query, filters, as_of=as_of, by=by) if by else None
    return Page(
        results=results(conn, [_found(row, sort) for row in rows[:limit]], as_of),
        next=_place(rows[limit - 1], sort).token if len(rows) > limit else None,
        total=total if count else None,
        facets=counted if by else None,
    )


def _found(row: "Row[*tuple[Any, ...]]", sort: str) -> Found:
    return Found(
        entry_id=row.entry_id,
        revision_id=row.revision_id,
        wording_id=row.wording_id,
        score=row.score if sort == RANK else None,
    )


def _place(row: "Row[*tuple[Any, ...]]", sort: str) -> Place:
    return Place(sort=sort, key=row.score if sort == RANK else row.dated, id=row.public_id)
