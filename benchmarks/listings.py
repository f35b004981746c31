"""Listing pages of the replica, read and ready to be stored: the payload of the contestants that only store."""

import pickle
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.records import CaptureKind, CaptureRecord, ListingRecord, WarcPosition
from pipelines.mapping import listing_record
from pipelines.reading import read_listing
from scraper.demo import Look, Site
from scraper.demo.answers import answer_to
from scraper.demo.definition import SLUG, definition
from scraper.page import Page
from scraper.sources import find_source

__all__ = ["START", "Listing", "load_listings", "save_listings"]

PAGE_SIZE = 11
SEED = 11
START = datetime(2026, 1, 5, tzinfo=UTC)
URL = "http://127.0.0.1:8"


@dataclass(frozen=True, slots=True)
class Listing:
    """A response and what was read from it. Crawls and visits are those of `benchmarks.passes`."""

    topic: str
    capture: CaptureRecord
    content: ListingRecord
    known: int = 0
    """The key of the listing, where the archive has it already."""


def save_listings(file: Path, *, topics: int, pages: int) -> None:
    """Reads the pages of a replica of `topics` topics of about `pages` pages each, and writes them to the file."""
    site = Site(SEED, topics=topics, entries_per_topic=int(pages * PAGE_SIZE / 1.2), page_size=PAGE_SIZE)
    (file.parent / f"{SLUG}.toml").write_text(definition(site, URL), encoding="utf-8")
    source = find_source(SLUG, file.parent)
    found: list[Listing] = []
    for topic in site.on(1).truth().topics:
        for shown in topic.pages:
            at = START + timedelta(seconds=len(found))
            body = answer_to(site, 1, shown.path, Look()).body
            page = Page(body=body, url=URL + shown.path, captured_at=at, media_type="text/html")
            content = listing_record(read_listing(page, source, topic.slug), source, topic.slug)
            found.append(Listing(topic.slug, _capture(page, len(found)), content))
    file.write_bytes(pickle.dumps(_plain(found)))


def load_listings(file: str) -> list[Listing]:
    found: list[Listing] = pickle.loads(Path(file).read_bytes())
    return found


def _plain(listings: list[Listing]) -> list[Listing]:
    """Without weak keys that two entries have: they would belong to the first, and move if it is the weaker."""
    claimed: dict[str, str] = {}
    shared = set()
    for record in (record for one in listings for record in one.content.entries):
        shared |= {key for key in record.keys if claimed.setdefault(key, record.keys[0]) != record.keys[0]}
    return [replace(one, content=_without(one.content, shared)) for one in listings]


def _without(content: ListingRecord, keys: set[str]) -> ListingRecord:
    entries = [replace(one, keys=tuple(key for key in one.keys if key not in keys)) for one in content.entries]
    return replace(content, entries=tuple(entries))


def _capture(page: Page, number: int) -> CaptureRecord:
    return CaptureRecord(
        crawl="",
        visit=None,
        url=page.url,
        captured_at=page.captured_at,
        kind=CaptureKind.RESPONSE,
        status=200,
        media_type=page.media_type,
        digest=f"sha1:{number:032}",
        etag=f'"{number}"',
        warc=WarcPosition(file="", offset=10_000 * number, length=10_000),
    )
