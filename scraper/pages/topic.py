"""Reads a page as one of a certain topic: what a redirect led to instead is none of it."""

from scraper.errors import NotAListing
from scraper.page import ListingPage, Page
from scraper.pages.reader import parse
from scraper.sources import Source
from scraper.sources.addresses import is_of_topic

__all__ = ["parse_page_of"]


def parse_page_of(topic: str, page: Page, source: Source) -> ListingPage:
    """What `parse` reads; NotAListing for an address that is no page of the topic, whatever it shows."""
    if not is_of_topic(source, page.url, topic):
        raise NotAListing(f"{page.url} is no page of the topic {topic}.")
    return parse(page, source)
