"""An archive with much in it, stored without a crawl."""

import random
from datetime import UTC, datetime
from pathlib import Path

from archive.folder import create_archive
from archive.identity import entry_keys
from archive.records import (
    CaptureKind,
    CaptureRecord,
    CrawlRecord,
    EntryRecord,
    ListingRecord,
    VisitRecord,
    WarcPosition,
)
from archive.store import open_crawl, open_visit, register_source, store_page

__all__ = ["large_archive"]

_AT = datetime(2019, 5, 20, tzinfo=UTC)
_PER_PAGE = 500


def large_archive(folder: Path, entries: int) -> Path:
    """An archive of so many entries with texts that do not compress."""
    noise = random.Random(1)
    made = create_archive(folder)
    with made.writing() as conn:
        register_source(conn, "ports", "Ports")
        open_crawl(
            conn, CrawlRecord(ident="crawl", source="ports", kind="crawl", started_at=_AT, software="cuttings/0")
        )
        open_visit(conn, VisitRecord(ident="visit", crawl="crawl", topic="quays", started_at=_AT), "Quays", _page(0))
        for number in range(entries // _PER_PAGE):
            shown = tuple(_entry(noise, number, position) for position in range(1, _PER_PAGE + 1))
            store_page(conn, _capture(number), _listing(shown))
    made.close()
    return folder


def _entry(noise: random.Random, page: int, position: int) -> EntryRecord:
    url = f"https://ports.example/news/{page}/{position}"
    keys = entry_keys(site_keys=[], url=url, title="Quay", date=None, topic="quays", ordinal=position)
    return EntryRecord(
        position=position, keys=keys, url=url, title=f"Quay {position}", teaser=noise.randbytes(700).hex()
    )


def _listing(entries: tuple[EntryRecord, ...]) -> ListingRecord:
    return ListingRecord(
        parser="labels/1", encoding="utf-8 (header)", title="Quays", introduction=(), next_url=None, entries=entries
    )


def _capture(number: int) -> CaptureRecord:
    return CaptureRecord(
        crawl="crawl",
        visit="visit",
        url=_page(number),
        captured_at=_AT,
        kind=CaptureKind.RESPONSE,
        status=200,
        media_type="text/html",
        digest=f"sha1:{number}",
        warc=WarcPosition(file="crawl.warc.gz", offset=1000 * number, length=1000),
    )


def _page(number: int) -> str:
    return f"https://ports.example/quays?page={number}"
