"""Rows from what the records of WARC files say of crawls, of visits and of captures."""

import json
from datetime import datetime

from sqlalchemy import Connection

from archive.records import CaptureRecord, CrawlRecord, VisitRecord, WarcPosition
from archive.store import close_crawl, close_visit, open_crawl, open_visit, register_source
from archive.warc import Payload, Record
from pipelines.http import header, media_type
from scraper.sources import Source
from scraper.sources.addresses import topic_url

__all__ = ["capture_of_record", "open_crawl_of", "open_visit_of", "store_note"]


def open_crawl_of(conn: Connection, fields: dict[str, str], source: Source | None) -> None:
    register_source(conn, fields["source"], source.title if source else fields["source"])
    record = CrawlRecord(
        ident=fields["crawl"],
        source=fields["source"],
        kind=fields["kind"],
        started_at=datetime.fromisoformat(fields["started"]),
        software=fields["software"],
        arguments=json.loads(fields["arguments"]),
    )
    open_crawl(conn, record)


def open_visit_of(conn: Connection, source: Source | None, fields: dict[str, str]) -> None:
    topic = fields["topic"]
    record = VisitRecord(
        ident=fields["visit"],
        crawl=fields["crawl"],
        topic=topic,
        started_at=datetime.fromisoformat(fields["visit-started"]),
    )
    title = source.topics.known.get(topic) if source else None
    open_visit(conn, record, title, (topic_url(source, topic) if source else None) or "")


def store_note(conn: Connection, record: Record) -> None:
    """The end of a visit or of a crawl, as `Session` notes it."""
    fields = record.fields
    if "stop-reason" in fields:
        close_visit(
            conn,
            fields["visit"],
            ended_at=record.date,
            stop_reason=fields["stop-reason"],
            complete=fields["complete"] == "True",
            pages=int(fields["pages"]),
        )
    if "outcome" in fields:
        close_crawl(conn, fields["crawl"], record.date, fields["outcome"])


def capture_of_record(
    record: Record, payload: Payload, position: WarcPosition, fields: dict[str, str]
) -> CaptureRecord:
    return CaptureRecord(
        crawl=fields["crawl"],
        visit=fields.get("visit"),
        url=payload.url,
        captured_at=payload.captured_at,
        kind=payload.kind,
        status=payload.status,
        media_type=media_type(header(payload.headers, "content-type")),
        digest=record.required("WARC-Payload-Digest"),
        warc=position,
        etag=header(payload.headers, "etag") or None,
        last_modified=header(payload.headers, "last-modified") or None,
    )
