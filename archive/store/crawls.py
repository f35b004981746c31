"""Sources, crawls and visits: who walked what, and how it ended."""

from datetime import datetime
from typing import Never

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.models import crawl, source, topic, visit
from archive.prepared import Prepared
from archive.records import CrawlRecord, VisitRecord

__all__ = ["close_crawl", "close_visit", "open_crawl", "open_visit", "register_source"]

_SOURCE = Prepared(select(source.c.id).where(source.c.slug == bindparam("slug")))
_ADD_SOURCE = Prepared(insert(source), "slug", "title")
_NAME_SOURCE = Prepared(update(source).where(source.c.id == bindparam("known")), "title")
_CRAWL = Prepared(select(crawl.c.id, crawl.c.source_id).where(crawl.c.ident == bindparam("ident")))
_OPEN_CRAWL = Prepared(insert(crawl), "ident", "source_id", "kind", "started_at", "software", "arguments")
_CLOSE_CRAWL = Prepared(
    update(crawl).where(crawl.c.id == bindparam("known"), crawl.c.ended_at.is_(None)), "ended_at", "outcome"
)
_TOPIC = Prepared(
    select(topic.c.id).where(topic.c.source_id == bindparam("source_id"), topic.c.slug == bindparam("slug"))
)
_ADD_TOPIC = Prepared(insert(topic), "source_id", "slug")
_VISIT = Prepared(select(visit.c.id).where(visit.c.ident == bindparam("ident")))
_OPEN_VISIT = Prepared(insert(visit), "ident", "crawl_id", "topic_id", "title", "url", "started_at")
_CLOSE_VISIT = Prepared(
    update(visit).where(visit.c.id == bindparam("known"), visit.c.ended_at.is_(None)),
    *("ended_at", "stop_reason", "complete", "pages"),
)


def register_source(conn: Connection, slug: str, title: str) -> None:
    """Makes the source known, or gives it its present title."""
    if known := _SOURCE.one(conn, slug=slug):
        _NAME_SOURCE.run(conn, known=known[0], title=title)
    else:
        _ADD_SOURCE.run(conn, slug=slug, title=title)


def open_crawl(conn: Connection, record: CrawlRecord) -> None:
    """Notes the beginning of a crawl of a registered source."""
    if _CRAWL.one(conn, ident=record.ident):
        return
    (source_id,) = _SOURCE.one(conn, slug=record.source) or _missing("source", record.source)
    _OPEN_CRAWL.run(
        conn,
        ident=record.ident,
        source_id=source_id,
        kind=record.kind,
        started_at=record.started_at,
        software=record.software,
        arguments=dict(record.arguments),
    )


def close_crawl(conn: Connection, ident: str, ended_at: datetime, outcome: str) -> None:
    """Notes the end of a crawl; the first one that is noted stays."""
    known, _ = _CRAWL.one(conn, ident=ident) or _missing("crawl", ident)
    _CLOSE_CRAWL.run(conn, known=known, ended_at=ended_at, outcome=outcome)


def open_visit(conn: Connection, record: VisitRecord, title: str | None, url: str) -> None:
    """Notes the beginning of a visit of a topic, which need not be known.

    `title` is what the source calls the topic, None where it does not say; `url` is the address of its first page.
    """
    if _VISIT.one(conn, ident=record.ident):
        return
    crawl_id, source_id = _CRAWL.one(conn, ident=record.crawl) or _missing("crawl", record.crawl)
    _OPEN_VISIT.run(
        conn,
        ident=record.ident,
        crawl_id=crawl_id,
        topic_id=_topic_id(conn, source_id, record.topic),
        title=title,
        url=url,
        started_at=record.started_at,
    )


def close_visit(
    conn: Connection, ident: str, *, ended_at: datetime, stop_reason: str, complete: bool, pages: int
) -> None:
    """Notes the end of a visit; the first one that is noted stays."""
    (known,) = _VISIT.one(conn, ident=ident) or _missing("visit", ident)
    _CLOSE_VISIT.run(conn, known=known, ended_at=ended_at, stop_reason=stop_reason, complete=complete, pages=pages)


def _topic_id(conn: Connection, source_id: int, slug: str) -> int:
    known = _TOPIC.one(conn, source_id=source_id, slug=slug)
    if known is None:
        _ADD_TOPIC.run(conn, source_id=source_id, slug=slug)
        return _topic_id(conn, source_id, slug)
    topic_id: int = known[0]
    return topic_id


def _missing(what: str, which: str) -> Never:
    raise LookupError(f"the archive has no {what} {which}; open or register it first")
