"""Which entries match a query and filters: one statement for searches, counts and exports.

Now: the current revisions, as `current_revision` keeps them. As of a time: the entries that ever matched, of these the
revisions that were current then (`archive.queries.seen` decides), and of these the ones that match.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Text,
    and_,
    cast,
    column,
    false,
    func,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from archive.models import current_revision, entry, entry_topic, revision, source, term, topic, wording
from archive.queries.seen import seen_placements
from archive.queries.topics import require_topic
from archive.search.filters import Filters
from archive.search.query import Node, parse_query
from archive.search.render import fts5, tsquery

__all__ = ["matches"]

# The index is no table of the models: it is another thing on each database (`archive.search.index`).
_words = table("words", column("rowid"), column("words"), column("wording_id"), column("vector"))
_dated = func.coalesce(wording.c.published, wording.c.starts)

Matches = Select[tuple[int, int, int, str | None, str]]


def matches(conn: Connection, query: str | None, filters: Filters, as_of: datetime | None = None) -> Matches:
    """One row per matching entry: `entry_id`, `revision_id`, `wording_id`, `dated`, `public_id`.

    `dated` is the publication, else the start, at its precision. Without a query every entry matches; a query without
    words matches none. Raises `QuerySyntax`, `UnknownSource` or `UnknownTopic`.
    """
    _require(conn, filters)
    node = None if query is None else parse_query(query)
    found = _now(conn, node, filters) if as_of is None else _then(conn, node, filters, as_of)
    return found if query is None or node else found.where(false())


def _now(conn: Connection, node: Node | None, filters: Filters) -> Matches:
    rows = current_revision.c
    wanted = [
        *_of_entry(rows.entry_id, filters),
        *_under_topics(rows.entry_id, filters, entry_topic),
        *_of_wording(conn, rows.wording_id, rows.dated, node, filters),
    ]
    return select(rows.entry_id, rows.revision_id, rows.wording_id, rows.dated, rows.public_id).where(*wanted)


def _then(conn: Connection, node: Node | None, filters: Filters, as_of: datetime) -> Matches:
    of_wording = _of_wording(conn, revision.c.wording_id, _dated, node, filters)
    ever = [
        *_of_entry(revision.c.entry_id, filters),
        *_under_topics(revision.c.entry_id, filters, entry_topic),
        *of_wording,
    ]
    candidates = select(revision.c.entry_id).join(wording, wording.c.id == revision.c.wording_id).where(*ever)
    seen = seen_placements(candidates if ever else None, until=as_of)
    return (
        select(seen.c.entry_id, seen.c.revision_id, revision.c.wording_id, _dated.label("dated"), entry.c.public_id)
        .select_from(seen)
        .join(revision, revision.c.id == seen.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .join(entry, entry.c.id == seen.c.entry_id)
        .where(seen.c.recency == 1, *of_wording, *_under_topics(seen.c.entry_id, filters, seen))
    )


def _require(conn: Connection, filters: Filters) -> None:
    if filters.source or not filters.topics:
        require_topic(conn, filters.source, None)
    for name in filters.topics:
        owner, slug = _parts(name)
        require_topic(conn, owner or filters.source, slug)


def _of_entry(entry_id: ColumnElement[int], filters: Filters) -> list[ColumnElement[bool]]:
    if filters.source is None:
        return []
    of_source = select(entry.c.id).join(source, source.c.id == entry.c.source_id)
    return [entry_id.in_(of_source.where(source.c.slug == filters.source))]


def _under_topics(entry_id: ColumnElement[int], filters: Filters, listed: FromClause) -> list[ColumnElement[bool]]:
    """`listed` says which entries were listed under which topics, in columns `entry_id` and `topic_id`."""
    return [
        entry_id.in_(select(listed.c.entry_id).where(listed.c.topic_id.in_(_topic_ids(name, filters.source))))
        for name in filters.topics
    ]


def _topic_ids(name: str, of_source: str | None) -> "Select[int]":
    owner, slug = _parts(name)
    named = select(topic.c.id).join(source, source.c.id == topic.c.source_id).where(topic.c.slug == slug)
    owner = owner or of_source
    return named if owner is None else named.where(source.c.slug == owner)


def _parts(name: str) -> tuple[str | None, str]:
    owner, slash, slug = name.partition("/")
    return (owner, slug) if slash else (None, name)


def _of_wording(
    conn: Connection,
    wording_id: ColumnElement[int],
    dated: ColumnElement[Any],
    node: Node | None,
    filters: Filters,
) -> list[ColumnElement[bool]]:
    terms = [("tag", name) for name in filters.tags] + [("kind", name) for name in filters.kinds]
    wanted = [
        wording_id.in_(select(term.c.wording_id).where(term.c.role == role, term.c.name == name))
        for role, name in terms
    ]
    if node is not None:
        wanted.append(wording_id.in_(_hits(conn, node)))
    if filters.incomplete is not None:
        wanted.append(wording_id.in_(select(wording.c.id).where(wording.c.incomplete.is_(filters.incomplete))))
    return wanted + _in_time(dated, filters)


def _hits(conn: Connection, node: Node) -> "Select[int]":
    if conn.dialect.name == "sqlite":
        return select(_words.c.rowid).where(_words.c.words.op("MATCH", is_comparison=True)(fts5(node)))
    wanted = cast(literal(tsquery(node), Text), TSQUERY)
    return select(_words.c.wording_id).where(_words.c.vector.op("@@", is_comparison=True)(wanted))


def _in_time(dated: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    """Dates of less precision sort before those that begin with them, which is what an end needs, but not a start."""
    wanted: list[ColumnElement[bool]] = []
    if first := filters.first_day:
        # The lower bound alone finds its place in an index.
        wanted.append(and_(dated >= first[:4], or_(dated >= first, dated.in_([first[:4], first[:7]]))))
    if last := filters.last_day:
        wanted.append(dated <= last)
    return wanted
