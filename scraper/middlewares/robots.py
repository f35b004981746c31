"""robots.txt as RFC 9309 means it: one that cannot be read forbids everything.

Scrapy takes a server error for permission. The RFC (2.3.1.4) asks for the opposite: a site in trouble is not crawled
without knowing its wishes. A missing file (2.3.1.3, status 4xx) permits all, as Scrapy has it.
"""

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from scraper.failures import RobotsUnreadable

__all__ = ["StrictRobotsMiddleware"]

TOO_MANY_REQUESTS = 429
"""Says nothing of the site's wishes, and is no "missing file" among the statuses 4xx."""


class StrictRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, but for what an unreadable file means."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreadable: dict[str, Exception] = {}

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        netloc = urlsplit(request.url).netloc
        if netloc in self._unreadable:
            raise RobotsUnreadable(f"the robots.txt of {netloc} could not be read: {self._unreadable[netloc]}")
        super().process_request_2(rp, request)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == TOO_MANY_REQUESTS:
            raise RobotsUnreadable(f"HTTP {response.status} for {response.url}")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._unreadable[netloc] = exc
        super()._robots_error(exc, netloc)
