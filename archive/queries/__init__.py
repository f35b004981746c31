"""Questions to an archive. Every function takes a connection and returns frozen values; none changes anything."""

from archive.queries.captures import KnownCapture, KnownListing, end_of_warc, last_capture
from archive.queries.crawls import CrawlSummary, VisitSummary, crawl_summary
from archive.queries.entries import EntryView, Proof, TopicSpan, entry
from archive.queries.stats import GROUPS, Count, stats
from archive.queries.topics import (
    KnownTopic,
    ListedEntry,
    TopicHead,
    known_sources,
    known_topics,
    topic_head,
    topic_listing,
)

__all__ = [
    "GROUPS",
    "Count",
    "CrawlSummary",
    "EntryView",
    "KnownCapture",
    "KnownListing",
    "KnownTopic",
    "ListedEntry",
    "Proof",
    "TopicHead",
    "TopicSpan",
    "VisitSummary",
    "crawl_summary",
    "end_of_warc",
    "entry",
    "known_sources",
    "known_topics",
    "last_capture",
    "stats",
    "topic_head",
    "topic_listing",
]
