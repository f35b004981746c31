"""Finds dates in any text of a page, in forty languages, and decides together what one alone leaves open.

`find_dates` says what stands in a text, with every reading it may have; `settle` decides for a column of records. Both
are pure: the time of the capture is an argument.
"""

from scraper.parsing.spotting.finding import find_dates, label_of
from scraper.parsing.spotting.languages import page_languages
from scraper.parsing.spotting.machine import read_iso
from scraper.parsing.spotting.model import Reading, Spotted
from scraper.parsing.spotting.settling import ORDER_UNKNOWN, VAGUE, YEAR_UNKNOWN, settle

__all__ = [
    "ORDER_UNKNOWN",
    "VAGUE",
    "YEAR_UNKNOWN",
    "Reading",
    "Spotted",
    "find_dates",
    "label_of",
    "page_languages",
    "read_iso",
    "settle",
]
