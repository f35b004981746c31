"""Captures: one small row per response. The record it names is durable in its WARC file before."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CTE, ColumnElement, Connection, ScalarSelect, bindparam, func, insert, select

from archive.models import capture, crawl, placement, revision, source, visit
from archive.prepared import Prepared
from archive.queries.captures import STORED_AT
from archive.records import CaptureRecord, EntryState, StoreResult
from archive.store.current import note_listing

__all__ = ["Place", "insert_capture", "locate", "store_capture", "store_unchanged", "stored_result"]

_SHOWN_AT = select(func.min(capture.c.captured_at, type_=capture.c.captured_at.type)).where(
    capture.c.listing_id == bindparam("listing")
)
_SIZE = select(func.count()).where(placement.c.listing_id == bindparam("listing"))
_LOCATE = Prepared(
    select(
        *(crawl.c.id, source.c.id, source.c.slug, visit.c.id, visit.c.topic_id),
        *(found.scalar_subquery() for found in (STORED_AT, _SHOWN_AT, _SIZE)),
    )
    .join(source, source.c.id == crawl.c.source_id)
    .outerjoin(visit, (visit.c.crawl_id == crawl.c.id) & (visit.c.ident == bindparam("visit")))
    .where(crawl.c.ident == bindparam("crawl"))
)
_INSERT = Prepared(insert(capture), *(column.name for column in capture.c if column is not capture.c.id))


class Place(NamedTuple):
    """Where a capture belongs, as surrogate keys."""

    crawl_id: int
    source_id: int
    source: str
    visit_id: int | None
    topic_id: int | None
    stored: int | None
    """The capture's own, if it was stored before."""
    shown_at: datetime | None
    """When the listing that it is said to show was captured first; None if there is none."""
    size: int
    """How many entries that listing has."""


def store_capture(conn: Connection, record: CaptureRecord, *, verdict: str | None = None) -> None:
    """Stores a response that is no listing page, or one of which parsing gave a verdict instead of a listing."""
    place = locate(conn, record)
    if place.stored is None:
        insert_capture(conn, record, place, verdict=verdict)


def store_unchanged(conn: Connection, record: CaptureRecord, listing_id: int) -> StoreResult:
    """Stores a capture that shows a known listing again: one row and nothing else, unless entries that were shown
    otherwise in between are thereby again what they were.

    The listing must have been captured before, not after: an older capture may change which wording of a revision
    came first, so its page is to be parsed and given to `store_page`. `last_capture(..., until=...)` finds only
    captures that may be repeated at that time. Raises `ValueError` otherwise.
    """
    place = locate(conn, record, listing_id)
    if place.stored is not None:
        return stored_result(conn, place.stored)
    if place.shown_at is None or place.shown_at > record.captured_at:
        raise ValueError(f"listing {listing_id} was not captured before {record.captured_at}; parse the page")
    insert_capture(conn, record, place, listing_id=listing_id)
    note_listing(conn, listing_id)
    return StoreResult(states=(EntryState.UNCHANGED,) * place.size)


def locate(conn: Connection, record: CaptureRecord, listing_id: int | None = None) -> Place:
    """The surrogate keys of the capture's crawl, visit and, if it is stored, of itself; and of a listing, if asked."""
    row = _LOCATE.one(
        conn,
        crawl=record.crawl,
        visit=record.visit,
        file=record.warc.file,
        offset=record.warc.offset,
        listing=listing_id,
    )
    place = Place(*row) if row else None
    if place is None or (record.visit is not None and place.visit_id is None):
        raise LookupError(f"the archive has no visit {record.visit} of a crawl {record.crawl}; open them first")
    return place


def insert_capture(
    conn: Connection, record: CaptureRecord, place: Place, *, listing_id: int | None = None, verdict: str | None = None
) -> None:
    _INSERT.run(
        conn,
        crawl_id=place.crawl_id,
        visit_id=place.visit_id,
        url=record.url,
        captured_at=record.captured_at,
        kind=str(record.kind),
        status=record.status,
        media_type=record.media_type,
        digest=record.digest,
        etag=record.etag,
        last_modified=record.last_modified,
        warc_file=record.warc.file,
        warc_offset=record.warc.offset,
        warc_length=record.warc.length,
        listing_id=listing_id,
        verdict=verdict,
    )


def stored_result(conn: Connection, capture_id: int) -> StoreResult:
    """What storing this capture did: of each entry, whether it or its revision was first stored with it."""
    listing_id = select(capture.c.listing_id).where(capture.c.id == capture_id).scalar_subquery()
    shown = (
        select(placement.c.position, revision.c.id, revision.c.entry_id)
        .join(revision, revision.c.id == placement.c.revision_id)
        .where(placement.c.listing_id == listing_id)
        .cte("shown")
    )
    rows = conn.execute(
        select(
            _first_stored(shown, revision.c.entry_id == shown.c.entry_id).label("entry"),
            _first_stored(shown, revision.c.id == shown.c.id).label("revision"),
        )
        .select_from(shown)
        .order_by(shown.c.position)
    )
    return StoreResult(states=tuple(_state(row.entry, row.revision, capture_id) for row in rows))


def _first_stored(shown: CTE, which: ColumnElement[bool]) -> ScalarSelect[int]:
    """By surrogate key, which grows with every stored capture."""
    return (
        select(func.min(capture.c.id))
        .join(placement, placement.c.listing_id == capture.c.listing_id)
        .join(revision, revision.c.id == placement.c.revision_id)
        .where(which)
        .correlate(shown)
        .scalar_subquery()
    )


def _state(entry: int, revised: int, capture_id: int) -> EntryState:
    if entry == capture_id:
        return EntryState.NEW
    return EntryState.CHANGED if revised == capture_id else EntryState.UNCHANGED
