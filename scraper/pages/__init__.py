"""How a source's pages are read: pure functions from a `Page` to a `ListingPage`."""

from scraper.pages.labelled import PARSER, parse
from scraper.pages.topic import parse_page_of

__all__ = ["PARSER", "parse", "parse_page_of"]
