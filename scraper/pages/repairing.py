"""Finds entries that are known again on a page that looks different, and how the page is read by now.

Nothing is fetched, stored or written here: from what is known and a page follows a proposal, with its evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scraper.page import ListingPage, Page
from scraper.pages.matching import Known, value_of
from scraper.pages.remaking import FIELDS, Reading, read_by, readings
from scraper.sources import Source

__all__ = ["Known", "Mended", "Share", "find_layout"]

LEAST = 2
"""Known entries that must be found again, where there are as many."""
LEAST_SHARE = 0.25
"""Of the known entries: fewer may stand beside an article, or anywhere."""
WORTH = 0.15
"""By how much more than before must be read for a new layout to be worth having: less than one field of five."""
LOST = 0.5
"""Of a field's share before, what it falls below where it counts as lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many entries have a field: of those known before, and of those that are read now."""

    field: str
    before: float
    now: float
    same: float
    """Of the entries found again that had it, those in which it is as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A definition that reads a page again, and what speaks for it."""

    source: Source
    """With a new present layout, and the former one for captures before this page."""
    listing: ListingPage
    """What it reads from the page."""
    known: int
    by_address: int
    by_title: int
    """Known entries found again: by their address, and by their title alone."""
    missing: tuple[str, ...]
    """Titles of the known entries that were not."""
    shares: tuple[Share, ...]
    remarks: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """Known entries that were found again."""
        return self.by_address + self.by_title

    @property
    def lost(self) -> tuple[str, ...]:
        """Fields that many entries had, and that hardly any has by now."""
        return tuple(share.field for share in self.shares if share.before >= LOST and share.now < LOST * share.before)


def find_layout(known: Sequence[Known], page: Page, source: Source, topic: str | None = None) -> Mended | None:
    """The definition with a layout by which the page is read again.

    None if the source reads it as well as anything does, or if too few of the known entries stand there: then it is
    another page, or nothing can be told. `topic` is what the page is of, where its address may not say so any more.
    """
    best = max(readings(known, page, source, topic), key=_worth, default=None)
    least = max(min(LEAST, len(known)), LEAST_SHARE * len(known), 1)
    former = read_by(source, known, page)
    if best is None or best.matches.found < least or _worth(best) < (_worth(former) if former else 0.0) + WORTH:
        return None
    return Mended(
        source=best.source,
        listing=best.listing,
        known=len(known),
        by_address=best.matches.by_address,
        by_title=best.matches.by_title,
        missing=tuple(one.title or one.url or "" for one in best.matches.missing),
        shares=tuple(_share(name, known, best) for name in FIELDS),
        remarks=best.remarks,
    )


def _worth(reading: Reading) -> float:
    """How well a page is read, 0 to 1: the known entries found, each by how many of its fields are there, as they were.

    Of two that read the same the one with fewer strangers is a little better.
    """
    matches = reading.matches
    known = len(matches.pairs) + len(matches.missing)
    filled = sum(_likeness(one, [value_of(entry, name) for name in FIELDS]) for one, entry in matches.pairs)
    whole = sum(bool(entry.title and entry.url) for entry in reading.listing.entries)
    return (filled + 0.01 * whole / max(1, len(reading.listing.entries))) / max(1, known)


def _likeness(known: Known, values: Sequence[object]) -> float:
    had = [(before, now) for name, now in zip(FIELDS, values, strict=True) if (before := getattr(known, name))]
    return sum(0.5 * bool(now) + 0.5 * (before == now) for before, now in had) / len(had) if had else 0.0


def _share(name: str, known: Sequence[Known], reading: Reading) -> Share:
    entries = reading.listing.entries
    had = [(before, value_of(entry, name)) for one, entry in reading.matches.pairs if (before := getattr(one, name))]
    return Share(
        field=name,
        before=_ratio(sum(bool(getattr(one, name)) for one in known), len(known)),
        now=_ratio(sum(bool(value_of(entry, name)) for entry in entries), len(entries)),
        same=_ratio(sum(before == now for before, now in had), len(had)),
    )


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
