"""Reads a page outside of Scrapy through the same steps as a crawl's pipelines, in their order."""

from pipelines.deduplicate import deduplicated
from pipelines.validate import validated
from scraper.page import ListingPage, Page
from scraper.pages import parse_page_of
from scraper.sources import Source

__all__ = ["read_listing"]


def read_listing(page: Page, source: Source, topic: str) -> ListingPage:
    """What the archive is to keep of a page of the topic. Raises a Verdict."""
    return deduplicated(validated(parse_page_of(topic, page, source)), source, topic).page
