"""The tables of the archive: the facts, and what is derived from them."""

from archive.models.base import metadata
from archive.models.derived import (
    current_revision,
    entry,
    entry_key,
    entry_topic,
    listing,
    placement,
    quarantine,
    revision,
    term,
    wording,
)
from archive.models.facts import capture, crawl, source, topic, visit

__all__ = [
    "capture",
    "crawl",
    "current_revision",
    "entry",
    "entry_key",
    "entry_topic",
    "listing",
    "metadata",
    "placement",
    "quarantine",
    "revision",
    "source",
    "term",
    "topic",
    "visit",
    "wording",
]
