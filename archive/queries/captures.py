"""What a crawl needs to know of earlier captures."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, literal_column, or_, select

from archive.models import capture, listing, placement
from archive.prepared import Prepared
from archive.records import CaptureKind, WarcPosition

__all__ = ["STORED_AT", "KnownCapture", "KnownListing", "is_stored", "last_capture"]


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


def _last() -> Select[Any]:
    """The last capture, the one that has its bytes, and the listing that was read from it."""
    with_content = or_(capture.c.status.is_(None), capture.c.status == 200, capture.c.status == 304)
    of_url = capture.c.url == bindparam("url"), capture.c.captured_at <= bindparam("until")
    last = _newest_first(select(*capture.c)).where(*of_url, with_content).subquery("last")
    same_bytes = _newest_first(select(capture.c.id)).where(
        capture.c.url == last.c.url,
        capture.c.digest == last.c.digest,
        # Written out: PostgreSQL cannot see in a parameter that the index of originals will do.
        capture.c.kind != literal_column(f"'{CaptureKind.REVISIT}'"),
        capture.c.captured_at <= last.c.captured_at,
    )
    kept = same_bytes.correlate(last).scalar_subquery()
    original = capture.alias("original")
    names = "captured_at", "etag", "last_modified", "warc_file", "warc_offset", "warc_length"
    return (
        select(
            last.c.captured_at,
            last.c.digest,
            *(last.c[name] for name in names[1:]),
            *(original.c[name] for name in names),
            listing.c.id,
            listing.c.next_url,
            listing.c.next_by_rule,
        )
        .select_from(last)
        .join(original, original.c.id == func.coalesce(case((last.c.kind == CaptureKind.REVISIT, kept)), last.c.id))
        .outerjoin(listing, (listing.c.id == last.c.listing_id) & (listing.c.parser == bindparam("parser")))
    )


def _newest_first(captures: Select[Any]) -> Select[Any]:
    return captures.order_by(capture.c.captured_at.desc(), capture.c.id.desc()).limit(1)


_LAST = Prepared(_last())
_PLACEMENTS = Prepared(
    select(placement.c.key, placement.c.url)
    .where(placement.c.listing_id == bindparam("listing"))
    .order_by(placement.c.position)
)
STORED_AT = select(capture.c.id).where(
    capture.c.warc_file == bindparam("file"), capture.c.warc_offset == bindparam("offset")
)
"""The capture whose record stands at this place."""
_STORED_AT = Prepared(STORED_AT)
_ANY_TIME = datetime.max.replace(tzinfo=UTC)


def last_capture(conn: Connection, url: str, parser: str, *, until: datetime | None = None) -> KnownCapture | None:
    """The latest capture of `url` with content: answered 200 or 304, or imported. None if there is none.

    `until` leaves out what was captured later, which a page of that time cannot repeat. `listing` is there only if it
    was read by exactly this `parser`. Validators that a 304 left out are those of the bytes it vouches for.
    """
    found = _LAST.one(conn, url=url, until=until or _ANY_TIME, parser=parser)
    if found is None:
        return None
    captured_at, digest, etag, last_modified, *position = found[:7]
    original_at, original_etag, original_modified, *original_position = found[7:13]
    return KnownCapture(
        url=url,
        captured_at=captured_at,
        digest=digest,
        etag=etag or original_etag,
        last_modified=last_modified or original_modified,
        warc=_position(*position),
        original_at=original_at,
        original_warc=_position(*original_position),
        listing=_listing(conn, *found[13:]) if found[13] is not None else None,
    )


def is_stored(conn: Connection, position: WarcPosition) -> bool:
    """Whether the capture at this place has its row."""
    return _STORED_AT.one(conn, file=position.file, offset=position.offset) is not None


def _position(file: str, offset: int, length: int) -> WarcPosition:
    return WarcPosition(file=file, offset=offset, length=length)


def _listing(conn: Connection, listing_id: int, next_url: str | None, next_by_rule: bool) -> KnownListing:
    shown = _PLACEMENTS.all(conn, listing=listing_id)
    return KnownListing(
        listing_id=listing_id,
        next_url=next_url,
        next_by_rule=next_by_rule,
        keys=tuple(key for key, _ in shown),
        urls=tuple(url for _, url in shown),
    )
