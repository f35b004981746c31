"""A real archive in a temporary folder, and short ways to write pages into it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from archive.folder import Archive, create_archive
from archive.identity import entry_keys, key_date
from archive.records import (
    CaptureKind,
    CaptureRecord,
    CrawlRecord,
    DateRecord,
    EntryRecord,
    ListingRecord,
    QuarantineRecord,
    StoreResult,
    VisitRecord,
    WarcPosition,
)
from archive.store import close_visit, open_crawl, open_visit, register_source, store_page

START = datetime(2019, 5, 20, tzinfo=UTC)
PAGE = "https://example.org/topics/harbours"


@dataclass(frozen=True)
class Writing:
    """Makes records with the defaults that a test does not care about; `day` counts from `START`."""

    start: datetime = START
    page_url: str = PAGE

    def entry(
        self,
        position: int,
        title: str | None = "Ferries",
        *,
        url: str | None = None,
        site: str | None = None,
        day: str | None = "2019-05-08",
        teaser: str | None = None,
        kinds: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        topic: str = "harbours",
        dates: tuple[DateRecord, ...] | None = None,
        problems: tuple[str, ...] = (),
    ) -> EntryRecord:
        if dates is None:
            dates = (DateRecord(role="published", text=day, value=day, order="YMD"),) if day else ()
        keys = entry_keys(
            site_keys=[("wspo", site)] if site else [],
            url=url,
            title=title,
            date=key_date(dates),
            topic=topic,
            ordinal=position,
        )
        return EntryRecord(
            position=position,
            keys=keys,
            url=url,
            title=title,
            teaser=teaser,
            kinds=kinds,
            tags=tags,
            dates=dates,
            problems=problems,
        )

    def listing(
        self,
        *entries: EntryRecord,
        parser: str = "labels/1",
        next_url: str | None = None,
        quarantined: tuple[QuarantineRecord, ...] = (),
    ) -> ListingRecord:
        return ListingRecord(
            parser=parser,
            encoding="utf-8 (header)",
            title="harbours",
            introduction=("Ships come in.", "Ships go out."),
            next_url=next_url,
            entries=entries,
            quarantined=quarantined,
        )

    def capture(
        self,
        number: int,
        *,
        day: float = 0,
        url: str = PAGE,
        kind: CaptureKind = CaptureKind.RESPONSE,
        status: int | None = 200,
        digest: str | None = None,
        etag: str | None = None,
        topic: str | None = "harbours",
    ) -> CaptureRecord:
        """`number` stands for the bytes and their place in the WARC file."""
        return CaptureRecord(
            crawl="crawl-1",
            visit=f"visit-{topic}" if topic else None,
            url=url,
            captured_at=START + timedelta(days=day),
            kind=kind,
            status=status,
            media_type="text/html",
            digest=digest or f"sha1:{number}",
            etag=etag,
            warc=WarcPosition(file="crawl-1.warc.gz", offset=1000 * number, length=1000),
        )


@pytest.fixture
def writing() -> Writing:
    return Writing()


def begin(conn: Connection, *topics: str) -> None:
    """A source, a crawl and an open visit of each topic."""
    register_source(conn, "ports", "Ports of the North")
    open_crawl(
        conn, CrawlRecord(ident="crawl-1", source="ports", kind="crawl", started_at=START, software="cuttings/0")
    )
    for topic in topics or ("harbours",):
        record = VisitRecord(ident=f"visit-{topic}", crawl="crawl-1", topic=topic, started_at=START)
        open_visit(conn, record, topic.title(), f"https://example.org/topics/{topic}")


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """What `cuttings.toml` says of the database: each test that asks for it runs on both."""
    return "archive.db" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


@pytest.fixture
def archive(tmp_path: Path, database: str) -> Iterator[Archive]:
    """An archive in which a crawl has begun; on both databases."""
    yield from begun(tmp_path / "archive", database)


@pytest.fixture
def sqlite_archive(tmp_path: Path) -> Iterator[Archive]:
    """The same for tests that are about files."""
    yield from begun(tmp_path / "archive", "archive.db")


@pytest.fixture
def postgresql_archive(tmp_path: Path, postgresql: str) -> Iterator[Archive]:
    """The same for tests that are about the server."""
    yield from begun(tmp_path / "archive", postgresql)


def begun(folder: Path, database: str) -> Iterator[Archive]:
    made = create_archive(folder, contact="library@example.org", database=database)
    with made.writing() as conn:
        begin(conn, "harbours", "rivers")
    yield made
    made.close()


Store = Callable[..., StoreResult]


@pytest.fixture
def store(archive: Archive, writing: Writing) -> Store:
    """Stores a page of these entries, each call in a transaction and at a place of its own."""
    numbers = iter(range(1, 10_000))

    def stored(*entries: EntryRecord, day: float = 0, topic: str = "harbours", url: str = PAGE) -> StoreResult:
        capture = writing.capture(next(numbers), day=day, topic=topic, url=url)
        with archive.writing() as conn:
            return store_page(conn, capture, writing.listing(*entries))

    return stored


Look = Callable[..., None]


@pytest.fixture
def look(archive: Archive, writing: Writing) -> Look:
    """Stores a visit of a topic on a day: its pages, each the days of publication of its entries, newest first."""
    numbers = count(1)
    with archive.writing() as conn:
        record = CrawlRecord(ident="looks", source="ports", kind="crawl", started_at=START, software="cuttings/0")
        open_crawl(conn, record)

    def looked(*pages: list[str | None], day: int, topic: str = "harbours", complete: bool = False) -> None:
        visit, at = f"look-{topic}-{day}", START + timedelta(days=day)
        with archive.writing() as conn:
            opened = VisitRecord(ident=visit, crawl="looks", topic=topic, started_at=at)
            open_visit(conn, opened, None, f"{PAGE}/{topic}/1")
            for place, dates in enumerate(pages, start=1):
                number = next(numbers)
                capture = replace(
                    writing.capture(number, url=f"{PAGE}/{topic}/{place}", digest=f"sha1:look{number}"),
                    crawl="looks",
                    visit=visit,
                    captured_at=at + timedelta(seconds=place),
                    warc=WarcPosition(file="looks.warc.gz", offset=number * 100, length=100),
                )
                entries = [
                    writing.entry(position, f"Of {date}, {topic}", day=date, topic=topic, tags=("sea",))
                    for position, date in enumerate(dates, start=1)
                ]
                store_page(conn, capture, writing.listing(*entries))
            reason = "last page" if complete else "page limit"
            close_visit(conn, visit, ended_at=at, stop_reason=reason, complete=complete, pages=len(pages))

    return looked


@pytest.fixture(scope="session", name="begin")
def begin_fixture() -> Callable[..., None]:
    return begin


@pytest.fixture(scope="session")
def session_writing() -> Writing:
    """As `writing`; hypothesis refuses fixtures that are made for each test."""
    return Writing()
