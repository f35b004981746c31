"""Stores what the pipelines before have checked: one page, one transaction."""

from datetime import UTC, datetime
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from archive.records import EntryState
from pipelines.capture import STORAGE_ERRORS, STORAGE_FAILED, CaptureExtension
from pipelines.session import Session
from scraper.items import ListingItem, VisitItem

__all__ = ["StorePipeline"]


class StorePipeline:
    def __init__(self, crawler: Crawler, extension: CaptureExtension) -> None:
        self._crawler = crawler
        self._extension = extension

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = crawler.get_extension(CaptureExtension)
        if extension is None:
            raise NotConfigured
        return cls(crawler, extension)

    def process_item(self, item: Any) -> Any:
        session = self._extension.session
        if session is None or self._extension.failure:
            raise DropItem(STORAGE_FAILED)
        try:
            self._store(session, item)
        except STORAGE_ERRORS as error:
            self._extension.fail(error)
            raise DropItem(STORAGE_FAILED) from error
        return item

    def _store(self, session: Session, item: Any) -> None:
        if isinstance(item, VisitItem):
            session.end_visit(item, datetime.now(UTC))
        if isinstance(item, ListingItem):
            result = session.store(item)
            for state in EntryState:
                self._crawler.stats.inc_value(f"cuttings/entries/{state}", result.count(state))
