"""Makes a spider of every source definition: `scrapy list`, `crawl`, `shell` and `check` know sources by slug."""

from pathlib import Path
from typing import Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from scraper.errors import UnknownSource
from scraper.sources import Source, find_source, source_slugs
from scraper.sources.serving import sources_serving
from scraper.spiders.listing import ListingSpider

__all__ = ["SourceSpiderLoader", "spider_class"]

Slugs = list[str]
"""Named, because the class below has a method `list`, as Scrapy wants it."""


def spider_class(source: Source) -> type[ListingSpider]:
    """The spider of one source."""
    return type("SourceSpider", (ListingSpider,), {"name": source.slug, "source": source})


class SourceSpiderLoader:
    """Scrapy's way to find spiders, by the slug of their source. Own definitions lie in the folder CUTTINGS_SOURCES."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        folder = settings.get("CUTTINGS_SOURCES")
        return cls(Path(folder) if folder else None)

    def load(self, spider_name: str) -> type[Spider]:
        """Raises KeyError, as Scrapy expects, with the message of our own error."""
        try:
            return spider_class(find_source(spider_name, self._folder))
        except UnknownSource as error:
            raise KeyError(str(error)) from error

    def list(self) -> Slugs:
        return source_slugs(self._folder)

    def find_by_request(self, request: Request) -> Slugs:
        """The sources that an address is surest to belong to; a broken definition serves none."""
        return [source.slug for source in sources_serving(request.url, self._folder)]
