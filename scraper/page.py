"""What parsing receives and what it returns: plain frozen values, nothing hidden.

A `Page` is exactly what can be saved to disk; `scraper.pages.parse(page, source)` turns it into a `ListingPage`
or raises one of the verdicts in `scraper.errors`.
"""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["LARGEST_PAGE", "Encoding", "Entry", "ListedDate", "ListingPage", "Page", "Unreadable"]


LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes, compressed or not: no listing page is larger, and a compression bomb ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes an address answered at one time, undecoded but with any content encoding (gzip …) removed."""

    body: bytes
    url: str
    captured_at: datetime
    """Aware. Relative and implausible dates are judged against it."""
    media_type: str | None = None
    """As declared: `text/html`, `text/plain`; None where nothing was declared."""
    declared_encoding: str | None = None
    """The charset of the Content-Type header, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """The decision how the bytes were decoded, and what it rests on."""

    name: str
    basis: str
    """`bom`, `header` or `meta` (declared there, and the bytes agree), `bytes` (valid UTF-8 decides where nothing, or
    something else, was declared) or `fallback` (nothing fits)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDate:
    """A date as listed, with its evidence. `value` is None where the text states no possible, plausible date."""

    text: str
    value: str | None = None
    """ISO 8601 at the precision that was stated: `2019-05-08`, `2019-05` or `2019`."""
    order: str | None = None
    """The order of day, month and year that was used: `DMY`, `MDY`, `YMD`."""
    zone: str | None = None
    """IANA name or offset, where the source or the text states one."""
    problem: str | None = None
    """Why there is no value: a reason of `scraper.parsing.dates`."""

    @property
    def precision(self) -> str | None:
        """`day`, `month` or `year`; None without a value."""
        return {10: "day", 7: "month", 4: "year"}[len(self.value)] if self.value else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One teaser block of a listing page, as shown: typographic quotes and no-break spaces are kept."""

    position: int
    """From 1, in the order of the page."""
    title: str | None = None
    url: str | None = None
    """Absolute and canonical (see `scraper.sources.addresses.canonical_url`)."""
    teaser: str | None = None
    """Paragraphs are separated by a line feed."""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    published: ListedDate | None = None
    starts: ListedDate | None = None
    ends: ListedDate | None = None
    updated: ListedDate | None = None
    """When the entry says it was changed; read where shown."""
    confidence: float | None = None
    """How sure a reader without rules is that this is a record, its title and its address: 0 to 1. None with rules."""
    evidence: tuple[tuple[str, str], ...] = ()
    """Pairs of a field's name and where on the page its value came from, for `explain`."""
    problems: tuple[str, ...] = ()
    """Why the entry is incomplete; parsing leaves this to validation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """What stands where an entry should, and could not be kept as one."""

    position: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """What one page of a topic listed at one time."""

    title: str | None
    """The topic's name as shown; None where the page leaves it out."""
    introduction: tuple[str, ...]
    """One string per paragraph."""
    entries: tuple[Entry, ...]
    next_url: str | None
    """The next page: an explicit link, else the source's address rule on a full page without pagination links."""
    parser: str
    """Name and version of the reader, e.g. `labels/1`."""
    encoding: Encoding
    next_evidence: str = ""
    """What says that `next_url` is the next page, for `explain`."""
    next_by_rule: bool = False
    """Whether `next_url` follows from the address rule: no link says that there is such a page."""
    topic_urls: tuple[str, ...] = ()
    """Addresses of topics of the same source that the page links to."""
    unreadable: tuple[Unreadable, ...] = ()
    """Set aside by validation."""
    dropped: tuple[str, ...] = ()
    """The reason of each entry that was left out by deduplication."""
