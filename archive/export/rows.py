"""The rows of an export: one per entry, in its current revision.

Columns, in this order: id, source, topics, url, title, teaser, kinds, tags, published, published_precision,
published_text, starts, ends, incomplete, first_seen, last_seen, revision, revisions, capture {url, captured_at, digest,
warc, offset}. Times are ISO 8601 in UTC (`2019-05-20T00:00:00Z`), dates ISO 8601 at their precision; what is missing is
null. `url` is the latest address the entry was shown with, `revision` the digest of the current revision, `capture` the
one that showed it first.

Sorted by source, date of publication or else of the start (latest first, none last), id. One query for the rows,
streamed, and one for the tags and kinds of each thousand.
"""

from collections.abc import Generator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CTE, Connection, Select, case, func, select

from archive.models import capture, entry, listing, placement, revision, source, term, topic, wording
from archive.queries.seen import entry_summary, seen_placements
from archive.queries.topics import require_topic

__all__ = ["CAPTURE_COLUMNS", "COLUMNS", "export_rows", "iso_utc"]

COLUMNS = (
    "id",
    "source",
    "topics",
    "url",
    "title",
    "teaser",
    "kinds",
    "tags",
    "published",
    "published_precision",
    "published_text",
    "starts",
    "ends",
    "incomplete",
    "first_seen",
    "last_seen",
    "revision",
    "revisions",
    "capture",
)
CAPTURE_COLUMNS = ("url", "captured_at", "digest", "warc", "offset")

_PRECISION = {10: "day", 7: "month", 4: "year"}
# Rows are fetched in portions of this size: enough to hide the cost of a fetch, little memory.
_PORTION = 1000
# A slug has none.
_SEPARATOR = ","

_Terms = dict[tuple[int, str], list[str]]
"""Names by wording and role."""


def export_rows(
    conn: Connection, *, source_slug: str | None = None, topic_slug: str | None = None
) -> Generator[dict[str, Any]]:
    """The rows, with lists and the capture as nested values. Raises `UnknownSource` or `UnknownTopic`.

    With a topic only entries that were ever listed under it; their row still names all their topics.
    """
    require_topic(conn, source_slug, topic_slug)
    return _rows(conn, _statement(source_slug, topic_slug))


def iso_utc(time: datetime) -> str:
    """`2019-05-20T00:00:00Z`, with a fraction of seconds only where there is one."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _rows(conn: Connection, statement: "Select[*tuple[Any, ...]]") -> Generator[dict[str, Any]]:
    with conn.execution_options(yield_per=_PORTION).execute(statement) as result:
        for portion in result.partitions():
            terms = _terms(conn, {row.wording_id for row in portion})
            yield from (_row(row, terms) for row in portion)


def _row(row: Any, terms: _Terms) -> dict[str, Any]:
    texts = {date["role"]: date["text"] for date in row.dates}
    return {
        "id": row.public_id,
        "source": row.source,
        "topics": sorted(row.topics.split(_SEPARATOR)),
        "url": row.shown_url,
        "title": row.title,
        "teaser": row.teaser,
        "kinds": terms.get((row.wording_id, "kind"), []),
        "tags": terms.get((row.wording_id, "tag"), []),
        "published": row.published,
        "published_precision": _PRECISION[len(row.published)] if row.published else None,
        "published_text": texts.get("published"),
        "starts": row.starts,
        "ends": row.ends,
        "incomplete": row.incomplete,
        "first_seen": iso_utc(row.first_at),
        "last_seen": iso_utc(row.last_at),
        "revision": row.revision,
        "revisions": row.revisions,
        "capture": {
            "url": row.url,
            "captured_at": iso_utc(row.captured_at),
            "digest": row.digest,
            "warc": row.warc_file,
            "offset": row.warc_offset,
        },
    }


def _terms(conn: Connection, wording_ids: set[int]) -> _Terms:
    rows = conn.execute(
        select(term.c.wording_id, term.c.role, term.c.name)
        .where(term.c.wording_id.in_(sorted(wording_ids)))
        .order_by(term.c.wording_id, term.c.role, term.c.position)
    )
    terms: _Terms = {}
    for wording_id, role, name in rows:
        terms.setdefault((wording_id, role), []).append(name)
    return terms


def _statement(source_slug: str | None, topic_slug: str | None) -> "Select[*tuple[Any, ...]]":
    seen = seen_placements(_wanted(source_slug, topic_slug) if source_slug or topic_slug else None)
    summary = entry_summary(seen)
    topics = _topics(seen)
    date = func.coalesce(wording.c.published, wording.c.starts)
    return (
        select(
            entry.c.public_id,
            source.c.slug.label("source"),
            topics.c.topics,
            summary.c.url.label("shown_url"),
            wording.c.title,
            wording.c.teaser,
            revision.c.wording_id,
            wording.c.dates,
            wording.c.published,
            wording.c.starts,
            wording.c.ends,
            wording.c.incomplete,
            summary.c.first_at,
            summary.c.last_at,
            revision.c.digest.label("revision"),
            summary.c.revisions,
            capture.c.url,
            capture.c.captured_at,
            capture.c.digest,
            capture.c.warc_file,
            capture.c.warc_offset,
        )
        .select_from(summary)
        .join(topics, topics.c.entry_id == summary.c.entry_id)
        .join(entry, entry.c.id == summary.c.entry_id)
        .join(source, source.c.id == entry.c.source_id)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .join(seen, (seen.c.revision_id == revision.c.id) & (seen.c.proof == 1))
        .join(capture, capture.c.id == seen.c.first_capture)
        .order_by(source.c.slug, case((date.is_(None), 1), else_=0), date.desc(), entry.c.public_id)
    )


def _wanted(source_slug: str | None, topic_slug: str | None) -> "Select[*tuple[Any, ...]]":
    """The entries of a source, or those ever listed under a topic."""
    entries = select(entry.c.id).join(source, source.c.id == entry.c.source_id)
    if source_slug is not None:
        entries = entries.where(source.c.slug == source_slug)
    if topic_slug is not None:
        listed = (
            select(revision.c.entry_id)
            .join(placement, placement.c.revision_id == revision.c.id)
            .join(listing, listing.c.id == placement.c.listing_id)
            .join(topic, topic.c.id == listing.c.topic_id)
            .where(topic.c.slug == topic_slug)
        )
        entries = entries.where(entry.c.id.in_(listed))
    return entries


def _topics(seen: CTE) -> CTE:
    each = (
        select(seen.c.entry_id, topic.c.slug).join(topic, topic.c.id == seen.c.topic_id).distinct().subquery("listed")
    )
    return (
        select(each.c.entry_id, func.aggregate_strings(each.c.slug, _SEPARATOR).label("topics"))
        .group_by(each.c.entry_id)
        .cte("topics")
    )
