"""A crawl whose pages are known beforehand, to tell what following links costs. No user can ask for this."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import ClassVar

from scrapy import Request

import pipelines.crawl
from benchmarks.model import Figures
from benchmarks.ours.crawl import figures, new_archive, run_once
from benchmarks.watch import Watch
from scraper.items import ListingItem, PageRequest, StopReason, VisitItem
from scraper.sources import Source
from scraper.sources.addresses import place_of, site_url
from scraper.spiders.listing import ListingSpider
from scraper.walk import Step

__all__ = ["crawl"]


class _KnownSpider(ListingSpider):
    """Asks for all pages of a topic in one visit."""

    paths: ClassVar[list[str]] = []

    async def start(self) -> AsyncIterator[Request]:
        urls = [site_url(self.source) + path for path in self.paths]
        for topic, own in groupby(urls, key=lambda url: getattr(place_of(self.source, url), "topic", "")):
            first, *rest = own
            self._left = {**getattr(self, "_left", {}), topic: 1 + len(rest)}
            yield self._visit(topic, first)
            for url in rest:
                yield self._request(url, self._walks[topic], datetime.now(UTC))

    def _go_on(self, step: Step, asked: PageRequest) -> Iterator[Request | ListingItem | VisitItem]:
        self._left[asked.topic] -= 1
        if not self._left[asked.topic]:
            yield self._end(StopReason.LAST_PAGE, step.detail, asked)


def crawl(*, definition: str, paths: list[str]) -> Figures:
    """The work of `benchmarks.ours.crawl.crawl`. `units` are pages."""
    _KnownSpider.paths = paths
    setattr(pipelines.crawl, "spider_class", _spider_class)  # noqa: B010 (a name that it does not export)
    archive = new_archive(definition)
    with Watch() as watch:
        run = run_once(archive, watch)
    return figures(watch, archive, run, len(paths))


def _spider_class(source: Source) -> type[ListingSpider]:
    return type("KnownSpider", (_KnownSpider,), {"name": source.slug, "source": source})
