"""Imports saved pages: a file's bytes become a capture like any other, at the time they were saved."""

import urllib.parse
import uuid
from datetime import datetime
from pathlib import Path

from archive.folder import Archive
from archive.records import IMPORT, StoreResult
from archive.warc import Resource
from pipelines.provenance import page_fields
from pipelines.reading import read_listing
from pipelines.report import RunReport
from pipelines.session import Session
from scraper.items import ListingItem, PageRequest, StopReason, VisitItem
from scraper.page import ListingPage, Page
from scraper.sources import Source

__all__ = ["import_files"]


def quoted(path: Path) -> str:
    """A path in characters that every file and database can hold: a file name may be any bytes."""
    return urllib.parse.quote(str(path), safe="/ !$&'()+,;=@[]{}~", errors="surrogateescape")


def import_files(
    archive: Archive, source: Source, topic: str, pages: list[tuple[Path, Page]], now: datetime
) -> RunReport:
    """Stores saved pages of one topic, each as a visit of its own that saw a part of the topic.

    Nothing is stored unless every file can be read: a Verdict is raised before anything is written.
    """
    read = [(path, page, read_listing(page, source, topic)) for path, page in pages]
    session = Session.open(
        archive, source, kind=IMPORT, arguments={"files": [quoted(path) for path, _ in pages]}, now=now
    )
    outcome = "failed"
    try:
        for path, page, content in read:
            _store(session, topic, path, page, content)
        outcome = "finished"
    finally:
        session.close(now, outcome)
    return session.report


def _store(session: Session, topic: str, path: Path, page: Page, content: ListingPage) -> StoreResult:
    asked = PageRequest(visit=str(uuid.uuid4()), topic=topic, number=1, visit_started_at=page.captured_at)
    resource = Resource(
        url=page.url,
        captured_at=page.captured_at,
        body=page.body,
        media_type=page.media_type or "application/octet-stream",
        file_name=path.name,
        fields=page_fields(session.crawl, asked),
    )
    capture = session.keep_resource(resource, asked)
    result = session.store(
        ListingItem(
            source=session.source,
            url=page.url,
            topic=topic,
            captured_at=page.captured_at,
            page=content,
            capture=capture,
        )
    )
    reason = StopReason.IMPORTED
    end = VisitItem(visit=asked.visit, topic=topic, stop_reason=reason, detail=f"one file: {path.name}", pages=1)
    session.end_visit(end, page.captured_at)
    return result
