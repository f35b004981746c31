"""Stores what a killed run wrote to WARC files and could no longer write to the database.

A capture is in its WARC file before its row is in the database, so a kill can leave the one without the other. The
files alone say of which crawl, visit and topic each record is; the rows, and what the pages listed, are made from them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from w3lib.encoding import http_content_type_encoding

from archive.folder import Archive
from archive.queries import is_stored
from archive.records import CaptureKind, CaptureRecord, CrawlRecord, VisitRecord, WarcPosition
from archive.store import close_crawl, close_visit, open_crawl, open_visit, register_source, store_capture, store_page
from archive.warc import NotDecodable, Payload, Record, WarcError, decoded, iter_records, read_payload, warc_files
from pipelines.http import header, media_type
from pipelines.mapping import listing_record
from pipelines.reading import read_listing
from scraper.errors import SourceError, Verdict
from scraper.page import LARGEST_PAGE, Page
from scraper.sources import Source, find_source
from scraper.sources.addresses import topic_url

__all__ = ["READABLE", "page_of", "recover", "store_kept"]

CAPTURES = frozenset(CaptureKind)
READABLE = (None, 200, 304)
"""Statuses of captures that a listing may be read from; None is an imported file's."""


def recover(archive: Archive, since: tuple[str, int] | None) -> Iterator[str]:
    """Stores every capture that the WARC files hold beyond `since`, a file and an offset in it, and that has no row.

    Yields what an operator should know: a record that cannot be read, and the end of a file behind a damaged place.
    """
    recovery = _Recovery(archive)
    for path, start in _files(archive.warc, since):
        try:
            for record in iter_records(path, start):
                yield from _taken(recovery, record)
        except WarcError as error:
            yield str(error)
    if recovery.stored:
        yield f"{recovery.stored} captures that were in WARC files only were stored"


def _taken(recovery: "_Recovery", record: Record) -> Iterator[str]:
    """Takes a record; one that says what no run of ours says is named, and must not block the archive for ever."""
    try:
        yield from recovery.take(record)
    except (LookupError, ValueError, SQLAlchemyError) as error:
        place = f"{record.file.name} at byte {record.offset}"
        yield f"{place} could not be used: {type(error).__name__}: {str(error).splitlines()[0]}"


def store_kept(archive: Archive, capture: CaptureRecord, source: Source, topic: str) -> None:
    """Stores a capture with what its bytes in the WARC file list. Raises WarcError or OSError where they are gone."""
    payload = read_payload(archive.warc, capture.warc)
    with archive.writing() as conn:
        _store_listing(conn, capture, payload, source, topic)


def _files(folder: Path, since: tuple[str, int] | None) -> Iterator[tuple[Path, int]]:
    files = warc_files(folder)
    names = [path.name for path in files]
    first = names.index(since[0]) if since and since[0] in names else 0
    for path in files[first:]:
        yield path, since[1] if since and path.name == since[0] else 0


@dataclass(slots=True)
class _Recovery:
    """What was read before a record says what the record is."""

    archive: Archive
    stored: int = 0
    _metadata: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the id of the capture that each is about, which follows it."""

    def take(self, record: Record) -> Iterator[str]:
        if record.type == "warcinfo" and "crawl" in record.fields:
            with self.archive.writing() as conn:
                _open_crawl(conn, record.fields, self._source(record.fields["source"]))
        elif record.type == "metadata" and (about := record.header("WARC-Concurrent-To")):
            self._metadata[about] = record.fields
        elif record.type == "metadata":
            with self.archive.writing() as conn:
                _take_note(conn, record)
        elif record.type in CAPTURES:
            fields = self._metadata.pop(record.required("WARC-Record-ID"), {})
            if "crawl" in fields:
                yield from self._take_capture(record, fields)

    def _take_capture(self, record: Record, fields: dict[str, str]) -> Iterator[str]:
        position = WarcPosition(file=record.file.name, offset=record.offset, length=record.length)
        with self.archive.reading() as conn:
            if is_stored(conn, position):
                return
        try:
            payload = read_payload(self.archive.warc, position)
        except (WarcError, OSError) as error:
            yield f"{position.file} at byte {position.offset} was not stored: {error}"
        else:
            with self.archive.writing() as conn:
                self._store(conn, _capture(record, payload, position, fields), payload, fields)
            self.stored += 1

    def _store(self, conn: Connection, capture: CaptureRecord, payload: Payload, fields: dict[str, str]) -> None:
        source = self._source(fields["source"])
        if capture.visit:
            _open_visit(conn, source, fields)
        if source and capture.visit and capture.status in READABLE:
            _store_listing(conn, capture, payload, source, fields["topic"])
        else:
            store_capture(conn, capture)

    def _source(self, slug: str) -> Source | None:
        """None where the definition is gone: the captures are kept, and can be read when it is back."""
        try:
            return find_source(slug, self.archive.sources)
        except SourceError:
            return None


def _open_crawl(conn: Connection, fields: dict[str, str], source: Source | None) -> None:
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


def _open_visit(conn: Connection, source: Source | None, fields: dict[str, str]) -> None:
    topic = fields["topic"]
    record = VisitRecord(
        ident=fields["visit"],
        crawl=fields["crawl"],
        topic=topic,
        started_at=datetime.fromisoformat(fields["visit-started"]),
    )
    title = source.topics.known.get(topic) if source else None
    open_visit(conn, record, title, (topic_url(source, topic) if source else None) or "")


def _take_note(conn: Connection, record: Record) -> None:
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


def _capture(record: Record, payload: Payload, position: WarcPosition, fields: dict[str, str]) -> CaptureRecord:
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


def _store_listing(conn: Connection, capture: CaptureRecord, payload: Payload, source: Source, topic: str) -> None:
    """Reads the page that a capture holds and stores both; a page that cannot be read is stored with its verdict."""
    try:
        listing = read_listing(page_of(payload, capture.url, capture.captured_at), source, topic)
    except (NotDecodable, Verdict) as verdict:
        store_capture(conn, capture, verdict=type(verdict).__name__)
    else:
        store_page(conn, capture, listing_record(listing, source, topic))


def page_of(payload: Payload, url: str, captured_at: datetime) -> Page:
    """The page that a capture holds. Raises NotDecodable."""
    content_type = header(payload.body_headers, "content-type")
    return Page(
        body=decoded(payload, LARGEST_PAGE),
        url=url,
        captured_at=captured_at,
        media_type=media_type(content_type),
        declared_encoding=http_content_type_encoding(content_type),
    )
