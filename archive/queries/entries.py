"""Everything about one entry, down to the bytes that prove it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Connection, Row, func, literal, select

from archive.errors import NotSeenYet
from archive.identity import ordered_keys
from archive.membership import MembershipState
from archive.models import capture, entry_key, revision, source, topic, wording
from archive.models import entry as entry_table
from archive.queries.contents import CONTENT, proof_of, terms_of
from archive.queries.membership import state_in
from archive.queries.resolve import resolve_entry
from archive.queries.seen import entry_summary, seen_placements
from archive.records import DateRecord, Proof

__all__ = ["EntryView", "TopicSpan", "entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSpan:
    """A topic an entry was listed under, and when it was first and last seen there."""

    slug: str
    first_seen: datetime
    last_seen: datetime
    state: MembershipState
    """Whether it is listed there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An entry as it was seen last."""

    id: str
    source: str
    keys: tuple[str, ...]
    """All it ever had, strongest first."""
    url: str | None
    title: str | None
    teaser: str | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    dates: tuple[DateRecord, ...]
    problems: tuple[str, ...]
    topics: tuple[TopicSpan, ...]
    first_seen: datetime
    last_seen: datetime
    revision: str
    """Digest of the current revision."""
    revisions: int
    proof: Proof


def entry(conn: Connection, ident: str, *, as_of: datetime | None = None) -> EntryView:
    """The entry that `ident` names (see `resolve_entry`), as captures up to a time showed it.

    Raises `UnknownEntry` or `NotSeenYet`.
    """
    entry_id = resolve_entry(conn, ident)
    seen = seen_placements(select(literal(entry_id)), until=as_of)
    row = _current(conn, seen)
    if row is None:
        raise NotSeenYet(ident, as_of)
    terms = terms_of(conn, [row.wording_id])[row.wording_id]
    keys = conn.execute(select(entry_key.c.key).where(entry_key.c.entry_id == entry_id)).scalars()
    return EntryView(
        id=row.public_id,
        source=row.source,
        keys=ordered_keys(list(keys)),
        url=row.shown_url,
        title=row.title,
        teaser=row.teaser,
        kinds=terms.kinds,
        tags=terms.tags,
        dates=tuple(DateRecord(**date) for date in row.dates),
        problems=tuple(row.problems),
        topics=_topics(conn, seen, entry_id, as_of),
        first_seen=row.first_at,
        last_seen=row.last_at,
        revision=row.revision,
        revisions=row.revisions,
        proof=proof_of(row),
    )


def _current(conn: Connection, seen: CTE) -> "Row[*tuple[Any, ...]] | None":
    summary = entry_summary(seen)
    return conn.execute(
        select(
            entry_table.c.public_id,
            source.c.slug.label("source"),
            summary.c.url.label("shown_url"),
            summary.c.first_at,
            summary.c.last_at,
            summary.c.revisions,
            *CONTENT,
        )
        .select_from(summary)
        .join(entry_table, entry_table.c.id == summary.c.entry_id)
        .join(source, source.c.id == entry_table.c.source_id)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .join(seen, (seen.c.revision_id == revision.c.id) & (seen.c.proof == 1))
        .join(capture, capture.c.id == seen.c.first_capture)
    ).one_or_none()


def _topics(conn: Connection, seen: CTE, entry_id: int, as_of: datetime | None) -> tuple[TopicSpan, ...]:
    rows = conn.execute(
        select(
            topic.c.id,
            topic.c.slug,
            func.min(seen.c.first_at).label("first_seen"),
            func.max(seen.c.last_at).label("last_seen"),
        )
        .join(seen, seen.c.topic_id == topic.c.id)
        .group_by(topic.c.id, topic.c.slug)
        .order_by(topic.c.slug)
    ).all()
    return tuple(
        TopicSpan(
            slug=row.slug,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            state=state_in(conn, row.id, entry_id, at=as_of),
        )
        for row in rows
    )
