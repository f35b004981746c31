"""Keeps one of each entry per page, and counts those that come again on a later page of the same visit.

What is the same entry is a matter of keys (docs/decisions/0003-identity.md): the site's own id outlives an edited slug,
canonical addresses are one for all mirrors, and keys know no topic. Repeats on one page (a list drawn twice, for small
and large screens) are dropped. A repeat on the next page is a fact, the list moved while it was walked, and is kept.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, Self

from scrapy.crawler import Crawler

from pipelines.mapping import keys_of
from scraper.items import ListingItem, VisitItem
from scraper.page import Entry, ListingPage
from scraper.sources import Source

__all__ = ["REPEATED_IN_VISIT", "REPEATED_ON_PAGE", "DeduplicatePipeline", "Deduplicated", "deduplicated"]

REPEATED_ON_PAGE = "repeated on page"
"""Dropped: the same entry stands higher on the same page."""
REPEATED_IN_VISIT = "repeated in visit"
"""Kept: the same entry stood on an earlier page of the visit."""


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """A page with one of each entry, and the strongest key of each."""

    page: ListingPage
    keys: tuple[str, ...]


class DeduplicatePipeline:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._seen: defaultdict[str, set[str]] = defaultdict(set)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if isinstance(item, VisitItem):
            self._seen.pop(item.topic, None)
        if not (isinstance(item, ListingItem) and item.page and item.topic):
            return item
        result = deduplicated(item.page, item.source, item.topic)
        seen = self._seen[item.topic]
        self._count(REPEATED_ON_PAGE, len(result.page.dropped))
        self._count(REPEATED_IN_VISIT, len(seen.intersection(result.keys)))
        seen.update(result.keys)
        return replace(item, page=result.page)

    def _count(self, reason: str, number: int) -> None:
        if number and self._crawler.stats:
            self._crawler.stats.inc_value(f"cuttings/{reason.replace(' ', '_')}", number)


def deduplicated(page: ListingPage, source: Source, topic: str) -> Deduplicated:
    """The page without entries that it shows a second time; positions stay those of the page."""
    first: dict[str, Entry] = {}
    for entry, keys in zip(page.entries, keys_of(page.entries, source, topic), strict=True):
        first.setdefault(keys[0], entry)
    dropped = (REPEATED_ON_PAGE,) * (len(page.entries) - len(first))
    return Deduplicated(replace(page, entries=tuple(first.values()), dropped=dropped), tuple(first))
