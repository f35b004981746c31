"""Source definitions: what a site is called, where it is, how it writes addresses, labels and dates."""

from scraper.sources.loader import find_source, load_definition, source_slugs
from scraper.sources.model import Source

__all__ = ["Source", "find_source", "load_definition", "source_slugs"]
