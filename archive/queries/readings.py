"""What was captured of a topic last, and what was read from it: enough to read it again and compare."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, case, or_, select

from archive.models import capture, listing, placement, source, topic, visit, wording
from archive.queries.contents import terms_of, warc_position
from archive.records import DateRecord, WarcPosition

__all__ = ["PageReading", "ShownEntry", "last_reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry as one capture showed it."""

    position: int
    url: str | None
    title: str | None
    teaser: str | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    dates: tuple[DateRecord, ...]

    def date(self, role: str) -> str | None:
        """The value of a date."""
        return next((date.value for date in self.dates if date.role == role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """A capture of a topic's page, and what a reader made of it."""

    url: str
    captured_at: datetime
    warc: WarcPosition
    verdict: str | None
    """What it was instead of a listing; None where it was read, or nothing was tried."""
    parser: str | None
    title: str | None
    next_url: str | None
    entries: tuple[ShownEntry, ...]


def last_reading(conn: Connection, source_slug: str, topic_slug: str, *, read: bool = False) -> PageReading | None:
    """The latest capture with content of the first page of a topic; of another page, if no first one was captured.

    With `read`, the latest that a listing was read from. None if there is none.
    """
    content = or_(capture.c.status.is_(None), capture.c.status.in_((200, 304)))
    statement = (
        select(*capture.c, listing.c.parser, listing.c.title, listing.c.next_url)
        .join(visit, visit.c.id == capture.c.visit_id)
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .outerjoin(listing, listing.c.id == capture.c.listing_id)
        .where(and_(source.c.slug == source_slug, topic.c.slug == topic_slug, content))
        .order_by(case((capture.c.url == visit.c.url, 0), else_=1), capture.c.captured_at.desc(), capture.c.id.desc())
        .limit(1)
    )
    if read:
        statement = statement.where(capture.c.listing_id.is_not(None))
    row = conn.execute(statement).first()
    if row is None:
        return None
    return PageReading(
        url=row.url,
        captured_at=row.captured_at,
        warc=warc_position(row),
        verdict=row.verdict,
        parser=row.parser,
        title=row.title,
        next_url=row.next_url,
        entries=_entries(conn, row.listing_id) if row.listing_id is not None else (),
    )


def _entries(conn: Connection, listing_id: int) -> tuple[ShownEntry, ...]:
    rows = conn.execute(
        select(placement.c.position, placement.c.url, wording.c.id, wording.c.title, wording.c.teaser, wording.c.dates)
        .join(wording, wording.c.id == placement.c.wording_id)
        .where(placement.c.listing_id == listing_id)
        .order_by(placement.c.position)
    ).all()
    terms = terms_of(conn, [row.id for row in rows])
    return tuple(
        ShownEntry(
            position=row.position,
            url=row.url,
            title=row.title,
            teaser=row.teaser,
            kinds=terms[row.id].kinds,
            tags=terms[row.id].tags,
            dates=tuple(DateRecord(**date) for date in row.dates),
        )
        for row in rows
    )
