"""Short ways to store whole visits of a topic: one line per visit, one string per page."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from archive.folder import Archive
from archive.records import (
    CaptureKind,
    CaptureRecord,
    CrawlRecord,
    EntryRecord,
    QuarantineRecord,
    VisitRecord,
    WarcPosition,
)
from archive.store import close_visit, open_crawl, open_visit, register_source, store_page

__all__ = ["Watcher"]


@dataclass
class Watcher:
    """Stores visits of topics of the source `ports`; every visit is a crawl of its own."""

    archive: Archive
    writing: Any
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def at(self, day: float) -> datetime:
        """The time of a day, counted from the start of the tests' calendar."""
        start: datetime = self.writing.start
        return start + timedelta(days=day)

    def visit(
        self, day: float, *pages: str, complete: bool = True, topic: str = "harbours", first: int = 1, hole: int = 0
    ) -> None:
        """A visit of pages of letters, an entry each; `é` is the entry `e` in another wording, `E` in another revision.

        Pages are a minute apart. `first` is the number of the first one, and `hole` the position of what could not be
        read on it.
        """
        visit = VisitRecord(ident="", crawl=self._crawl("crawl", day), topic=topic, started_at=self.at(day))
        numbered = list(enumerate(pages, start=first))
        self._store(visit, numbered, complete=complete, hole=hole)

    def saved(self, day: float, pages: dict[int, str], *, topic: str = "harbours") -> None:
        """Saved pages of one time, by their numbers: each is imported by itself."""
        for number, letters in pages.items():
            visit = VisitRecord(ident="", crawl=self._crawl("import", day), topic=topic, started_at=self.at(day))
            self._store(visit, [(number, letters)], complete=False, hole=0)

    def _crawl(self, kind: str, day: float) -> str:
        ident = f"crawl-{next(self._numbers):03}"
        with self.archive.writing() as conn:
            register_source(conn, "ports", "Ports of the North")
            crawl = CrawlRecord(ident=ident, source="ports", kind=kind, started_at=self.at(day), software="cuttings/0")
            open_crawl(conn, crawl)
        return ident

    def _store(self, visit: VisitRecord, pages: list[tuple[int, str]], *, complete: bool, hole: int) -> None:
        visit = replace(visit, ident=f"visit-{next(self._numbers):03}")
        with self.archive.writing() as conn:
            open_visit(conn, visit, visit.topic.title(), f"https://example.org/{visit.topic}/1")
            for index, (number, letters) in enumerate(pages):
                unreadable = QuarantineRecord(position=hole, reason="unreadable", text="?")
                entries = [self.entry(letter, position) for position, letter in _placed(letters, hole)]
                content = self.writing.listing(*entries, quarantined=(unreadable,) if hole else ())
                store_page(conn, _capture(visit, number, index, letters), content)
            end = visit.started_at + timedelta(minutes=len(pages))
            reason = "last page" if complete else "timeout"
            close_visit(conn, visit.ident, ended_at=end, stop_reason=reason, complete=complete, pages=len(pages))

    def entry(self, letter: str, position: int) -> EntryRecord:
        name = "e" if letter == "é" else letter.lower()
        title = f"Ferry {name}" + (" ⁠" if letter == "é" else "") + (", edited" if letter.isupper() else "")
        entry: EntryRecord = self.writing.entry(
            position, title, url=f"https://example.org/{name}", site=name.upper(), teaser="In and out."
        )
        return entry


def _placed(letters: str, hole: int) -> Iterator[tuple[int, str]]:
    for position, letter in enumerate(letters, start=1):
        yield position + (hole != 0 and position >= hole), letter


def _capture(visit: VisitRecord, page: int, index: int, letters: str) -> CaptureRecord:
    return CaptureRecord(
        crawl=visit.crawl,
        visit=visit.ident,
        url=f"https://example.org/{visit.topic}/{page}",
        captured_at=visit.started_at + timedelta(minutes=index),
        kind=CaptureKind.RESPONSE,
        status=200,
        media_type="text/html",
        digest=f"sha1:{letters}",
        warc=WarcPosition(file=f"{visit.ident}.warc.gz", offset=index, length=1),
    )
