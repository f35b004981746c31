"""Questions to an archive. Every function takes a connection and returns frozen values; none changes anything."""

from archive.queries.captures import KnownCapture, KnownListing, end_of_warc, is_stored, last_capture
from archive.queries.crawls import (
    CrawlSummary,
    OpenVisit,
    UnfinishedCrawl,
    VisitSummary,
    crawl_summary,
    unfinished_crawls,
)
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
    "OpenVisit",
    "Proof",
    "TopicHead",
    "TopicSpan",
    "UnfinishedCrawl",
    "VisitSummary",
    "crawl_summary",
    "end_of_warc",
    "entry",
    "is_stored",
    "known_sources",
    "known_topics",
    "last_capture",
    "stats",
    "topic_head",
    "topic_listing",
    "unfinished_crawls",
]
