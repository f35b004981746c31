"""Keeps every response before anything else sees it: pages, redirects, errors, robots.txt, still compressed."""

import http.client
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

from archive import open_archive
from archive.errors import ArchiveError
from archive.warc import Exchange, WarcError
from pipelines.provenance import page_fields
from pipelines.session import Session
from scraper.items import PageRequest
from scraper.spiders.listing import ListingSpider

__all__ = ["STORAGE_ERRORS", "STORAGE_FAILED", "CaptureExtension", "exchange_of"]

logger = logging.getLogger(__name__)

STORAGE_FAILED = "storage failed"
STORAGE_ERRORS = (ArchiveError, WarcError, OSError)
"""What can go wrong with an archive while it is written: the crawl ends then; what cannot be kept is not fetched."""


class CaptureExtension:
    """Owns the session of a crawl: `cuttings crawl` hands it one; `scrapy crawl` has it opened with the first page."""

    def __init__(self, crawler: Crawler, session: Session | None) -> None:
        self._crawler = crawler
        self.session = session
        self.failure: Exception | None = None
        self.reads_all = bool(crawler.settings.getdict("FEEDS"))
        """Whether pages are read even if their bytes are known: a feed (`-O entries.jsonl`) wants every entry."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        session = settings.get("CUTTINGS_SESSION")
        if session is None and not settings.get("CUTTINGS_ARCHIVE"):
            raise NotConfigured("no archive is named: pages are read, and nothing is kept")
        extension = cls(crawler, session)
        crawler.signals.connect(extension.request_scheduled, signal=signals.request_scheduled)
        crawler.signals.connect(extension.response_downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(extension.spider_closed, signal=signals.spider_closed)
        for signal in (signals.item_error, signals.spider_error):
            crawler.signals.connect(extension.error_unforeseen, signal=signal)
        return extension

    def request_scheduled(self, request: Request) -> None:
        """The first page asked for opens the archive: `scrapy shell` and `scrapy check` never do."""
        if self.session is None and self.failure is None and "page_request" in request.meta:
            try:
                self.session = _open_session(self._crawler)
            except STORAGE_ERRORS as error:
                self.fail(error)

    def response_downloaded(self, response: Response, request: Request) -> None:
        if self.session is None or self.failure or not request.url.startswith("http"):
            return
        for name in ("capture", "known"):  # a request that is tried again brings those of the time before
            request.meta.pop(name, None)
        asked: PageRequest | None = request.meta.get("page_request")
        exchange = exchange_of(request, response, datetime.now(UTC), page_fields(self.session.crawl, asked))
        try:
            known = "last_capture" in request.meta
            last = (
                request.meta["last_capture"] if known else self.session.last_capture(request.url, exchange.captured_at)
            )
            kept = self.session.keep(exchange, asked, last)
        except STORAGE_ERRORS as error:
            self.fail(error)
        else:
            known_page = None if self.reads_all else kept.known
            request.meta.update(captured_at=exchange.captured_at, capture=kept.capture, known=known_page)

    def error_unforeseen(self) -> None:
        """Scrapy logs it and goes on; the report says that something may be lost."""
        if self.session:
            self.session.report.errors += 1

    def spider_closed(self, reason: str) -> None:
        if self.session is None:
            return
        try:
            self.session.close(datetime.now(UTC), reason)
        except STORAGE_ERRORS as error:
            self.fail(error)

    def fail(self, error: Exception) -> None:
        """Remembers the first failure and ends the crawl."""
        if self.failure is None:
            self.failure = error
            logger.error("%s: %s", STORAGE_FAILED, error)
            if self._crawler.engine:
                deferred_from_coro(self._crawler.engine.close_spider_async(reason=STORAGE_FAILED))


def exchange_of(request: Request, response: Response, at: datetime, fields: dict[str, str]) -> Exchange:
    """A request and its response as they went over the wire, but for the order of header fields, which Scrapy loses."""
    return Exchange(
        url=request.url,
        captured_at=at,
        status=response.status,
        reason=http.client.responses.get(response.status, ""),
        protocol=response.protocol or "HTTP/1.1",
        headers=tuple((name, value) for name, values in response.headers.items() for value in values),
        body=response.body,
        method=request.method,
        request_headers=tuple((name, value) for name, values in request.headers.items() for value in values),
        request_body=request.body,
        ip=str(response.ip_address) if response.ip_address else None,
        fields=fields,
    )


def _open_session(crawler: Crawler) -> Session:
    spider = crawler.spider
    if not isinstance(spider, ListingSpider):
        raise NotConfigured("only spiders of a source have pages to keep")
    archive = open_archive(Path(crawler.settings["CUTTINGS_ARCHIVE"]))
    arguments = {"topics": spider.topics, "max_pages": spider.max_pages}
    return Session.open(archive, spider.source, kind="crawl", arguments=arguments, now=datetime.now(UTC))
