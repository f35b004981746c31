"""Where and when entries were seen, and which revision is current: defined here and nowhere else.

Seen is what a capture showed. The *current* revision of an entry is the one seen last; of several on pages captured at
the same time, the one that stood highest, then that on the listing of the least digest.
"""

from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import CTE, BindParameter, ColumnElement, FromClause, ScalarSelect, Select, case, distinct, func, select

from archive.models import capture, listing, placement, revision

__all__ = ["entry_summary", "first_shown", "seen_placements", "showings"]

Until: TypeAlias = "datetime | BindParameter[datetime] | None"

# Of the earliest capture of a listing: its time, and what decides between several at that time.
_FIRST = ("first_at", "first_url", "first_file", "first_offset")


def seen_placements(entry_ids: "Select[int] | None" = None, *, until: Until = None) -> CTE:
    """One row per placement, of all entries or of some, with the span of the captures that showed it.

    With `until` only captures up to that time count, and only placements that one of them showed.

    Columns: `entry_id`, `revision_id`, `listing_id`, `topic_id`, `position`, `url`, `first_at`, `last_at`,
    `first_capture` (id of the earliest capture of the listing), `recency` (1: shows the current revision),
    `url_recency` (1: has the current address, if there is any), `proof` (1: the first showing of its revision).
    """
    placements = select(
        revision.c.entry_id,
        placement.c.revision_id,
        placement.c.listing_id,
        placement.c.position,
        placement.c.url,
    ).join(revision, revision.c.id == placement.c.revision_id)
    if entry_ids is not None:
        placements = placements.where(revision.c.entry_id.in_(entry_ids))
    shown = placements.cte("shown")
    spans = _spans(shown if entry_ids is not None else None, until)
    latest = spans.c.last_at.desc(), shown.c.position, listing.c.digest
    columns = (
        *shown.c,
        listing.c.topic_id,
        spans.c.first_at,
        spans.c.last_at,
        spans.c.first_capture,
        func.row_number().over(partition_by=shown.c.entry_id, order_by=latest).label("recency"),
        func.row_number()
        .over(partition_by=shown.c.entry_id, order_by=(case((shown.c.url.is_(None), 1), else_=0), *latest))
        .label("url_recency"),
        func.row_number()
        .over(partition_by=shown.c.revision_id, order_by=(*(spans.c[name] for name in _FIRST), shown.c.position))
        .label("proof"),
    )
    return (
        select(*columns)
        .join(spans, spans.c.listing_id == shown.c.listing_id)
        .join(listing, listing.c.id == shown.c.listing_id)
        .cte("seen")
    )


def entry_summary(seen: CTE) -> CTE:
    """One row per entry of `seen`: `entry_id`, `first_at`, `last_at`, `revisions`, `revision_id` (current), `url`."""
    return (
        select(
            seen.c.entry_id,
            func.min(seen.c.first_at).label("first_at"),
            func.max(seen.c.last_at).label("last_at"),
            func.count(distinct(seen.c.revision_id)).label("revisions"),
            func.max(case((seen.c.recency == 1, seen.c.revision_id))).label("revision_id"),
            func.max(case((seen.c.url_recency == 1, seen.c.url))).label("url"),
        )
        .group_by(seen.c.entry_id)
        .cte("summary")
    )


def showings(
    key: ColumnElement[int], revisions: FromClause, *, until: datetime | None = None
) -> "Select[tuple[int, int, datetime, int, str | None, datetime | None]]":
    """The placements of some entries or revisions, in the order in which they were seen last, the latest at the end.

    `key` is `revision.c.entry_id` or `revision.c.id`, `revisions` is `revision` joined to what is wanted. Columns:
    `key`, `revision_id`, `shown_at` (when the revision was, first), `topic_id`, `url`, `last_at` (null: only after
    `until`).
    For many entries, a portion at a time: it looks up what `seen_placements` compares. The last row of an entry shows
    its current revision, its last row with an address has the current address.
    """
    captures = select(func.max(capture.c.captured_at, type_=capture.c.captured_at.type)).where(
        capture.c.listing_id == placement.c.listing_id
    )
    if until is not None:
        captures = captures.where(capture.c.captured_at <= until)
    last_at = captures.correlate(placement).scalar_subquery().label("last_at")
    return (
        select(
            key.label("key"),
            revision.c.id.label("revision_id"),
            revision.c.shown_at,
            listing.c.topic_id,
            placement.c.url,
            last_at,
        )
        .select_from(revisions)
        .join(placement, placement.c.revision_id == revision.c.id)
        .join(listing, listing.c.id == placement.c.listing_id)
        .order_by(last_at, placement.c.position.desc(), listing.c.digest.desc())
    )


def first_shown(column: ColumnElement[Any]) -> "ScalarSelect[Any]":
    """A column of the capture, or of the placement, that showed the revision of the statement around it first."""
    return (
        select(column)
        .select_from(placement)
        .join(
            capture, (capture.c.listing_id == placement.c.listing_id) & (capture.c.captured_at == revision.c.shown_at)
        )
        .where(placement.c.revision_id == revision.c.id)
        .order_by(capture.c.url, capture.c.warc_file, capture.c.warc_offset, placement.c.position)
        .limit(1)
        .correlate(revision)
        .scalar_subquery()
    )


def _spans(shown: CTE | None, until: Until) -> CTE:
    """First and last capture of each listing; first by time, then by the place of the record."""
    order = [capture.c[name] for name in ("captured_at", "url", "warc_file", "warc_offset")]
    captures = select(
        capture.c.listing_id,
        capture.c.id.label("first_capture"),
        *(column.label(name) for name, column in zip(_FIRST, order, strict=True)),
        func.max(capture.c.captured_at).over(partition_by=capture.c.listing_id).label("last_at"),
        func.row_number().over(partition_by=capture.c.listing_id, order_by=order).label("number"),
    ).where(capture.c.listing_id.is_not(None))
    if until is not None:
        captures = captures.where(capture.c.captured_at <= until)
    if shown is not None:
        # A join, for SQLite: beside a list it would look for each placement's span from end to end.
        shown_listings = select(shown.c.listing_id).distinct().subquery("shown_listings")
        captures = captures.join(shown_listings, shown_listings.c.listing_id == capture.c.listing_id)
    ranked = captures.subquery("ranked")
    return (
        select(ranked.c.listing_id, ranked.c.first_capture, ranked.c.last_at, *(ranked.c[name] for name in _FIRST))
        .where(ranked.c.number == 1)
        .cte("spans")
    )
