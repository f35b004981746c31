"""Leaves to a list what its source knows for an entry: what leads to one, where the definition says how those look."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from scraper.page import Entry
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.records import Candidate, Measured
from scraper.sources import Source
from scraper.sources.addresses import canonical_url, is_entry

__all__ = ["own_addresses", "own_entries", "owned"]

IsOwn = Callable[[str], bool]


def own_addresses(source: Source | None) -> IsOwn | None:
    """Whether an address leads to an entry of the source; None where any may."""
    if source is None or not source.entries.path:
        return None
    return cache(lambda url: is_entry(source, canonical_url(source, url)))


def owned(
    candidates: Iterable[Candidate], measured: Measured, links: Links, is_own: IsOwn | None
) -> Iterator[Candidate]:
    """The candidates without the records that hold no link to an entry; those without any such record are none."""
    for candidate in candidates:
        if is_own is None:
            yield candidate
            continue
        targets = ((record, [links.of(node) for node in measured.links(record)]) for record in candidate.records)
        records = [record for record, urls in targets if any(url and is_own(url) for url in urls)]
        if records:
            yield Candidate(records)


def own_entries(entries: Iterable[Entry], is_own: IsOwn | None) -> list[Entry]:
    """The entries that data of the page names, without those that lead elsewhere."""
    return [entry for entry in entries if is_own is None or (entry.url and is_own(entry.url))]
