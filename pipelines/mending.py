"""Completes what killed runs left, once, before a run writes anything itself.

The run holds the folder's lock alone meanwhile, so no crawl that still lives is taken for one that was killed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from archive.folder import Archive
from archive.queries.crawls import UnfinishedCrawl, unfinished_crawls
from archive.queries.ends import StoredEnd, end_in, ends_of_warc
from archive.records import CrawlRecord
from archive.store import close_crawl, close_visit
from archive.warc import Repair, WarcMissing, WarcWriter, only_notes_follow, repair, warc_files
from archive.warc.lock import RunLock, locked
from pipelines.recover import recover
from pipelines.report import KILLED
from scraper.items import StopReason

__all__ = ["Begun", "begun_run", "note_end", "open_writer"]

_NOTHING = StoredEnd(stored=0, ended=0)


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that may write."""

    lock: RunLock
    notes: tuple[str, ...]
    """What was mended, for the operator."""


@contextmanager
def begun_run(archive: Archive, at: datetime) -> Iterator[Begun]:
    """Holds the archive's lock for a run, and has mended what others left.

    Raises WarcLocked where another run writes; WarcMissing or WarcShortened where stored captures are lost, of which
    nothing is to be written before they are back; ArchiveError or OSError where nothing can be written.
    """
    with locked(archive.warc) as lock:
        yield Begun(lock, tuple(_mend(archive, at)))


def open_writer(archive: Archive, crawl: CrawlRecord) -> WarcWriter:
    """A writer for a crawl of a run that holds the lock."""
    return _writer(archive, crawl, partial(_is_mended, archive), crawl.started_at)


def note_end(
    archive: Archive, writer: WarcWriter, visit: str, topic: str, reason: StopReason, pages: int, at: datetime
) -> None:
    """Notes how a visit ended, in the WARC file and in its row."""
    fields = {"visit": visit, "topic": topic, "stop-reason": reason, "complete": str(reason.complete)}
    writer.write_note({**fields, "pages": str(pages)}, at)
    with archive.writing() as conn:
        close_visit(conn, visit, ended_at=at, stop_reason=reason, complete=reason.complete, pages=pages)


def _writer(archive: Archive, crawl: CrawlRecord, usable: Callable[[Path], bool], at: datetime) -> WarcWriter:
    contact, most = archive.config.contact, archive.config.maximum_warc_size
    return WarcWriter(archive.warc, crawl, operator=contact, max_size=most, usable=usable, at=at)


def _is_mended(archive: Archive, path: Path) -> bool:
    """Whether a file may be appended to: not where a worker was killed, whose captures the next run has to find."""
    with archive.reading() as conn:
        end = end_in(conn, path.name)
    return only_notes_follow(path, end.ended)


def _mend(archive: Archive, at: datetime) -> Iterator[str]:
    with archive.reading() as conn:
        ends = ends_of_warc(conn)
    _require_files(archive, ends)
    found = [repair(path, ends.get(path.name, _NOTHING).stored) for path in warc_files(archive.warc)]
    repaired = [one for one in found if one]
    yield from map(_told, repaired)
    yield from recover(archive, {name: end.ended for name, end in ends.items()})
    with archive.reading() as conn:
        killed = unfinished_crawls(conn)
    damaged = {one.file for one in repaired if one.damaged}
    for crawl in killed:
        _close_killed(archive, crawl, damaged, at)


def _require_files(archive: Archive, ends: Mapping[str, StoredEnd]) -> None:
    """Raises WarcMissing for a file that would still grow: full ones may be kept elsewhere."""
    there = {path.name for path in warc_files(archive.warc)}
    for name, end in ends.items():
        if name not in there and end.stored < archive.config.maximum_warc_size:
            raise WarcMissing(archive.warc / name)


def _told(found: Repair) -> str:
    """What was done about the end of a WARC file."""
    if found.damaged:
        return f"{found.file} is damaged behind byte {found.kept}; it was left as it is, and nothing is added to it"
    return f"{found.file}: {found.cut} bytes of a torn record were cut"


def _close_killed(archive: Archive, crawl: UnfinishedCrawl, damaged: Collection[str], at: datetime) -> None:
    """Notes the end of a crawl in its name, so that a rebuild finds it too."""
    # All files are mended by now; the rows alone do not say so before the crawl has its end.
    with _writer(archive, crawl.record, lambda path: path.name not in damaged, at) as writer:
        for visit in crawl.visits:
            note_end(archive, writer, visit.ident, visit.topic, StopReason.INTERRUPTED, visit.pages, at)
        writer.write_note({"crawl": crawl.record.ident, "outcome": KILLED}, at)
        with archive.writing() as conn:
            close_crawl(conn, crawl.record.ident, at, KILLED)
