"""Counts of entries, by what their current revision says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, Subquery, distinct, exists, func, select

from archive.models import capture, entry, entry_topic, listing, placement, revision, source, term, topic
from archive.search.filters import Filters
from archive.search.matches import matches

__all__ = ["GROUPS", "Count", "MonthCounts", "counts", "counts_by_month", "counts_by_month_and"]

GROUPS = ("month", "topic", "tag", "kind", "source")

MonthCounts: TypeAlias = dict[str | None, int]
"""Entries by month (`2019-05`), by year for dates without month, by None without a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A group and its number of entries."""

    name: str
    entries: int


def counts(
    conn: Connection, by: str, filters: Filters | None = None, as_of: datetime | None = None
) -> tuple[Count, ...]:
    """The entries in each topic (`source/topic`), tag, kind or source: largest groups first, then by name.

    An entry counts in each of its topics, tags and kinds. Raises `UnknownSource` or `UnknownTopic`.
    """
    joined, key, number = _grouped(_found(conn, filters, as_of), by, as_of)
    names = _names(conn, by)
    rows = conn.execute(select(key, number).select_from(joined).group_by(key))
    found = [Count(name=names.get(value, str(value)), entries=entries) for value, entries in rows if value is not None]
    return tuple(sorted(found, key=lambda one: (-one.entries, one.name)))


def counts_by_month(conn: Connection, filters: Filters | None = None, as_of: datetime | None = None) -> MonthCounts:
    """The entries of each month of publication, else of the start. Raises `UnknownSource` or `UnknownTopic`."""
    found = _found(conn, filters, as_of)
    month = _month(found)
    rows = conn.execute(select(month, func.count()).select_from(found).group_by(month))
    return {row[0]: row[1] for row in rows}


def counts_by_month_and(
    conn: Connection, by: str, names: Collection[str], filters: Filters | None = None, as_of: datetime | None = None
) -> dict[str, MonthCounts]:
    """As `counts_by_month`, of each of these topics, tags, kinds or sources."""
    found = _found(conn, filters, as_of)
    joined, key, number = _grouped(found, by, as_of)
    known = _names(conn, by)
    keys = [value for value, name in known.items() if name in names] or list(names)
    month = _month(found)
    grouped: dict[str, MonthCounts] = {name: {} for name in names}
    rows = select(key, month, number).select_from(joined).where(key.in_(keys)).group_by(key, month)
    for value, when, entries in conn.execute(rows):
        grouped[known.get(value, str(value))][when] = entries
    return grouped


def _found(conn: Connection, filters: Filters | None, as_of: datetime | None) -> Subquery:
    return matches(conn, None, filters or Filters(), as_of).subquery("found")


def _month(found: Subquery) -> ColumnElement[Any]:
    return func.substr(found.c.dated, 1, 7)


def _grouped(
    found: Subquery, by: str, as_of: datetime | None
) -> tuple[FromClause, ColumnElement[Any], ColumnElement[int]]:
    """What to select from, what to group by (None: in no group), and the number of entries."""
    # A page may show a tag twice, and topics list an entry again and again.
    each = func.count(distinct(found.c.entry_id))
    # Outer joins, though nothing of the outside is wanted: SQLite keeps to their order.
    match by:
        case "topic":
            return *_listed(found, as_of), each
        case "source":
            return found.join(entry, entry.c.id == found.c.entry_id), entry.c.source_id, func.count()
        case "tag" | "kind":
            named = (term.c.wording_id == found.c.wording_id) & (term.c.role == by)
            return found.outerjoin(term, named), term.c.name, each
    raise ValueError(f"{by!r} is no group; there are {', '.join(GROUPS)}")


def _listed(found: Subquery, as_of: datetime | None) -> tuple[FromClause, ColumnElement[Any]]:
    """Entries with the topics that had listed them by then, and the column of these."""
    if as_of is None:
        return found.outerjoin(entry_topic, entry_topic.c.entry_id == found.c.entry_id), entry_topic.c.topic_id
    # Step by step along indexes: pairs found before would have none, and would be looked through for each entry.
    captured = exists().where(capture.c.listing_id == listing.c.id, capture.c.captured_at <= as_of)
    shown = (
        found.outerjoin(revision, revision.c.entry_id == found.c.entry_id)
        .outerjoin(placement, placement.c.revision_id == revision.c.id)
        .outerjoin(listing, (listing.c.id == placement.c.listing_id) & captured)
    )
    return shown, listing.c.topic_id


def _names(conn: Connection, by: str) -> dict[Any, str]:
    """Of topics and sources by their keys; tags and kinds are their own names."""
    of_topics = select(topic.c.id, source.c.slug + "/" + topic.c.slug).join(source, source.c.id == topic.c.source_id)
    statements = {"topic": of_topics, "source": select(source.c.id, source.c.slug)}
    return {row[0]: row[1] for row in conn.execute(statements[by])} if by in statements else {}
