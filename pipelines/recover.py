"""Stores what a killed run wrote to WARC files and could no longer write to the database.

A capture is in its WARC file before its row is in the database, so a kill can leave the one without the other. The
files alone say of which crawl, visit and topic each record is; the rows, and what the pages listed, are made from them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from w3lib.encoding import http_content_type_encoding

from archive.folder import Archive
from archive.queries import is_stored
from archive.records import CaptureKind, CaptureRecord, WarcPosition
from archive.store import store_capture, store_page
from archive.warc import (
    NotDecodable,
    Payload,
    Record,
    WarcError,
    decoded,
    iter_records,
    payload_of,
    read_payload,
    warc_files,
)
from pipelines.http import header, media_type
from pipelines.mapping import listing_record
from pipelines.reading import read_listing
from pipelines.report import KILLED
from pipelines.retold import capture_of_record, open_crawl_of, open_visit_of, store_note
from scraper.errors import SourceError, Verdict
from scraper.page import LARGEST_PAGE, Page
from scraper.sources import Source, find_source

__all__ = ["READABLE", "page_of", "recover", "store_kept"]

CAPTURES = frozenset(CaptureKind)
READABLE = (None, 200, 304)
"""Statuses of captures that a listing may be read from; None is an imported file's."""


def recover(archive: Archive, since: Mapping[str, int] | None) -> Iterator[str]:
    """Stores every capture that the WARC files hold and that has no row.

    Each file is read from the offset that `since` has for its name, else from its beginning. Yields what an operator
    should know: a record that cannot be read, and the end of a file behind a damaged place.
    """
    recovery = _Recovery(archive)
    for path in warc_files(archive.warc):
        try:
            for record in iter_records(path, (since or {}).get(path.name, 0)):
                yield from _taken(recovery, record)
        except WarcError as error:
            yield str(error)
    yield from recovery.take_late()
    if recovery.stored:
        yield f"{recovery.stored} captures that were in WARC files only were stored"


def _taken(recovery: "_Recovery", record: Record) -> Iterator[str]:
    """Takes a record; one that says what no run of ours says is named, and must not block the archive for ever."""
    try:
        yield from recovery.take(record)
    except (LookupError, ValueError, SQLAlchemyError) as error:
        yield _unusable(record, error)


def _unusable(record: Record, error: Exception) -> str:
    place = f"{record.file.name} at byte {record.offset}"
    return f"{place} could not be used: {type(error).__name__}: {str(error).splitlines()[0]}"


def store_kept(archive: Archive, capture: CaptureRecord, source: Source, topic: str) -> None:
    """Stores a capture with what its bytes in the WARC file list. Raises WarcError or OSError where they are gone."""
    payload = read_payload(archive.warc, capture.warc)
    with archive.writing() as conn:
        _store_listing(conn, capture, payload, source, topic)


@dataclass(slots=True)
class _Recovery:
    """What was read before a record says what the record is."""

    archive: Archive
    stored: int = 0
    _late: list[Record] = field(default_factory=list)
    """Notes to be stored last: the ends of crawls that were killed, and of their visits, where these are not known yet.

    A later run wrote them, maybe to an earlier file than the captures. A crawl has ended when all of them have rows.
    """
    _metadata: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the id of the capture that each is about, which follows it."""
    _sources: dict[str, Source | None] = field(default_factory=dict)
    _visits: set[str] = field(default_factory=set)
    """Those that were opened, and have not ended."""

    def take(self, record: Record) -> Iterator[str]:
        if record.type == "warcinfo" and "crawl" in record.fields:
            with self.archive.writing() as conn:
                open_crawl_of(conn, record.fields, self._source(record.fields["source"]))
        elif record.type == "metadata" and (about := record.header("WARC-Concurrent-To")):
            self._metadata[about] = record.fields
        elif record.type == "metadata":
            self._take_note(record)
        elif record.type in CAPTURES:
            fields = self._metadata.pop(record.required("WARC-Record-ID"), {})
            if "crawl" in fields:
                yield from self._take_capture(record, fields)

    def take_late(self) -> Iterator[str]:
        for record in self._late:
            try:
                self._store_note(record)
            except (LookupError, ValueError, SQLAlchemyError) as error:
                yield _unusable(record, error)

    def _take_note(self, record: Record) -> None:
        if record.fields.get("outcome") == KILLED:
            self._late.append(record)
            return
        try:
            self._store_note(record)
        except LookupError:
            self._late.append(record)

    def _store_note(self, record: Record) -> None:
        with self.archive.writing() as conn:
            store_note(conn, record)
        self._visits.discard(record.fields.get("visit", ""))

    def _take_capture(self, record: Record, fields: dict[str, str]) -> Iterator[str]:
        position = WarcPosition(file=record.file.name, offset=record.offset, length=record.length)
        with self.archive.reading() as conn:
            if is_stored(conn, position):
                return
        try:
            payload = payload_of(self.archive.warc, record)
        except (WarcError, OSError) as error:
            yield f"{position.file} at byte {position.offset} was not stored: {error}"
        else:
            with self.archive.writing() as conn:
                self._store(conn, capture_of_record(record, payload, position, fields), payload, fields)
            self.stored += 1
            self._visits.update(filter(None, [fields.get("visit")]))

    def _store(self, conn: Connection, capture: CaptureRecord, payload: Payload, fields: dict[str, str]) -> None:
        source = self._source(fields["source"])
        if capture.visit and capture.visit not in self._visits:
            open_visit_of(conn, source, fields)
        if source and capture.visit and capture.status in READABLE:
            _store_listing(conn, capture, payload, source, fields["topic"])
        else:
            store_capture(conn, capture)

    def _source(self, slug: str) -> Source | None:
        """None where the definition is gone: the captures are kept, and can be read when it is back."""
        if slug not in self._sources:
            try:
                self._sources[slug] = find_source(slug, self.archive.sources)
            except SourceError:
                self._sources[slug] = None
        return self._sources[slug]


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
