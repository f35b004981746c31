"""What a run did, counted while it runs: for the live table, the summary, `--report FILE` and the exit status."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from archive.records import EntryState, StoreResult
from scraper.items import ListingItem, StopReason, VisitItem

__all__ = ["KILLED", "RunReport", "TopicReport"]

KILLED = "killed"
"""Outcome of a crawl that something ended before it could end itself."""


@dataclass(slots=True)
class TopicReport:
    """Counts of one visit."""

    pages: int = 0
    repeated: int = 0
    """Pages whose bytes were known: 304, or the same again."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    incomplete: int = 0
    quarantined: int = 0
    stop_reason: StopReason | None = None
    """None while the visit lasts."""
    detail: str = ""


@dataclass(slots=True)
class RunReport:
    """Counts of one crawl or import."""

    crawl: str
    source: str
    started_at: datetime
    page_limit_wanted: bool = False
    """Whether stopping at the page limit is what the user asked for."""
    ended_at: datetime | None = None
    outcome: str | None = None
    captures: int = 0
    bytes: int = 0
    """Of bodies, as received."""
    topics: dict[str, TopicReport] = field(default_factory=dict)
    drops: Counter[str] = field(default_factory=Counter)
    """What was not kept as an entry, by named reason."""
    errors: int = 0
    """Exceptions nobody foresaw: a page may be lost, so the run is not healthy."""
    notes: list[str] = field(default_factory=list)
    """What else an operator should know, such as a torn WARC tail that was cut."""

    def topic(self, slug: str) -> TopicReport:
        return self.topics.setdefault(slug, TopicReport())

    def add_page(self, item: ListingItem, result: StoreResult) -> None:
        topic = self.topic(item.topic or "")
        topic.pages += 1
        topic.repeated += item.known is not None
        topic.new += result.count(EntryState.NEW)
        topic.changed += result.count(EntryState.CHANGED)
        topic.unchanged += result.count(EntryState.UNCHANGED)
        if item.page:
            topic.incomplete += sum(bool(entry.problems) for entry in item.page.entries)
            topic.quarantined += len(item.page.unreadable)
            self.drops.update((*(bad.reason for bad in item.page.unreadable), *item.page.dropped))

    def end_visit(self, item: VisitItem) -> None:
        topic = self.topic(item.topic)
        topic.stop_reason, topic.detail = item.stop_reason, item.detail

    def interrupt_open(self) -> None:
        """Says of every topic that has no end that the crawl ended before."""
        for topic in self.topics.values():
            if topic.stop_reason is None:
                topic.stop_reason, topic.detail = StopReason.INTERRUPTED, f"the crawl ended: {self.outcome}"

    @property
    def healthy(self) -> bool:
        """Whether every visit saw all of its topic, or as much as was asked for."""
        return bool(self.topics) and not self.errors and all(self.is_healthy(topic) for topic in self.topics.values())

    def is_healthy(self, topic: TopicReport) -> bool:
        """Whether a visit ended as it should."""
        if topic.stop_reason is StopReason.PAGE_LIMIT:
            return self.page_limit_wanted
        return topic.stop_reason is StopReason.IMPORTED or (
            topic.stop_reason is not None and topic.stop_reason.complete
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "crawl": self.crawl,
            "source": self.source,
            "started_at": self.started_at.isoformat(),
            "ended_at": self.ended_at.isoformat() if self.ended_at else None,
            "outcome": self.outcome,
            "healthy": self.healthy,
            "captures": self.captures,
            "bytes": self.bytes,
            "topics": {slug: _topic_json(topic) for slug, topic in self.topics.items()},
            "drops": dict(self.drops),
            "errors": self.errors,
            "notes": self.notes,
        }


def _topic_json(topic: TopicReport) -> dict[str, Any]:
    names = ("pages", "repeated", "new", "changed", "unchanged", "incomplete", "quarantined")
    return {
        **{name: getattr(topic, name) for name in names},
        "stop_reason": topic.stop_reason,
        "complete": topic.stop_reason is not None and topic.stop_reason.complete,
        "detail": topic.detail,
    }
