"""What was looked at when, and how completely: without it, nobody can tell a zero from a hole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from archive.membership import Look
from archive.models import crawl, source, topic
from archive.queries.looks import looks_at, topic_visits
from archive.queries.topics import require_topic

__all__ = ["VisitCoverage", "coverage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCoverage:
    """How much of a topic a visit saw."""

    source: str
    topic: str
    visit: str
    crawl: str
    kind: str
    """Of the crawl: `crawl` or `import`."""
    started_at: datetime
    ended_at: datetime | None
    stop_reason: str | None
    complete: bool
    shifted: bool
    """Whether entries were inserted while it ran."""
    pages: int
    """Pages that a list was read from."""
    entries: int
    proves_absence: bool
    """Whether everything it did not show was not listed."""
    first_captured_at: datetime | None
    last_captured_at: datetime | None


def coverage(
    conn: Connection,
    source_slug: str | None = None,
    topic_slug: str | None = None,
    *,
    until: datetime | None = None,
) -> Iterator[VisitCoverage]:
    """What was looked at when, by source, topic and time. Raises `UnknownSource` or `UnknownTopic`."""
    require_topic(conn, source_slug, topic_slug)
    topics = select(topic.c.id, source.c.slug.label("source"), topic.c.slug).join(source)
    if source_slug is not None:
        topics = topics.where(source.c.slug == source_slug)
    if topic_slug is not None:
        topics = topics.where(topic.c.slug == topic_slug)
    return _covered(conn, conn.execute(topics.order_by(source.c.slug, topic.c.slug)).all(), until)


def _covered(
    conn: Connection, topics: Iterable[Row[*tuple[Any, ...]]], until: datetime | None
) -> Iterator[VisitCoverage]:
    for row in topics:
        looks = {look.visit: look for look in looks_at(conn, row.id, until=until, together=False)}
        visits = topic_visits(row.id, until).subquery()
        described = select(*visits.c, crawl.c.ident.label("crawl"), crawl.c.kind).join(
            crawl, crawl.c.id == visits.c.crawl_id
        )
        for one in conn.execute(described.order_by(visits.c.started_at, visits.c.ident)):
            yield _visit(row.source, row.slug, one, looks.get(one.ident), until)


def _visit(
    source_slug: str, topic_slug: str, row: Row[*tuple[Any, ...]], look: Look | None, until: datetime | None
) -> VisitCoverage:
    ended = row.ended_at is not None and (until is None or row.ended_at <= until)
    return VisitCoverage(
        source=source_slug,
        topic=topic_slug,
        visit=row.ident,
        crawl=row.crawl,
        kind=row.kind,
        started_at=row.started_at,
        ended_at=row.ended_at if ended else None,
        stop_reason=row.stop_reason if ended else None,
        complete=look is not None and look.complete,
        shifted=look is not None and look.shifted,
        pages=len(look.pages) if look else 0,
        entries=len(look.places) if look else 0,
        proves_absence=look is not None and look.conclusive,
        first_captured_at=look.pages[0].captured_at if look else None,
        last_captured_at=look.ended_at if look else None,
    )
