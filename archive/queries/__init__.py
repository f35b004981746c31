"""Questions to an archive. Every function takes a connection and returns frozen values; none changes anything."""

from archive.membership import MembershipState
from archive.queries.captures import KnownCapture, KnownListing, is_stored, last_capture
from archive.queries.changes import Change, ChangeKind, changes
from archive.queries.coverage import VisitCoverage, coverage
from archive.queries.crawls import (
    CrawlSummary,
    OpenVisit,
    UnfinishedCrawl,
    VisitSummary,
    crawl_summary,
    unfinished_crawls,
)
from archive.queries.ends import StoredEnd, end_in, ends_of_warc
from archive.queries.entries import EntryView, TopicSpan, entry
from archive.queries.history import EntryHistory, RevisionView, Spell, find_revision, history
from archive.queries.listings import ListedEntry, LookView, TopicListing, topic_listing
from archive.queries.membership import (
    Absence,
    Membership,
    Sighting,
    entry_memberships,
    memberships,
)
from archive.queries.readings import PageReading, ShownEntry, last_reading
from archive.queries.topics import KnownTopic, TopicHead, known_sources, known_topics

__all__ = [
    "Absence",
    "Change",
    "ChangeKind",
    "CrawlSummary",
    "EntryHistory",
    "EntryView",
    "KnownCapture",
    "KnownListing",
    "KnownTopic",
    "ListedEntry",
    "LookView",
    "Membership",
    "MembershipState",
    "OpenVisit",
    "PageReading",
    "RevisionView",
    "ShownEntry",
    "Sighting",
    "Spell",
    "StoredEnd",
    "TopicHead",
    "TopicListing",
    "TopicSpan",
    "UnfinishedCrawl",
    "VisitCoverage",
    "VisitSummary",
    "changes",
    "coverage",
    "crawl_summary",
    "end_in",
    "ends_of_warc",
    "entry",
    "entry_memberships",
    "find_revision",
    "history",
    "is_stored",
    "known_sources",
    "known_topics",
    "last_capture",
    "last_reading",
    "memberships",
    "topic_listing",
    "unfinished_crawls",
]
