"""Scrapy that downloads the same pages and does nothing with them: what no crawler built on it can go below."""

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["SETTINGS", "download", "run_spider"]

SETTINGS = {
    # As `scraper.settings` has them: robots.txt is obeyed, one request at a time per host, no delay on loopback.
    "ROBOTSTXT_OBEY": True,
    "COOKIES_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "REMOTE_CONTROL_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "INFO",
}


class _Download(Spider):
    name = "download"
    custom_settings = SETTINGS
    seen = 0

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:  # type: ignore[attr-defined]
            yield Request(url, dont_filter=True)

    def parse(self, response: Response, **_: Any) -> None:
        assert response.status == 200
        type(self).seen += 1


def run_spider(spider: type[Spider], **arguments: Any) -> Watch:
    """Runs a spider to its end; the watch begins when it is open."""
    process = AsyncCrawlerProcess()
    with Watch() as watch:
        crawler = process.create_crawler(spider)
        crawler.signals.connect(watch.restart, signal=signals.spider_opened)
        process.crawl(crawler, **arguments)
        process.start()
    return watch


def download(*, urls: list[str], items: int = 1) -> Figures:
    """Downloads the pages, whose addresses are known beforehand. `items` is CONCURRENT_ITEMS. `units` are pages."""
    _Download.custom_settings = SETTINGS | {"CONCURRENT_ITEMS": items}
    watch = run_spider(_Download, urls=urls)
    assert _Download.seen == len(urls), f"{_Download.seen} of {len(urls)} pages"
    return watch.figures(len(urls))
