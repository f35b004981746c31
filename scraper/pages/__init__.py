"""How a source's pages are read: pure functions from a `Page` to a `ListingPage`."""

from scraper.pages.reader import parse, parser_of
from scraper.pages.topic import parse_page_of

__all__ = ["parse", "parse_page_of", "parser_of"]
