"""Applies the Crawl-delay of a robots.txt to its host.

Crawl-delay is in no standard, but sites that write it mean it. A longer delay of our own stays.
"""

from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

__all__ = ["CrawlDelay"]


class CrawlDelay:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Raises the delay of the host's slot, and of any slot made for the host later."""
        delay = robotparser.crawl_delay(self._crawler.settings["USER_AGENT"])
        if delay is None or delay <= self._crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        downloader.per_slot_settings[key] = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        if key in downloader.slots:
            downloader.slots[key].delay = delay
