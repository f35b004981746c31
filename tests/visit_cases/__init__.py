"""Short ways to store whole visits of a topic: one line per visit, one string per page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from archive.folder import Archive
from archive.records import CaptureRecord, CrawlRecord, EntryRecord, QuarantineRecord, VisitRecord, WarcPosition
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
        number = next(self._numbers)
        ident = f"visit-{number:03}"
        with self.archive.writing() as conn:
            register_source(conn, "ports", "Ports of the North")
            crawl = CrawlRecord(
                ident=f"crawl-{number:03}", source="ports", kind="crawl", started_at=self.at(day), software="cuttings/0"
            )
            open_crawl(conn, crawl)
            record = VisitRecord(ident=ident, crawl=crawl.ident, topic=topic, started_at=self.at(day))
            open_visit(conn, record, topic.title(), f"https://example.org/{topic}/1")
            for index, letters in enumerate(pages):
                place = 1000 * number + index
                capture = CaptureRecord(
                    crawl=crawl.ident,
                    visit=ident,
                    url=f"https://example.org/{topic}/{first + index}",
                    captured_at=self.at(day) + timedelta(minutes=index),
                    kind="response",  # type: ignore[arg-type]
                    status=200,
                    media_type="text/html",
                    digest=f"sha1:{letters}",
                    warc=WarcPosition(file=f"crawl-{number:03}.warc.gz", offset=place, length=1),
                )
                unreadable = QuarantineRecord(position=hole, reason="unreadable", text="?")
                entries = [self.entry(letter, position) for position, letter in _placed(letters, hole)]
                content = self.writing.listing(*entries, quarantined=(unreadable,) if hole else ())
                store_page(conn, capture, content)
            end = self.at(day) + timedelta(minutes=len(pages))
            reason = "last page" if complete else "timeout"
            close_visit(conn, ident, ended_at=end, stop_reason=reason, complete=complete, pages=len(pages))

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
