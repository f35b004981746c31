"""Asks only for what has changed: requests carry the validators of the last capture of their address (RFC 9110, 13.1).

The archive is what remembers, and always asks: a cache that answers by itself for a while would hide changes.
"""

from datetime import UTC, datetime
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from archive.queries.captures import KnownCapture
from pipelines.capture import STORAGE_ERRORS, CaptureExtension

__all__ = ["ConditionalMiddleware", "validators"]

VALIDATORS = ("If-None-Match", "If-Modified-Since")


class ConditionalMiddleware:
    def __init__(self, extension: CaptureExtension) -> None:
        self._extension = extension

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = crawler.get_extension(CaptureExtension)
        if extension is None:
            raise NotConfigured
        if extension.reads_all:
            raise NotConfigured("a feed wants every entry, so every page is asked for in full")
        return cls(extension)

    def process_request(self, request: Request) -> None:
        session = self._extension.session
        if session is None or "page_request" not in request.meta:
            return
        for name in VALIDATORS:  # a redirected request brings those of the address it was redirected from
            request.headers.pop(name, None)
        try:
            last = session.last_capture(request.url, datetime.now(UTC))
        except STORAGE_ERRORS as error:
            self._extension.fail(error)
            return
        request.meta["last_capture"] = last
        if last and last.listing:
            request.headers.update(validators(last))


def validators(last: KnownCapture) -> dict[str, str]:
    """Header fields that make a request conditional; none where the last capture gave no validator."""
    fields = zip(VALIDATORS, (last.etag, last.last_modified), strict=True)
    return {name: value for name, value in fields if value}
