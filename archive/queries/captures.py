"""What a crawl needs to know of earlier captures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from archive.models import capture, listing, placement
from archive.queries.contents import warc_position
from archive.records import CaptureKind, WarcPosition

__all__ = ["KnownCapture", "KnownListing", "is_stored", "last_capture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownListing:
    """What was read from a capture: enough to walk on without reading it again."""

    listing_id: int
    next_url: str | None
    next_by_rule: bool
    keys: tuple[str, ...]
    """The strongest key of each entry, in the order of the page."""
    urls: tuple[str | None, ...]
    """Where each led."""

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCapture:
    """The latest answer of an address, and what a revisit of it refers to."""

    url: str
    captured_at: datetime
    digest: str
    etag: str | None
    last_modified: str | None
    warc: WarcPosition
    original_at: datetime
    """When the bytes themselves were captured: earlier than `captured_at` where that is a revisit."""
    original_warc: WarcPosition
    listing: KnownListing | None


def last_capture(conn: Connection, url: str, parser: str, *, until: datetime | None = None) -> KnownCapture | None:
    """The latest capture of `url` with content: answered 200 or 304, or imported. None if there is none.

    `until` leaves out what was captured later, which a page of that time cannot repeat. `listing` is there only if it
    was read by exactly this `parser`. Validators that a 304 left out are those of the bytes it vouches for.
    """
    with_content = or_(capture.c.status.is_(None), capture.c.status.in_((200, 304)))
    statement = _latest(url).where(with_content)
    if until is not None:
        statement = statement.where(capture.c.captured_at <= until)
    last = conn.execute(statement).first()
    if last is None:
        return None
    original = last
    if last.kind == CaptureKind.REVISIT:
        bytes_kept = capture.c.digest == last.digest, capture.c.kind != CaptureKind.REVISIT
        original = (
            conn.execute(_latest(url).where(*bytes_kept, capture.c.captured_at <= last.captured_at)).first() or last
        )
    return KnownCapture(
        url=url,
        captured_at=last.captured_at,
        digest=last.digest,
        etag=last.etag or original.etag,
        last_modified=last.last_modified or original.last_modified,
        warc=warc_position(last),
        original_at=original.captured_at,
        original_warc=warc_position(original),
        listing=_listing(conn, last.listing_id, parser) if last.listing_id is not None else None,
    )


def is_stored(conn: Connection, position: WarcPosition) -> bool:
    """Whether the capture at this place has its row."""
    place = capture.c.warc_file == position.file, capture.c.warc_offset == position.offset
    return conn.execute(select(capture.c.id).where(*place)).first() is not None


def _latest(url: str) -> Select[Any]:
    order = capture.c.captured_at.desc(), capture.c.id.desc()
    return select(*capture.c).where(capture.c.url == url).order_by(*order).limit(1)


def _listing(conn: Connection, listing_id: int, parser: str) -> KnownListing | None:
    rows = conn.execute(
        select(listing.c.next_url, listing.c.next_by_rule, placement.c.key, placement.c.url)
        .outerjoin(placement, placement.c.listing_id == listing.c.id)
        .where(listing.c.id == listing_id, listing.c.parser == parser)
        .order_by(placement.c.position)
    ).all()
    if not rows:
        return None
    shown = [row for row in rows if row.key is not None]
    return KnownListing(
        listing_id=listing_id,
        next_url=rows[0].next_url,
        next_by_rule=rows[0].next_by_rule,
        keys=tuple(row.key for row in shown),
        urls=tuple(row.url for row in shown),
    )
