"""Waits as long as a site asks for, and longer after every failure, before it is asked again.

A host that answers 429 or 503 is left alone as a whole: all requests to it wait, not only the one that was refused.
`Retry-After` is read as RFC 9110, section 10.2.3, defines it: seconds, or a date.
"""

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

__all__ = ["PatientRetryMiddleware", "back_off", "retry_after"]

logger = logging.getLogger(__name__)

SLICE = 0.5
"""Seconds between two looks whether the crawl is being ended meanwhile."""


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, with a pause of the host before each."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._base = settings.getfloat("RETRY_BACKOFF")
        self._longest = settings.getfloat("RETRY_LONGEST_WAIT")
        self._until: dict[str, float] = {}

    async def process_request(self, request: Request) -> None:
        host = urlsplit(request.url).netloc
        while (rest := self._until.get(host, 0.0) - monotonic()) > 0:
            if not self.crawler.crawling:
                raise IgnoreRequest(f"The crawl ended while {host} was left alone.")
            await asyncio.sleep(min(rest, SLICE))

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status in self.retry_http_codes:
            asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            if asked is not None and asked > self._longest:
                logger.warning("%s asks to wait %.0f s, longer than a crawl waits; giving up", request.url, asked)
                return response
            self._pause(request, asked)
        return super().process_response(request, response)

    def process_exception(self, request: Request, exception: Exception) -> Request | Response | None:  # type: ignore[override]
        if isinstance(exception, self.exceptions_to_retry):
            self._pause(request, None)
        return super().process_exception(request, exception)

    def _pause(self, request: Request, asked: float | None) -> None:
        attempt = int(request.meta.get("retry_times", 0))
        wait = min(asked if asked is not None else back_off(self._base, attempt), self._longest)
        self._until[urlsplit(request.url).netloc] = monotonic() + wait
        logger.info("%s: attempt %d failed; the host is left alone for %.1f s", request.url, attempt + 1, wait)


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
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
