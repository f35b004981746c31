"""Names the reason why a request brought no page."""

from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError

from scraper.items import StopReason

__all__ = ["NoContact", "Offsite", "RobotsUnreadable", "stop_reason"]


class NoContact(IgnoreRequest):
    """A request to a foreign host that nobody answers for."""


class Offsite(IgnoreRequest):
    """A request that would leave the source's hosts."""


class RobotsUnreadable(IgnoreRequest):
    """A request to a host whose robots.txt could not be had."""


REASONS: tuple[tuple[type[BaseException], StopReason], ...] = (
    (NoContact, StopReason.NO_CONTACT),
    (Offsite, StopReason.OFFSITE),
    (RobotsUnreadable, StopReason.ROBOTS_UNREADABLE),
    (DownloadTimeoutError, StopReason.TIMEOUT),
    (TimeoutError, StopReason.TIMEOUT),
)


def stop_reason(error: BaseException) -> tuple[StopReason, str]:
    """The stop reason for a failed request, and what to tell people."""
    if isinstance(error, HttpError):
        return StopReason.HTTP_ERROR, f"HTTP {error.response.status} for {error.response.url}"
    if isinstance(error, DownloadCancelledError):
        # Without a Content-Length, Scrapy cancels the download and gives no words for it.
        return StopReason.TOO_LARGE, str(error) or "the answer went on beyond DOWNLOAD_MAXSIZE"
    for kind, reason in REASONS:
        if isinstance(error, kind):
            return reason, str(error)
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error))
    return StopReason.CONNECTION, f"{type(error).__name__}: {error}"


def _ignored(message: str) -> tuple[StopReason, str]:
    """Scrapy's own reasons to ignore a request differ only in their words."""
    if "robots.txt" in message:
        return StopReason.ROBOTS, message
    if "DOWNLOAD_MAXSIZE" in message:
        return StopReason.TOO_LARGE, message
    return StopReason.INTERRUPTED, message
