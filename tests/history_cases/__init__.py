"""Thirty days of a replica, crawled on random days with some visits cut short: what each visit read, and the truth.

Pages are rendered and read as in a crawl, but nothing is served: a history is made in a second, at the dates of the
replica's own calendar.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from zlib import crc32

from sqlalchemy import Connection

from archive.records import (
    CaptureKind,
    CaptureRecord,
    CrawlRecord,
    ListingRecord,
    VisitRecord,
    WarcPosition,
)
from archive.store import close_crawl, close_visit, open_crawl, open_visit, register_source, store_page
from pipelines.mapping import listing_record
from pipelines.reading import read_listing
from scraper.demo import Look, Site, TrueEntry
from scraper.demo.addresses import TopicAddress, topic_path
from scraper.demo.definition import SLUG, definition
from scraper.demo.render import topic_page
from scraper.demo.stories import date_of
from scraper.page import Page
from scraper.sources import Source, load_definition

__all__ = ["DAYS", "History", "Key", "Visited", "key_of", "noon", "store_history"]

DAYS = 30
BASE = "http://127.0.0.1:8017"
_CRAWLED = 11

Key = tuple[str, ...]
"""What tells an entry from all others: the site's id, or for one without a title its topic and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit: the pages that it read, and whether it came to the end."""

    ident: str
    day: int
    topic: str
    pages: tuple[tuple[CaptureRecord, ListingRecord], ...]
    complete: bool
    seen: tuple[Key, ...]
    """The entries of these pages in their order, by the truth."""


class History:
    """What was read of a site of this seed, in the order of time."""

    def __init__(self, seed: int, folder: Path, *, topics: int = 3, entries_per_topic: int = 24) -> None:
        self.site = Site(seed, topics=topics, entries_per_topic=entries_per_topic)
        self._random = random.Random(seed)
        file = folder / f"{SLUG}.toml"
        file.write_text(definition(self.site, BASE), encoding="utf-8")
        self.source: Source = load_definition(file)
        self.days = sorted(self._random.sample(range(1, DAYS + 1), _CRAWLED))

    @cached_property
    def visits(self) -> tuple[Visited, ...]:
        return tuple(
            self._visit(day, number, len(self.site.topics))
            for day in self.days
            for number in range(len(self.site.topics))
        )

    def truth(self, day: int, topic: str) -> list[Key]:
        """What the topic lists on a day, in its order."""
        return [key_of(topic, entry) for entry in self.site.on(day).truth().topic(topic).entries]

    def _visit(self, day: int, number: int, topics: int) -> Visited:
        topic = self.site.topics[number].slug
        listed = self.truth(day, topic)
        size = self.site.page_size
        whole = -(-len(listed) // size)
        # The first visits are whole, so that there is something to be cut from.
        cut = day != self.days[0] and self._random.random() < 0.4
        pages = self._random.randint(1, max(1, whole - 1)) if cut else whole
        ident = f"visit-{day:02}-{topic}"
        return Visited(
            ident=ident,
            day=day,
            topic=topic,
            pages=tuple(self._page(ident, day, number, page, day * topics + number) for page in range(pages)),
            complete=pages == whole,
            seen=tuple(listed[: pages * size]),
        )

    def _page(self, ident: str, day: int, number: int, page: int, file: int) -> tuple[CaptureRecord, ListingRecord]:
        topic = self.site.topics[number].slug
        address = TopicAddress(slug=topic, start=page * self.site.page_size + 1, count=self.site.page_size)
        url = BASE + topic_path(topic, start=address.start)
        at = noon(day) + timedelta(minutes=10 * number + page)
        body = topic_page(self.site.on(day), number, address, Look()).encode()
        read = read_listing(
            Page(body=body, url=url, captured_at=at, media_type="text/html", declared_encoding="utf-8"),
            self.source,
            topic,
        )
        capture = CaptureRecord(
            crawl=f"crawl-{day:02}",
            visit=ident,
            url=url,
            captured_at=at,
            kind=CaptureKind.RESPONSE,
            status=200,
            media_type="text/html",
            digest=f"sha1:{crc32(body):08x}",
            warc=WarcPosition(file=f"replica-{file:04}.warc.gz", offset=1000 * page, length=1000),
        )
        return capture, listing_record(read, self.source, topic)


def noon(day: int) -> datetime:
    """When the crawl of a day begins."""
    first = date_of(day)
    return datetime(first.year, first.month, first.day, 12, tzinfo=UTC)


def key_of(topic: str, entry: TrueEntry) -> Key:
    return (entry.wspo,) if entry.wspo else (topic, entry.published or "")


def store_history(conn: Connection, history: History, order: random.Random | None = None) -> None:
    """Stores all captures of a history; with `order` in a random one."""
    register_source(conn, history.source.slug, history.source.title)
    for day in history.days:
        start = noon(day)
        crawl = f"crawl-{day:02}"
        open_crawl(
            conn,
            CrawlRecord(ident=crawl, source=history.source.slug, kind="crawl", started_at=start, software="cuttings/0"),
        )
        close_crawl(conn, crawl, start + timedelta(hours=1), "finished")
    captures = [page for visit in history.visits for page in visit.pages]
    visits: Sequence[Visited] = history.visits
    if order is not None:
        captures, visits = order.sample(captures, len(captures)), order.sample(visits, len(visits))
    for visit in visits:
        _open(conn, history, visit)
    for capture, content in captures:
        store_page(conn, capture, content)


def _open(conn: Connection, history: History, visit: Visited) -> None:
    start = visit.pages[0][0].captured_at
    record = VisitRecord(ident=visit.ident, crawl=f"crawl-{visit.day:02}", topic=visit.topic, started_at=start)
    open_visit(conn, record, history.source.topics.known[visit.topic], BASE + topic_path(visit.topic))
    close_visit(
        conn,
        visit.ident,
        ended_at=visit.pages[-1][0].captured_at + timedelta(seconds=1),
        stop_reason="last page" if visit.complete else "timeout",
        complete=visit.complete,
        pages=len(visit.pages),
    )
