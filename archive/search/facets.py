"""Facets: how many of the matches there are by topic, tag, kind and month, counted in one statement."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import CTE, Connection, FromClause, Row, Select, distinct, func, literal, select, union_all

from archive.models import source, term, topic
from archive.search.filters import Filters
from archive.search.matches import question

__all__ = ["FACETS", "FacetCount", "Facets", "as_facets", "counts", "facets"]

FACETS = ("topic", "tag", "kind", "month")

Counts: TypeAlias = "Select[*tuple[Any, ...]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many of the matches have this topic, tag, kind or month."""

    name: str | None
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Counts of entries. An entry counts in each of its topics, tags and kinds; the most frequent come first."""

    topics: tuple[FacetCount, ...]
    """Named `source/topic`."""
    tags: tuple[FacetCount, ...]
    kinds: tuple[FacetCount, ...]
    months: tuple[FacetCount, ...]
    """Of publication, else start, in order of time; a date without month counts as its year, None is no date."""


def facets(
    conn: Connection,
    query: str | None = None,
    filters: Filters | None = None,
    *,
    as_of: datetime | None = None,
    by: Sequence[str] = FACETS,
) -> Facets:
    """Counts of all that `search` would find, by some of `FACETS`; what is not asked for is empty.

    Raises `QuerySyntax`, `UnknownSource` or `UnknownTopic`.
    """
    matches, listed = question(conn, query, filters or Filters(), as_of).matches_and_topics()
    found = matches.cte("found").prefix_with("MATERIALIZED")
    return as_facets(conn.execute(union_all(*counts(found, listed, by))))


def counts(found: CTE, listed: FromClause, by: Sequence[str]) -> list[Counts]:
    """The statements that count matches: `facet`, `name`, `entries`, for `as_facets`."""
    return [_BY[facet](found, listed) for facet in by]


def as_facets(rows: Iterable["Row[*tuple[Any, ...]]"]) -> Facets:
    """What the statements of `counts` found; rows of no facet do not matter."""
    found: dict[str, list[FacetCount]] = {facet: [] for facet in FACETS}
    for facet, name, entries, *_ in rows:
        # Those without a tag or kind have a row, too; it counts for months only.
        if facet in found and (name is not None or facet == "month"):
            found[facet].append(FacetCount(name=name, entries=entries))
    return Facets(
        topics=_largest_first(found["topic"]),
        tags=_largest_first(found["tag"]),
        kinds=_largest_first(found["kind"]),
        months=tuple(sorted(found["month"], key=lambda count: (count.name is None, count.name or ""))),
    )


def _largest_first(found: list[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(found, key=lambda count: (-count.entries, count.name or "")))


def _by_topic(found: CTE, listed: FromClause) -> Counts:
    # An outer join: SQLite keeps to its order, see below.
    joined = found.outerjoin(listed, listed.c.entry_id == found.c.entry_id)
    number = (
        select(listed.c.topic_id, func.count().label("entries"))
        .select_from(joined)
        .group_by(listed.c.topic_id)
        .subquery("by_topic")
    )
    name = source.c.slug + "/" + topic.c.slug
    return (
        select(literal("topic").label("facet"), name.label("name"), number.c.entries)
        .join(topic, topic.c.id == number.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
    )


def _by_term(role: str, found: CTE, _: FromClause) -> Counts:
    # An outer join, though those without are not wanted: SQLite keeps to its order, and would else make an index on the
    # matches, to look them up from all the terms.
    terms = found.outerjoin(term, (term.c.wording_id == found.c.wording_id) & (term.c.role == role))
    # A page may show a tag twice.
    number = func.count(distinct(found.c.entry_id))
    return (
        select(literal(role).label("facet"), term.c.name.label("name"), number.label("entries"))
        .select_from(terms)
        .group_by(term.c.name)
    )


def _by_month(found: CTE, _: FromClause) -> Counts:
    month = func.substr(found.c.dated, 1, 7)
    return (
        select(literal("month").label("facet"), month.label("name"), func.count().label("entries"))
        .select_from(found)
        .group_by(month)
    )


_BY: dict[str, Callable[[CTE, FromClause], Counts]] = {
    "topic": _by_topic,
    "tag": partial(_by_term, "tag"),
    "kind": partial(_by_term, "kind"),
    "month": _by_month,
}
