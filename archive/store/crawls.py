"""Sources, crawls and visits: who walked what, and how it ended."""

from datetime import datetime
from typing import Never

from sqlalchemy import Connection, Table, insert, select, update

from archive.models import crawl, source, topic, visit
from archive.records import CrawlRecord, VisitRecord

__all__ = ["close_crawl", "close_visit", "open_crawl", "open_visit", "register_source"]


def register_source(conn: Connection, slug: str, title: str) -> None:
    """Makes the source known, or gives it its present title."""
    known = update(source).where(source.c.slug == slug).values(title=title)
    if conn.execute(known).rowcount == 0:
        conn.execute(insert(source).values(slug=slug, title=title))


def open_crawl(conn: Connection, record: CrawlRecord) -> None:
    """Notes the beginning of a crawl of a registered source."""
    if _id(conn, crawl, ident=record.ident) is None:
        conn.execute(
            insert(crawl).values(
                ident=record.ident,
                source_id=_required(conn, source, slug=record.source),
                kind=record.kind,
                started_at=record.started_at,
                software=record.software,
                arguments=dict(record.arguments),
            )
        )


def close_crawl(conn: Connection, ident: str, ended_at: datetime, outcome: str) -> None:
    """Notes the end of a crawl; the first one that is noted stays."""
    known = _required(conn, crawl, ident=ident)
    conn.execute(
        update(crawl).where(crawl.c.id == known, crawl.c.ended_at.is_(None)).values(ended_at=ended_at, outcome=outcome)
    )


def open_visit(conn: Connection, record: VisitRecord, title: str | None, url: str) -> None:
    """Notes the beginning of a visit of a topic, which need not be known.

    `title` is what the source calls the topic, None where it does not say; `url` is the address of its first page.
    """
    if _id(conn, visit, ident=record.ident) is not None:
        return
    crawl_id, source_id = conn.execute(
        select(crawl.c.id, crawl.c.source_id).where(crawl.c.ident == record.crawl)
    ).one_or_none() or _missing("crawl", record.crawl)
    topic_id = _id(conn, topic, source_id=source_id, slug=record.topic)
    if topic_id is None:
        statement = insert(topic).values(source_id=source_id, slug=record.topic).returning(topic.c.id)
        topic_id = conn.execute(statement).scalar_one()
    conn.execute(
        insert(visit).values(
            ident=record.ident,
            crawl_id=crawl_id,
            topic_id=topic_id,
            title=title,
            url=url,
            started_at=record.started_at,
        )
    )


def close_visit(
    conn: Connection, ident: str, *, ended_at: datetime, stop_reason: str, complete: bool, pages: int
) -> None:
    """Notes the end of a visit; the first one that is noted stays."""
    known = _required(conn, visit, ident=ident)
    conn.execute(
        update(visit)
        .where(visit.c.id == known, visit.c.ended_at.is_(None))
        .values(ended_at=ended_at, stop_reason=stop_reason, complete=complete, pages=pages)
    )


def _id(conn: Connection, table: Table, **values: object) -> int | None:
    found: int | None = conn.execute(select(table.c.id).filter_by(**values)).scalar_one_or_none()
    return found


def _required(conn: Connection, table: Table, **values: object) -> int:
    found = _id(conn, table, **values)
    return found if found is not None else _missing(table.name, *values.values())


def _missing(what: str, *which: object) -> Never:
    raise LookupError(f"the archive has no {what} {', '.join(map(str, which))}; open or register it first")
