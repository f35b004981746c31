"""An archive while one crawl or import writes to it: responses to WARC files first, then rows that name them."""

import uuid
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Self

from archive.folder import Archive
from archive.queries.captures import KnownCapture, KnownListing, last_capture
from archive.records import CaptureRecord, CrawlRecord, StoreResult, VisitRecord, WarcPosition
from archive.store import (
    close_crawl,
    open_crawl,
    open_visit,
    register_source,
    store_capture,
    store_page,
    store_unchanged,
)
from archive.warc import Exchange, Resource, WarcWriter
from archive.warc.lock import RunLock
from pipelines.mapping import listing_record
from pipelines.mending import begun_run, note_end, open_writer
from pipelines.provenance import capture_of_exchange, capture_of_resource
from pipelines.recover import READABLE, store_kept
from pipelines.report import RunReport
from pipelines.revisits import known_page, refers_to
from scraper.items import KnownPage, ListingItem, PageRequest, StopReason, VisitItem
from scraper.pages import parser_of
from scraper.sources import Source
from scraper.sources.addresses import topic_url

__all__ = ["Kept", "Session"]

SOFTWARE = f"cuttings/{version('cuttings')}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A response that is in the WARC file, and what was read from the same bytes before."""

    capture: CaptureRecord
    known: KnownPage | None


class Session:
    """Holds a WARC file, and the run's lock where it is a run of its own, until it is closed; not for threads."""

    def __init__(
        self, archive: Archive, source: Source, crawl: CrawlRecord, writer: WarcWriter, held: ExitStack
    ) -> None:
        self.archive = archive
        self.source = source
        self.crawl = crawl
        self.report = RunReport(crawl=crawl.ident, source=source.slug, started_at=crawl.started_at)
        self._writer = writer
        self._held = held
        self._visits: dict[str, PageRequest] = {}
        self._pending: dict[WarcPosition, tuple[CaptureRecord, PageRequest | None]] = {}

    @classmethod
    def open(
        cls,
        archive: Archive,
        source: Source,
        *,
        kind: str,
        arguments: Mapping[str, object],
        now: datetime,
        lock: RunLock | None = None,
    ) -> Self:
        """Begins a crawl of the run that holds `lock`; without one this is a run of its own (`begun_run`).

        Raises WarcLocked where another run writes, WarcError, ArchiveError or OSError where nothing can be written.
        """
        crawl = CrawlRecord(
            ident=str(uuid.uuid4()),
            source=source.slug,
            kind=kind,
            started_at=now,
            software=SOFTWARE,
            arguments=arguments,
        )
        with ExitStack() as held:
            notes = () if lock else held.enter_context(begun_run(archive, now)).notes
            writer = held.enter_context(open_writer(archive, crawl))
            with archive.writing() as conn:
                register_source(conn, source.slug, source.title)
                open_crawl(conn, crawl)
            session = cls(archive, source, crawl, writer, held.pop_all())
        session.report.notes.extend(notes)
        return session

    def __deepcopy__(self, memo: object) -> Self:
        """Itself: Scrapy copies its settings deeply, and a session in them is still the one that holds the lock."""
        return self

    def last_capture(self, url: str, until: datetime) -> KnownCapture | None:
        """What the archive knows of an address at a time; what another parser read from it is not known."""
        with self.archive.reading() as conn:
            return last_capture(conn, url, parser_of(self.source, until), until=until)

    def keep(self, exchange: Exchange, asked: PageRequest | None, last: KnownCapture | None) -> Kept:
        """Writes a response to the WARC file, as a revisit if it says what the last capture of its address said.

        A response that a listing may be read from gets its row together with the listing; any other gets it at once.
        """
        repeated = refers_to(exchange, last)
        written = self._writer.write_exchange(exchange, repeated)
        capture = capture_of_exchange(self.crawl, asked, exchange, written)
        self._count(len(exchange.body))
        self._await_listing(capture, asked)
        if asked is None or exchange.status not in READABLE:
            self.store_alone(capture)
        known = last.listing if last and repeated else None
        return Kept(capture, known_page(known) if known else None)

    def keep_resource(self, resource: Resource, asked: PageRequest) -> CaptureRecord:
        """Writes an imported file to the WARC file; its row comes with its listing."""
        written = self._writer.write_resource(resource)
        capture = capture_of_resource(self.crawl, asked, resource, written)
        self._count(len(resource.body))
        self._await_listing(capture, asked)
        return capture

    def store(self, item: ListingItem) -> StoreResult:
        """Stores a page and its capture in one transaction."""
        capture = item.capture
        if not isinstance(capture, CaptureRecord) or item.topic is None:
            raise ValueError(f"{item.url} was read, but the response it came with was not kept")
        # Made before others have to wait.
        listing = listing_record(item.page, item.source, item.topic) if item.page else None
        with self.archive.writing() as conn:
            if listing:
                result = store_page(conn, capture, listing)
            elif item.known and isinstance(item.known.reference, KnownListing):
                result = store_unchanged(conn, capture, item.known.reference.listing_id)
            else:
                store_capture(conn, capture, verdict=type(item.verdict).__name__)
                result = StoreResult()
        self._pending.pop(capture.warc, None)
        self.report.add_page(item, result)
        return result

    def store_alone(self, capture: CaptureRecord, verdict: str | None = None) -> None:
        """Stores the row of a response that no listing is read from."""
        with self.archive.writing() as conn:
            store_capture(conn, capture, verdict=verdict)
        self._pending.pop(capture.warc, None)

    def end_visit(self, item: VisitItem, at: datetime) -> None:
        """Notes how a visit ended, in the WARC file and in its row; a visit that never got an answer has neither."""
        self.report.end_visit(item)
        if self._visits.pop(item.visit, None) is None:
            return
        note_end(self.archive, self._writer, item.visit, item.topic, item.stop_reason, item.pages, at)

    def close(self, at: datetime, outcome: str) -> None:
        """Ends the crawl: visits still open were interrupted, and responses still waiting get their rows."""
        try:
            for begun in self._visits.values():  # one has no row if the disk was full when it began
                self._open_visit(begun)
            for capture, asked in list(self._pending.values()):
                self._store_late(capture, asked)
            for asked in list(self._visits.values()):
                self.end_visit(_interrupted(asked, outcome), at)
            self._writer.write_note({"crawl": self.crawl.ident, "outcome": outcome}, at)
            with self.archive.writing() as conn:
                close_crawl(conn, self.crawl.ident, at, outcome)
        finally:
            self.report.ended_at, self.report.outcome = at, outcome
            self._held.close()

    def _await_listing(self, capture: CaptureRecord, asked: PageRequest | None) -> None:
        self._pending[capture.warc] = (capture, asked)
        if asked and asked.visit not in self._visits:
            self._visits[asked.visit] = asked
            self._open_visit(asked)

    def _open_visit(self, asked: PageRequest) -> None:
        """Makes the row of a visit, if it has none yet."""
        visit = VisitRecord(
            ident=asked.visit, crawl=self.crawl.ident, topic=asked.topic, started_at=asked.visit_started_at
        )
        with self.archive.writing() as conn:
            title = self.source.topics.known.get(asked.topic)
            open_visit(conn, visit, title, topic_url(self.source, asked.topic) or "")

    def _store_late(self, capture: CaptureRecord, asked: PageRequest | None) -> None:
        """Stores what the crawl could not: a page that came as it ended, or whose content encoding was refused."""
        if asked and capture.status in READABLE:
            store_kept(self.archive, capture, self.source, asked.topic)
            self._pending.pop(capture.warc, None)
        else:
            self.store_alone(capture)

    def _count(self, size: int) -> None:
        self.report.captures += 1
        self.report.bytes += size


def _interrupted(asked: PageRequest, outcome: str) -> VisitItem:
    return VisitItem(
        visit=asked.visit,
        topic=asked.topic,
        stop_reason=StopReason.INTERRUPTED,
        detail=f"the crawl ended: {outcome}",
        pages=asked.number,
    )
