"""Walks the topics of a source. The decisions are in `scraper.walk`, the reading in `scraper.pages`."""

import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Self, cast

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from scraper.errors import EmptyListing, LayoutChanged, UnknownTopic, Verdict
from scraper.failures import stop_reason
from scraper.items import ListingItem, PageRequest, StopReason, VisitItem
from scraper.page import Page
from scraper.pages import parse, parse_page_of
from scraper.sources import Source
from scraper.sources.addresses import canonical_url, is_of_topic, place_of, topic_url
from scraper.walk import Step, Walk, identities

__all__ = ["ListingSpider"]

PAGE_STATUSES = (200, 304)
"""Other answers of success (202, 206 …) say of themselves that they are not, or not all of, the page."""
Result = Request | ListingItem | VisitItem


class ListingSpider(Spider):
    """Arguments: `topic`, a slug or several with commas (all topics without it); `max_pages` per topic."""

    source: ClassVar[Source]
    handle_httpstatus_list: ClassVar[list[int]] = [304]

    def __init__(self, topic: str = "", max_pages: str | int = 0, extra_topics: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        named = [slug.strip() for slug in topic.split(",") if slug.strip()]
        # A topic may have lost its address since it was read: the definition is the user's to change.
        extra = [slug for slug in extra_topics.split(",") if slug and topic_url(self.source, slug)]
        self.topics = named or list(dict.fromkeys([*self.source.topics.known, *extra]))
        self.discovers = self.source.topics.discover and not named
        self.max_pages = int(max_pages) or self.source.pagination.max_pages
        self.allowed_domains = [host.partition(":")[0] for host in (self.source.site.host, *self.source.site.mirrors)]
        self._walks: dict[str, Walk] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        unknown = [slug for slug in spider.topics if not cls._may_exist(slug)]
        if unknown:
            raise UnknownTopic(cls.source.slug, unknown[0], sorted(cls.source.topics.known))
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.source.site.delay, priority="spider")

    @classmethod
    def _may_exist(cls, slug: str) -> bool:
        """A source that discovers topics can be asked for any whose address its own rule reads back."""
        url = topic_url(cls.source, slug) if cls.source.topics.discover else None
        place = place_of(cls.source, url) if url else None
        return slug in cls.source.topics.known or (place is not None and place.topic == slug)

    async def start(self) -> AsyncIterator[Request]:
        for topic in self.topics:
            if url := topic_url(self.source, topic):
                yield self._visit(topic, url)

    def parse(self, response: Response, **_: Any) -> Iterator[Result]:
        """Reads a listing page and goes on to the next.

        @listing
        @returns items 1 1
        """
        asked: PageRequest | None = response.meta.get("page_request")
        if asked and response.status not in PAGE_STATUSES:
            yield self._end(StopReason.HTTP_ERROR, f"HTTP {response.status} for {response.url}", asked)
            return
        item = self._read(response, asked)
        yield item
        if asked is None:
            return
        if item.page:
            yield from self._discovered(item.page.topic_urls)
        yield from self._go_on(self._step(item, self._walks[asked.topic], response), asked)

    def failed(self, failure: Failure) -> Iterator[VisitItem]:
        """Ends the visit whose page could not be had."""
        asked: PageRequest = failure.request.meta["page_request"]  # type: ignore[attr-defined]
        reason, detail = stop_reason(cast("BaseException", failure.value))
        yield self._end(reason, detail, asked)

    def _read(self, response: Response, asked: PageRequest | None) -> ListingItem:
        item = ListingItem(
            source=self.source,
            url=response.url,
            topic=asked.topic if asked else None,
            captured_at=response.meta.get("captured_at") or datetime.now(UTC),
            capture=response.meta.get("capture"),
            known=response.meta.get("known"),
        )
        if item.known and asked and is_of_topic(self.source, response.url, asked.topic):
            return item
        return _parsed(replace(item, known=None), response)

    def _step(self, item: ListingItem, walk: Walk, response: Response) -> Step:
        if item.known:
            known = item.known
            return walk.after(known.next_url, known.identities, by_rule=known.next_by_rule)
        if item.page:
            page = item.page
            return walk.after(page.next_url, identities(page.entries), by_rule=page.next_by_rule)
        if not is_of_topic(self.source, response.url, walk.topic):
            return Step(stop=StopReason.MOVED, detail=f"the topic's address leads to {response.url}")
        if isinstance(item.verdict, EmptyListing):
            return walk.after_empty()
        changed = isinstance(item.verdict, LayoutChanged)
        return Step(stop=StopReason.LAYOUT_CHANGED if changed else StopReason.NOT_A_LISTING, detail=str(item.verdict))

    def _go_on(self, step: Step, asked: PageRequest) -> Iterator[Result]:
        if step.stop:
            yield self._end(step.stop, step.detail, asked)
        elif step.next_url:
            yield self._request(step.next_url, self._walks[asked.topic], asked.visit_started_at)

    def _end(self, stop: StopReason, detail: str, asked: PageRequest) -> VisitItem:
        walk = self._walks[asked.topic]
        walk.forget()
        self.logger.info("%s/%s: %s (%s)", self.name, asked.topic, stop, detail)
        return VisitItem(visit=asked.visit, topic=asked.topic, stop_reason=stop, detail=detail, pages=walk.pages)

    def _discovered(self, urls: tuple[str, ...]) -> Iterator[Request]:
        for url in urls if self.discovers else ():
            place = place_of(self.source, url)
            if place and self._is_new(place.topic):
                self.topics.append(place.topic)
                yield self._visit(place.topic, url)

    def _is_new(self, topic: str) -> bool:
        known = topic in self.topics or topic in self.source.topics.ignore
        return not known and len(self.topics) < self.source.topics.most

    def _visit(self, topic: str, url: str) -> Request:
        walk = Walk(topic=topic, visit=str(uuid.uuid4()), max_pages=self.max_pages)
        self._walks[topic] = walk
        walk.begin(canonical_url(self.source, url))
        return self._request(url, walk, datetime.now(UTC))

    def _request(self, url: str, walk: Walk, started_at: datetime) -> Request:
        asked = PageRequest(visit=walk.visit, topic=walk.topic, number=walk.pages + 1, visit_started_at=started_at)
        # The walk itself never asks twice for one address; Scrapy's filter would only cost memory.
        return Request(url, self.parse, errback=self.failed, meta={"page_request": asked}, dont_filter=True)


def _parsed(item: ListingItem, response: Response) -> ListingItem:
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    page = Page(
        body=response.body,
        url=response.url,
        captured_at=item.captured_at,
        media_type=content_type.partition(";")[0].strip().lower() or None,
        declared_encoding=http_content_type_encoding(content_type),
    )
    try:
        topic = item.topic
        return replace(item, page=parse_page_of(topic, page, item.source) if topic else parse(page, item.source))
    except Verdict as verdict:
        return replace(item, verdict=verdict)
