"""Leaves a host alone as long as it asks for, and longer after every failure, before it is asked again.

A host that answers 429 or 503 is left alone as a whole: this stands at the last door before the network, so that
requests which wait in a queue are held back too. `Retry-After` is read as RFC 9110, 10.2.3, defines it.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import load_object

__all__ = ["PatientDownloadHandler", "back_off", "retry_after"]

logger = logging.getLogger(__name__)

GRACE = 2.0
"""Seconds that a request under way may still take when the crawl is being ended."""
SLICE = 0.5
"""Seconds between two looks whether the crawl is being ended meanwhile."""


class PatientDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler, one request at a time per host, which waits where a pause is due.

    Scrapy's own count of requests under way lags behind where there is no delay between them, so that several go out at
    once whatever CONCURRENT_REQUESTS_PER_DOMAIN says. That a failed request is tried again is still Scrapy's decision.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._base = settings.getfloat("RETRY_BACKOFF")
        self._longest = settings.getfloat("RETRY_LONGEST_WAIT")
        self._statuses = {int(status) for status in settings.getlist("RETRY_HTTP_CODES")}
        self._failures = tuple(load_object(path) for path in settings.getlist("RETRY_EXCEPTIONS"))
        self._until: dict[str, float] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        # A shell asks for pages too, and its crawler never crawls.
        self._crawls = crawler.crawling

    async def download_request(self, request: Request) -> Response:
        host = urlsplit(request.url).netloc
        async with self._turns[host]:
            await self._wait(host)
            self._until[host] = monotonic() + self._delay(request)
            return await self._download(request)

    def _delay(self, request: Request) -> float:
        """Seconds until the next request: the slot of the host keeps them too, but counts on during a pause."""
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        return slot.delay if slot else 0.0

    async def _download(self, request: Request) -> Response:
        try:
            response = await self._unless_ending(super().download_request(request))
        except self._failures:
            self._pause(request, back_off(self._base, _attempt(request)))
            raise
        if not 100 <= response.status <= 599:
            raise DownloadFailedError(f"{response.status} is no status of HTTP (RFC 9110, 15)")
        if response.status in self._statuses:
            self._heed(request, response)
        return response

    async def _wait(self, host: str) -> None:
        """Until the host may be asked; a request whose turn comes when the crawl is being ended is not sent."""
        while not self._ending():
            rest = self._until.get(host, 0.0) - monotonic()
            if rest <= 0:
                return
            await asyncio.sleep(min(rest, SLICE))
        raise IgnoreRequest(f"The crawl ended before {host} could be asked.")

    def _ending(self) -> bool:
        return self._crawls and not self._crawler.crawling

    async def _unless_ending(self, download: Coroutine[Any, Any, Response]) -> Response:
        """The response; but when the crawl is being ended, a server that does not answer is not waited for."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(None) as limit:
                watch = _Watch(loop, limit, self._ending)
                try:
                    return await download
                finally:
                    watch.stop()
        except TimeoutError:
            if limit.expired():
                raise IgnoreRequest("The crawl ended while an answer was waited for.") from None
            raise

    def _heed(self, request: Request, response: Response) -> None:
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if asked is not None and asked > self._longest:
            logger.warning("%s asks to wait %.0f s, longer than a crawl waits; giving up", request.url, asked)
            request.meta["dont_retry"] = True
        else:
            self._pause(request, back_off(self._base, _attempt(request)) if asked is None else asked)

    def _pause(self, request: Request, seconds: float) -> None:
        wait = min(seconds, self._longest)
        host = urlsplit(request.url).netloc
        self._until[host] = max(self._until.get(host, 0.0), monotonic() + wait)
        logger.info(
            "%s: attempt %d failed; the host is left alone for %.1f s", request.url, _attempt(request) + 1, wait
        )


class _Watch:
    """Looks every SLICE whether the crawl is being ended; GRACE after that it lets a time limit expire.

    A timer, because it costs a tenth of a task and a wait for every page.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, limit: asyncio.Timeout, ending: Callable[[], bool]) -> None:
        self._loop, self._limit, self._ending = loop, limit, ending
        self._grace = GRACE
        self._timer = loop.call_later(SLICE, self._look)

    def stop(self) -> None:
        self._timer.cancel()

    def _look(self) -> None:
        self._grace -= SLICE if self._ending() else 0.0
        if self._grace <= 0:
            self._limit.reschedule(self._loop.time())
        else:
            self._timer = self._loop.call_later(SLICE, self._look)


def back_off(base: float, attempt: int) -> float:
    """Seconds to wait after a failed attempt, counted from 0: doubled each time."""
    return float(base * 2**attempt)


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for; None where there is none, or none that can be read."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _attempt(request: Request) -> int:
    return int(request.meta.get("retry_times", 0))
