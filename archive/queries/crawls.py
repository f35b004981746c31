"""What a crawl did, from its rows alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from archive.models import capture, crawl, source, topic, visit
from archive.records import CaptureKind

__all__ = ["CrawlSummary", "VisitSummary", "crawl_summary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSummary:
    """How the walk of one topic went; what is None has not ended, or was killed."""

    topic: str
    started_at: datetime
    ended_at: datetime | None
    stop_reason: str | None
    complete: bool | None
    pages: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlSummary:
    """A crawl, its visits in order of time, and its captures by kind."""

    ident: str
    source: str
    kind: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    captures: int
    revisits: int
    failures: int
    """Captures answered with a status of 400 or more."""
    visits: tuple[VisitSummary, ...]


def crawl_summary(conn: Connection, ident: str) -> CrawlSummary:
    """The crawl of this ident. Raises `LookupError` if there is none."""
    row = conn.execute(
        select(
            crawl.c.ident,
            source.c.slug.label("source"),
            crawl.c.kind,
            crawl.c.started_at,
            crawl.c.ended_at,
            crawl.c.outcome,
            func.count(capture.c.id).label("captures"),
            func.count(capture.c.id).filter(capture.c.kind == CaptureKind.REVISIT).label("revisits"),
            func.count(capture.c.id).filter(capture.c.status >= 400).label("failures"),
        )
        .join(source, source.c.id == crawl.c.source_id)
        .outerjoin(capture, capture.c.crawl_id == crawl.c.id)
        .where(crawl.c.ident == ident)
        .group_by(crawl.c.id, source.c.slug)
    ).one_or_none()
    if row is None:
        raise LookupError(f"the archive has no crawl {ident}")
    return CrawlSummary(visits=_visits(conn, ident), **row._mapping)


def _visits(conn: Connection, ident: str) -> tuple[VisitSummary, ...]:
    rows = conn.execute(
        select(
            topic.c.slug.label("topic"),
            visit.c.started_at,
            visit.c.ended_at,
            visit.c.stop_reason,
            visit.c.complete,
            visit.c.pages,
        )
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(crawl, crawl.c.id == visit.c.crawl_id)
        .where(crawl.c.ident == ident)
        .order_by(visit.c.started_at, topic.c.slug)
    )
    return tuple(VisitSummary(**row._mapping) for row in rows)
