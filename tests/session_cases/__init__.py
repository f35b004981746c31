"""An archive that is written to as a crawl does, without a network: responses in, rows and WARC records out."""

import gzip
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from archive.dump import canonical_dump
from archive.folder import Archive, create_archive
from archive.models import capture, listing, visit
from archive.records import StoreResult, WarcPosition
from archive.warc import Exchange, Payload, Record, iter_records, read_payload, warc_files
from archive.warc.lock import RunLock
from pipelines.deduplicate import deduplicated
from pipelines.provenance import page_fields
from pipelines.session import Kept, Session
from pipelines.validate import validated
from scraper.errors import NotAListing, Verdict
from scraper.items import ListingItem, PageRequest, StopReason, VisitItem
from scraper.page import Page
from scraper.pages import parse
from scraper.sources.addresses import is_of_topic
from tests.scraper_cases.markups import HTML
from tests.scraper_cases.pages import SOURCE
from tests.scraper_cases.records import LISTING, page_address

__all__ = [
    "START", "TOPIC", "URL", "Crawl", "begun", "captures", "copied", "damaged", "dump", "exchange", "listing_body",
    "page_url", "payloads", "records", "visits",
]  # fmt: skip

START = datetime(2019, 5, 20, 6, tzinfo=UTC)
TOPIC = "smart-cities"


def page_url(start: int = 1) -> str:
    return "http://www.eurocities.eu" + page_address(start)


URL = page_url()


def listing_body(*records: int, start: int = 1) -> bytes:
    """A page with these of the ten records (all without any), as bytes."""
    chosen = tuple(LISTING.records[number] for number in records) or LISTING.records
    return HTML[0].render(replace(LISTING, records=chosen, start=start)).encode()


def exchange(url: str, at: datetime, body: bytes = b"", status: int = 200, **headers: str) -> Exchange:
    """A response; the names of `headers` are written with underscores."""
    fields = {"content_type": "text/html; charset=utf-8"} | headers
    return Exchange(
        url=url,
        captured_at=at,
        status=status,
        body=gzip.compress(body, mtime=0) if headers.get("content_encoding") == "gzip" else body,
        headers=tuple((name.replace("_", "-").title().encode(), value.encode()) for name, value in fields.items()),
    )


@dataclass
class Crawl:
    """One run over the source. Every response comes a second after the one before."""

    session: Session
    now: datetime
    asked: dict[str, PageRequest] = field(default_factory=dict)

    def keep(self, url: str, body: bytes = b"", status: int = 200, topic: str | None = TOPIC, **headers: str) -> Kept:
        """What happens with a response before anything is read from it."""
        self.now += timedelta(seconds=1)
        asked = self.asks(topic) if topic else None
        given = exchange(url, self.now, body, status, **headers)
        given = replace(given, fields=page_fields(self.session.crawl, asked))
        return self.session.keep(given, asked, self.session.last_capture(url, given.captured_at))

    def page(self, url: str, body: bytes = b"", status: int = 200, topic: str = TOPIC, **headers: str) -> StoreResult:
        """A response that is kept, read and stored."""
        return self.session.store(self.item(self.keep(url, body, status, topic, **headers), body, topic))

    def item(self, kept: Kept, body: bytes, topic: str = TOPIC) -> ListingItem:
        """What the spider and the pipelines make of a response."""
        made = ListingItem(
            source=SOURCE, url=kept.capture.url, topic=topic, captured_at=kept.capture.captured_at, capture=kept.capture
        )
        if kept.known:
            return replace(made, known=kept.known)
        page = Page(
            body=body,
            url=made.url,
            captured_at=made.captured_at,
            media_type="text/html",
            declared_encoding="utf-8",
        )
        try:
            if not is_of_topic(SOURCE, made.url, topic):
                raise NotAListing(f"{made.url} is no page of the topic.")
            return replace(made, page=deduplicated(validated(parse(page, SOURCE)), SOURCE, topic).page)
        except Verdict as verdict:
            return replace(made, verdict=verdict)

    def end(self, topic: str = TOPIC, reason: StopReason = StopReason.LAST_PAGE) -> None:
        asked = self.asked[topic]
        item = VisitItem(visit=asked.visit, topic=topic, stop_reason=reason, detail="", pages=asked.number)
        self.session.end_visit(item, self.now)

    def close(self, outcome: str = "finished") -> None:
        self.session.close(self.now, outcome)

    def asks(self, topic: str) -> PageRequest:
        """The next request of a visit."""
        known = self.asked.get(topic)
        number = known.number + 1 if known else 1
        started = known.visit_started_at if known else self.now
        self.asked[topic] = PageRequest(
            visit=f"{self.session.crawl.ident}-{topic}", topic=topic, number=number, visit_started_at=started
        )
        return self.asked[topic]


def begun(archive: Archive, day: int = 0, lock: RunLock | None = None) -> Crawl:
    """A crawl that begins so many days after `START`: a run of its own, unless it has the lock of another."""
    now = START + timedelta(days=day)
    arguments = {"topics": [TOPIC]}
    return Crawl(Session.open(archive, SOURCE, kind="crawl", arguments=arguments, now=now, lock=lock), now)


def captures(archive: Archive) -> list[RowMapping]:
    """The capture rows in the order of their records, with the digest of their listing."""
    statement = select(capture, listing.c.digest.label("listing")).outerjoin(
        listing, listing.c.id == capture.c.listing_id
    )
    return _rows(archive, statement.order_by(capture.c.warc_file, capture.c.warc_offset))


def visits(archive: Archive) -> list[RowMapping]:
    return _rows(archive, select(visit).order_by(visit.c.started_at))


def payloads(archive: Archive) -> list[Payload]:
    """The bytes of every capture row, read by its place: raises where one cannot be proved."""
    rows = captures(archive)
    places = [WarcPosition(file=row["warc_file"], offset=row["warc_offset"], length=row["warc_length"]) for row in rows]
    return [read_payload(archive.warc, place) for place in places]


def records(archive: Archive) -> list[Record]:
    """All WARC records in order."""
    return [record for path in warc_files(archive.warc) for record in iter_records(path)]


def dump(archive: Archive) -> list[str]:
    with archive.reading() as conn:
        return list(canonical_dump(conn))


def copied(files: Iterable[Path], folder: Path) -> Archive:
    """A new archive that has these WARC files and an empty database."""
    made = create_archive(folder)
    for path in files:
        shutil.copy(path, made.warc)
    return made


def damaged(file: Path, record: Record) -> None:
    """Overwrites the middle of a record, as a failing disk does."""
    with file.open("r+b") as stream:
        stream.seek(record.offset + record.length // 2)
        stream.write(bytes(24))


def _rows(archive: Archive, statement: Any) -> list[RowMapping]:
    with archive.reading() as conn:
        return list(_executed(conn, statement))


def _executed(conn: Connection, statement: Any) -> Iterable[RowMapping]:
    rows: Iterable[RowMapping] = conn.execute(statement).mappings()
    return rows
