"""The values an archive is given and gives back: frozen, without identity in any database.

Times are aware UTC. Dates are ISO 8601 at the precision that was stated (`2019-05-08`, `2019-05`, `2019`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

__all__ = [
    "IMPORT",
    "CaptureKind",
    "CaptureRecord",
    "CrawlRecord",
    "DateRecord",
    "EntryRecord",
    "EntryState",
    "ListingRecord",
    "Proof",
    "QuarantineRecord",
    "StoreResult",
    "VisitRecord",
    "WarcPosition",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcPosition:
    """Where a record lies: file name relative to the archive's `warc/`, offset and length in bytes (compressed)."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The capture that showed a revision first."""

    url: str
    captured_at: datetime
    status: int | None
    digest: str
    warc: WarcPosition


class CaptureKind(StrEnum):
    """The WARC record type that holds the capture (ISO 28500)."""

    RESPONSE = "response"
    REVISIT = "revisit"
    RESOURCE = "resource"


IMPORT = "import"
"""The kind of a crawl that imports saved pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRecord:
    """One run over a source: a crawl, or an import of saved files."""

    ident: str
    """A UUID, the same in the `warcinfo` record."""
    source: str
    kind: str
    """`crawl` or `import`."""
    started_at: datetime
    software: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """The part of a crawl that walks one topic."""

    ident: str
    """A UUID, the same in the `metadata` records of its captures."""
    crawl: str
    topic: str
    """Slug, within the crawl's source."""
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRecord:
    """One response at one time, and where its bytes are."""

    crawl: str
    visit: str | None
    """None for what belongs to no topic: robots.txt."""
    url: str
    """As requested."""
    captured_at: datetime
    kind: CaptureKind
    status: int | None
    """None for an imported file."""
    media_type: str | None
    digest: str
    """`sha1:…` in base 32 of the payload as received (WARC-Payload-Digest); of a 304, of the bytes it vouches for."""
    warc: WarcPosition
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord:
    """A date of an entry with its evidence; `role` is `published`, `starts`, `ends` or `updated`."""

    role: str
    text: str
    value: str | None = None
    order: str | None = None
    zone: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecord:
    """One entry as one listing showed it."""

    position: int
    keys: tuple[str, ...]
    """Strongest first, at least one, each `<scheme>:<value>` (see `archive.identity`)."""
    url: str | None = None
    title: str | None = None
    teaser: str | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dates: tuple[DateRecord, ...] = ()
    problems: tuple[str, ...] = ()
    """Named reasons why the entry is incomplete; none where it is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRecord:
    """Something on the page that should be an entry and could not be kept as one."""

    position: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRecord:
    """What a parser read from a capture."""

    parser: str
    encoding: str
    """Name and basis of the decoding decision, e.g. `utf-8 (header)`."""
    title: str | None
    introduction: tuple[str, ...]
    next_url: str | None
    entries: tuple[EntryRecord, ...]
    quarantined: tuple[QuarantineRecord, ...] = ()
    next_by_rule: bool = False
    """Whether no link said so: `next_url` follows from the source's address rule."""


class EntryState(StrEnum):
    """What storing a page did with one of its entries."""

    NEW = "new"
    CHANGED = "changed"
    """The entry was known; this revision of it was not."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreResult:
    """The state of each entry of a stored page, in the order of the page."""

    states: tuple[EntryState, ...] = ()

    def count(self, state: EntryState) -> int:
        return self.states.count(state)
