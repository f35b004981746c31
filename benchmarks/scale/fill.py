"""Fills an archive with crawls of a `World`, by the functions that real crawls store with.

A crawl of a source is one transaction, unless asked otherwise: with one a page much of the time is that of the disk.
The WARC files are missing: captures name a file and a place in it that nobody wrote.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha1

from sqlalchemy import Connection

from archive.folder import Archive
from archive.queries.captures import last_capture
from archive.records import (
    CaptureKind,
    CaptureRecord,
    CrawlRecord,
    EntryState,
    ListingRecord,
    StoreResult,
    VisitRecord,
    WarcPosition,
)
from archive.store import close_crawl, close_visit, open_crawl, open_visit, register_source, store_page, store_unchanged
from benchmarks.scale.world import PAGES, Crawl, List, World

__all__ = ["Filler", "Point"]

STEP = 100_000
PARSER = "made-up/1"
_LENGTH = 12_000


Write = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What storing took up to so many entries: the making of texts does not count."""

    entries: int = 0
    captures: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    record: VisitRecord
    of: List
    captures: list[CaptureRecord]
    pages: list[ListingRecord]


class Filler:
    """Goes on where the world is; several may be made one after the other for one archive."""

    def __init__(
        self, archive: Archive, world: World, begun: Point | None = None, *, page_by_page: bool = False
    ) -> None:
        """`begun` is what was reached before. `page_by_page`: a transaction a page, as real crawls have it."""
        self._archive, self._world, self._page_by_page = archive, world, page_by_page
        self.reached = begun or Point()
        self._place = self.reached.captures

    def fill(self, entries: int) -> Iterator[Point]:
        """Stores crawls until there are so many entries, or a few more; yields at every 100,000 and at the end."""
        while self.reached.entries < entries:
            before = self.reached.entries // STEP
            self.crawl(self._world.next_crawl())
            if self.reached.entries // STEP > before or self.reached.entries >= entries:
                yield self.reached

    def crawl(self, crawl: Crawl) -> None:
        """Stores one crawl of all topics of a source."""
        visits = [self._visit(crawl, of, crawl.at + timedelta(seconds=10 * n)) for n, of in enumerate(crawl.lists)]
        began, began_cpu = time.perf_counter(), time.process_time()
        with self._transactions() as write:
            with write() as conn:
                register_source(conn, crawl.source, crawl.source)
                open_crawl(conn, _record(crawl))
            stored = [result for visit in visits for result in _stored(write, crawl.changed, visit)]
            with write() as conn:
                close_crawl(conn, crawl.ident, crawl.at + timedelta(minutes=30), "finished")
        self.reached = Point(
            entries=self.reached.entries + sum(one.count(EntryState.NEW) for one in stored),
            captures=self.reached.captures + len(stored),
            seconds=self.reached.seconds + time.perf_counter() - began,
            cpu=self.reached.cpu + time.process_time() - began_cpu,
        )

    @contextmanager
    def _transactions(self) -> Iterator[Write]:
        """What begins a transaction: one for all, or each time a new one."""
        if self._page_by_page:
            yield self._archive.writing
            return
        with self._archive.writing() as conn:
            yield lambda: nullcontext(conn)

    def _visit(self, crawl: Crawl, of: List, at: datetime) -> _Visit:
        record = VisitRecord(ident=self._world.ident(), crawl=crawl.ident, topic=of.slug, started_at=at)
        self._place += PAGES
        captures = [_capture(crawl, record, of, page, self._place + page) for page in range(1, PAGES + 1)]
        return _Visit(record=record, of=of, captures=captures, pages=[_page(of, n) for n in range(1, PAGES + 1)])


def _stored(write: Write, changed: bool, visit: _Visit) -> list[StoreResult]:
    with write() as conn:
        open_visit(conn, visit.record, visit.of.slug, visit.of.url)
    results = []
    for capture, page in zip(visit.captures, visit.pages, strict=True):
        with write() as conn:
            results.append(store_page(conn, capture, page) if changed else _store_again(conn, capture, page))
    with write() as conn:
        close_visit(
            conn,
            visit.record.ident,
            ended_at=visit.record.started_at + timedelta(seconds=9),
            stop_reason="last page" if visit.of.ends else "page limit",
            complete=visit.of.ends,
            pages=len(results),
        )
    return results


def _store_again(conn: Connection, capture: CaptureRecord, page: ListingRecord) -> StoreResult:
    """As a crawl does with an answer that is the same again."""
    known = last_capture(conn, capture.url, PARSER)
    if known is None or known.listing is None:
        return store_page(conn, capture, page)
    return store_unchanged(conn, capture, known.listing.listing_id)


def _record(crawl: Crawl) -> CrawlRecord:
    return CrawlRecord(
        ident=crawl.ident, source=crawl.source, kind="crawl", started_at=crawl.at, software="cuttings/benchmarks"
    )


def _capture(crawl: Crawl, visit: VisitRecord, of: List, page: int, place: int) -> CaptureRecord:
    return CaptureRecord(
        crawl=crawl.ident,
        visit=visit.ident,
        url=_address(of, page),
        captured_at=visit.started_at + timedelta(seconds=page),
        kind=CaptureKind.RESPONSE if crawl.changed else CaptureKind.REVISIT,
        status=200 if crawl.changed else 304,
        media_type="text/html",
        digest=f"sha1:{sha1(f'{visit.ident}{page}'.encode(), usedforsecurity=False).hexdigest()}",
        warc=WarcPosition(file=f"{crawl.source}-{crawl.at:%Y%m%d}.warc.gz", offset=place * _LENGTH, length=_LENGTH),
    )


def _page(of: List, number: int) -> ListingRecord:
    return ListingRecord(
        parser=PARSER,
        encoding="utf-8 (header)",
        title=of.slug,
        introduction=("What this topic is about.",),
        next_url=None if of.ends and number == PAGES else _address(of, number + 1),
        entries=of.page(number),
    )


def _address(of: List, number: int) -> str:
    return of.url if number == 1 else f"{of.url}?page={number}"
