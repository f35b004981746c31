"""Reads any listing page without being told anything about it (docs/concepts/extraction.md)."""

from scraper.pages.auto.reader import PARSER, read_auto

__all__ = ["PARSER", "read_auto"]
