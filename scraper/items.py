"""What spiders yield: one item per listing page, with its entries inside, and one per visit when it ends.

What a page showed at one moment is the atomic fact, so it travels as one item and is stored as one transaction.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from scraper.errors import Verdict
from scraper.page import ListingPage
from scraper.sources import Source

__all__ = ["KnownPage", "ListingItem", "PageRequest", "StopReason", "VisitItem"]


class StopReason(StrEnum):
    """Why a visit ended where it did; the docs explain each (docs/reference/stop-reasons.md)."""

    LAST_PAGE = "last page"
    PAST_THE_END = "past the end"
    SAME_PAGE_AGAIN = "same page again"
    LOOP = "loop"
    NOTHING_NEW = "nothing new"
    PAGE_LIMIT = "page limit"
    EMPTY_LISTING = "empty listing"
    LAYOUT_CHANGED = "layout changed"
    NOT_A_LISTING = "not a listing"
    MOVED = "moved"
    OFFSITE = "offsite"
    ROBOTS = "forbidden by robots.txt"
    ROBOTS_UNREADABLE = "robots.txt unreadable"
    HTTP_ERROR = "http error"
    TOO_LARGE = "too large"
    TIMEOUT = "timeout"
    CONNECTION = "connection failed"
    NO_CONTACT = "no contact"
    INTERRUPTED = "interrupted"
    IMPORTED = "imported"
    """A saved page, which is all that was asked for and not all of the topic."""

    @property
    def complete(self) -> bool:
        """Whether a visit that ended so has seen all of its topic."""
        return self in (StopReason.LAST_PAGE, StopReason.PAST_THE_END, StopReason.SAME_PAGE_AGAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Travels in `request.meta["page_request"]`: for which visit, and as which of its pages, an address is asked."""

    visit: str
    topic: str
    number: int
    """From 1, within the visit."""
    visit_started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """Travels in `meta["known"]`: what was read earlier from bytes that a response repeats, in place of the page."""

    next_url: str | None
    next_by_rule: bool
    identities: tuple[Hashable, ...]
    """One per entry, equal for equal entries."""
    reference: object = None
    """Whatever the storage needs to find the listing again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingItem:
    """One response for a listing page: exactly one of `page`, `known` and `verdict` is set."""

    source: Source
    url: str
    topic: str | None
    """None for a page fetched outside of any visit."""
    captured_at: datetime
    page: ListingPage | None = None
    known: KnownPage | None = None
    verdict: Verdict | None = None
    capture: object = None
    """`meta["capture"]`: the record of the response that was kept, where one was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitItem:
    """The end of a visit."""

    visit: str
    topic: str
    stop_reason: StopReason
    detail: str
    """What exactly happened, for people."""
    pages: int
