"""Facets: how many of the matches there are by topic, tag, kind and month, counted in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import CTE, Connection, FromClause, Select, distinct, func, literal, select, union_all

from archive.models import source, term, topic
from archive.search.filters import Filters
from archive.search.matches import question

__all__ = ["FACETS", "FacetCount", "Facets", "facets"]

FACETS = ("topic", "tag", "kind", "month")

_Counts: TypeAlias = "Select[*tuple[Any, ...]]"


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
    statements = {
        "topic": _by_topic(found, listed),
        "tag": _by_term(found, "tag"),
        "kind": _by_term(found, "kind"),
        "month": _by_month(found),
    }
    counts: dict[str, list[FacetCount]] = {facet: [] for facet in FACETS}
    for row in conn.execute(union_all(*(statements[facet] for facet in by))):
        # Those without a tag or kind have a row, too; it counts for months only.
        if row.name is not None or row.facet == "month":
            counts[row.facet].append(FacetCount(name=row.name, entries=row.entries))
    return Facets(
        topics=_largest_first(counts["topic"]),
        tags=_largest_first(counts["tag"]),
        kinds=_largest_first(counts["kind"]),
        months=tuple(sorted(counts["month"], key=lambda count: (count.name is None, count.name or ""))),
    )


def _largest_first(counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(counts, key=lambda count: (-count.entries, count.name or "")))


def _by_topic(found: CTE, listed: FromClause) -> _Counts:
    number = (
        select(listed.c.topic_id, func.count().label("entries"))
        .where(listed.c.entry_id.in_(select(found.c.entry_id)))
        .group_by(listed.c.topic_id)
        .subquery("by_topic")
    )
    name = source.c.slug + "/" + topic.c.slug
    return (
        select(literal("topic").label("facet"), name.label("name"), number.c.entries)
        .join(topic, topic.c.id == number.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
    )


def _by_term(found: CTE, role: str) -> _Counts:
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


def _by_month(found: CTE) -> _Counts:
    month = func.substr(found.c.dated, 1, 7)
    return (
        select(literal("month").label("facet"), month.label("name"), func.count().label("entries"))
        .select_from(found)
        .group_by(month)
    )
