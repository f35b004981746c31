"""Fetches one page as a crawl would: by the same settings, robots.txt and bounds of size and time; stores nothing."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, cast

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from archive.folder import Archive
from pipelines.crawl import crawl_settings
from pipelines.errors import FetchFailed
from pipelines.http import media_type
from scraper.failures import stop_reason
from scraper.middlewares.bounds import require_contact
from scraper.page import Page

__all__ = ["fetch_page"]

PATIENCE: dict[str, Any] = {
    # Somebody waits for the answer: what takes longer than this is better tried again.
    "RETRY_TIMES": 1,
    "DOWNLOAD_TIMEOUT": 30,
    # It is two requests, for robots.txt and for the page; crawls wait between theirs.
    "DOWNLOAD_DELAY": 0.0,
    # Nothing is kept.
    "CUTTINGS_ARCHIVE": None,
    "EXTENSIONS": {"scraper.extensions.CrawlDelay": 100},
}


def fetch_page(archive: Archive, url: str) -> Page:
    """The page at an address, redirects followed: its own address is the last one. Once in a process.

    Raises ContactMissing or FetchFailed.
    """
    require_contact(url, archive.config.contact)
    answers: list[Page | FetchFailed] = []
    process = AsyncCrawlerProcess(crawl_settings(archive, PATIENCE))
    process.crawl(Crawler(_PageSpider, process.settings), url=url, answers=answers)
    process.start()
    if not answers:
        raise FetchFailed(url, "it was interrupted")
    if isinstance(answers[0], FetchFailed):
        raise answers[0]
    return answers[0]


class _PageSpider(Spider):
    """Asks for one address, and puts the page, or why there is none, into the list `answers`."""

    name = "page"

    def __init__(self, url: str, answers: list[Page | FetchFailed], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._url, self._answers = url, answers

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self._url, self.parse, errback=self.failed, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> None:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        page = Page(
            body=response.body,
            url=response.url,
            captured_at=datetime.now(UTC),
            media_type=media_type(content_type),
            declared_encoding=http_content_type_encoding(content_type),
        )
        self._answers.append(page)

    def failed(self, failure: Failure) -> None:
        reason, detail = stop_reason(cast("BaseException", failure.value))
        self._answers.append(FetchFailed(self._url, f"{reason}: {detail}"))
