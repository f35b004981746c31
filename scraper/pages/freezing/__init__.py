"""Selectors made of a page that was read without any."""

from scraper.pages.freezing.freeze import FIELDS, Frozen, Sample, freeze

__all__ = ["FIELDS", "Frozen", "Sample", "freeze"]
