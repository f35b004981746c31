"""What is told of the entries that a search found: three statements, whatever the number of results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from archive.models import capture, entry, revision, source, topic, wording
from archive.queries.contents import Terms, terms_of
from archive.queries.seen import entry_summary, seen_placements

__all__ = ["Found", "Result", "results"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that a search found, in the revision that matched."""

    entry_id: int
    revision_id: int
    wording_id: int
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An entry as it was seen last, until the time that was asked for."""

    id: str
    source: str
    topics: tuple[str, ...]
    """Slugs of those that had listed it, sorted."""
    title: str | None
    teaser: str | None
    url: str | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    published: str | None
    starts: str | None
    ends: str | None
    incomplete: bool
    first_seen: datetime
    last_seen: datetime
    revision: str
    """Digest of the revision."""
    score: float | None
    """How well the words fit, by rank; higher is better, and comparable within one search only."""


def results(conn: Connection, found: Sequence[Found], as_of: datetime | None) -> tuple[Result, ...]:
    """What is known of them, in their order."""
    if not found:
        return ()
    of_entries, of_topics = _statements(past=as_of is not None)
    wanted = {"entry_ids": [one.entry_id for one in found], **({} if as_of is None else {"until": as_of})}
    revisions = {"revision_ids": [one.revision_id for one in found]}
    rows = {row.entry_id: row for row in conn.execute(of_entries, wanted | revisions)}
    topics: dict[int, list[str]] = {}
    for entry_id, slug in conn.execute(of_topics, wanted):
        topics.setdefault(entry_id, []).append(slug)
    terms = terms_of(conn, [one.wording_id for one in found])
    return tuple(_result(one, rows[one.entry_id], tuple(topics[one.entry_id]), terms[one.wording_id]) for one in found)


def _result(one: Found, row: "Row[*tuple[Any, ...]]", topics: tuple[str, ...], terms: Terms) -> Result:
    return Result(
        topics=topics,
        kinds=terms.kinds,
        tags=terms.tags,
        score=one.score,
        **{name: value for name, value in row._mapping.items() if name != "entry_id"},
    )


@cache
def _statements(*, past: bool) -> "tuple[Select[Any], Select[Any]]":
    """What tells of entries, and of their topics. Built once: to build them costs more than to run them.

    Parameters: `entry_ids`, for the first also `revision_ids`, and for the past `until`.
    """
    wanted = select(entry.c.id).where(entry.c.id.in_(bindparam("entry_ids", expanding=True)))
    seen = seen_placements(wanted, until=bindparam("until", type_=capture.c.captured_at.type) if past else None)
    summary = entry_summary(seen)
    of_entries = (
        select(
            revision.c.entry_id,
            entry.c.public_id.label("id"),
            source.c.slug.label("source"),
            wording.c.title,
            wording.c.teaser,
            summary.c.url,
            wording.c.published,
            wording.c.starts,
            wording.c.ends,
            wording.c.incomplete,
            summary.c.first_at.label("first_seen"),
            summary.c.last_at.label("last_seen"),
            revision.c.digest.label("revision"),
        )
        .select_from(summary)
        .join(entry, entry.c.id == summary.c.entry_id)
        .join(source, source.c.id == entry.c.source_id)
        .join(revision, revision.c.entry_id == entry.c.id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .where(revision.c.id.in_(bindparam("revision_ids", expanding=True)))
    )
    of_topics = select(seen.c.entry_id, topic.c.slug).distinct().join(topic, topic.c.id == seen.c.topic_id)
    return of_entries, of_topics.order_by(topic.c.slug)
