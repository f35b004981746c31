"""How a source's pages are read: pure functions from a `Page` to a `ListingPage`."""

from scraper.pages.labelled import PARSER, parse

__all__ = ["PARSER", "parse"]
