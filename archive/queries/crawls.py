"""What a crawl did, from its rows alone."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from archive.models import capture, crawl, source, topic, visit
from archive.records import CaptureKind, CrawlRecord

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
class OpenVisit:
    """A visit that has no end."""

    ident: str
    topic: str
    pages: int
    """That were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedCrawl:
    """A crawl that has no end, with its visits that have none."""

    record: CrawlRecord
    visits: tuple[OpenVisit, ...]


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


def unfinished_crawls(conn: Connection) -> tuple[UnfinishedCrawl, ...]:
    """The crawls that have no end: those that run, and those that were killed."""
    rows = conn.execute(
        select(
            crawl.c.ident,
            source.c.slug.label("source"),
            crawl.c.kind,
            crawl.c.started_at,
            crawl.c.software,
            crawl.c.arguments,
        )
        .join(source, source.c.id == crawl.c.source_id)
        .where(crawl.c.ended_at.is_(None))
        .order_by(crawl.c.started_at)
    ).all()
    return tuple(
        UnfinishedCrawl(record=CrawlRecord(**row._mapping), visits=_open_visits(conn, row.ident)) for row in rows
    )


def _open_visits(conn: Connection, ident: str) -> tuple[OpenVisit, ...]:
    pages = func.count(capture.c.listing_id).label("pages")
    rows = conn.execute(
        select(visit.c.ident, topic.c.slug.label("topic"), pages)
        .join(crawl, crawl.c.id == visit.c.crawl_id)
        .join(topic, topic.c.id == visit.c.topic_id)
        .outerjoin(capture, capture.c.visit_id == visit.c.id)
        .where(crawl.c.ident == ident, visit.c.ended_at.is_(None))
        .group_by(visit.c.ident, topic.c.slug)
        .order_by(visit.c.ident)
    )
    return tuple(OpenVisit(**row._mapping) for row in rows)


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
