"""Stores what a killed run wrote to WARC files and could no longer write to the database.

A capture is in its WARC file before its row is in the database, so a kill can leave the one without the other. The
files alone say of which crawl, visit and topic each record is; the rows, and what the pages listed, are made from them.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from sqlalchemy.exc import SQLAlchemyError

from archive.folder import Archive
from archive.queries.captures import is_stored
from archive.records import CaptureKind, CaptureRecord, ListingRecord, WarcPosition
from archive.store import store_capture, store_page
from archive.warc import Record, WarcError, iter_records, payload_of, read_payload, warc_files
from pipelines.report import KILLED
from pipelines.rereading import Reader, Reading, read_capture, reader
from pipelines.retold import capture_of_record, open_crawl_of, open_visit_of, store_note
from scraper.errors import SourceError
from scraper.sources import Source, find_source

__all__ = ["READABLE", "recover", "store_kept"]

CAPTURES = frozenset(CaptureKind)
READABLE = (None, 200, 304)
"""Statuses of captures that a listing may be read from; None is an imported file's."""
MUCH = 4_000_000
"""Bytes of WARC files, those of some four hundred pages, from which on it pays to start processes that read them."""
AHEAD = 32
"""Records that are read before the first of them is stored."""

Step: TypeAlias = Callable[[], Iterable[str]]
"""Stores what a record says, and tells what an operator should know."""


def recover(archive: Archive, since: Mapping[str, int] | None, *, much: int = MUCH) -> Iterator[str]:
    """Stores every capture that the WARC files hold and that has no row.

    Each file is read from the offset that `since` has for its name, else from its beginning; if there are more than
    `much` bytes, pages are read by processes beside this one, which stores. Yields what an operator should know: a
    record that cannot be read, and the end of a file behind a damaged place.
    """
    files = {path: (since or {}).get(path.name, 0) for path in warc_files(archive.warc)}
    size = sum(path.stat().st_size - start for path, start in files.items())
    with reader(archive.sources, side_by_side=size > much) as read:
        recovery = _Recovery(archive, read)
        steps: deque[Step] = deque()
        for step in chain.from_iterable(recovery.steps(path, start) for path, start in files.items()):
            steps.append(step)
            if len(steps) > AHEAD:
                yield from steps.popleft()()
        for step in steps:
            yield from step()
    yield from recovery.take_late()
    if recovery.stored:
        yield f"{recovery.stored} captures that were in WARC files only were stored"


def _unusable(record: Record, error: Exception) -> str:
    place = f"{record.file.name} at byte {record.offset}"
    return f"{place} could not be used: {type(error).__name__}: {str(error).splitlines()[0]}"


def store_kept(archive: Archive, capture: CaptureRecord, source: Source, topic: str) -> None:
    """Stores a capture with what its bytes in the WARC file list. Raises WarcError or OSError where they are gone."""
    _store(archive, capture, read_capture(read_payload(archive.warc, capture.warc), source, topic))


def _store(archive: Archive, capture: CaptureRecord, reading: Reading | None) -> None:
    with archive.writing() as conn:
        if isinstance(reading, ListingRecord):
            store_page(conn, capture, reading)
        else:
            store_capture(conn, capture, verdict=reading)


@dataclass(slots=True)
class _Recovery:
    """What was read before a record says what the record is."""

    archive: Archive
    read: Reader
    stored: int = 0
    _late: list[Record] = field(default_factory=list)
    """Notes to be stored last: the ends of crawls that were killed, and of their visits, where these are not known yet.

    A later run wrote them, maybe to an earlier file than the captures. A crawl has ended when all of them have rows.
    """
    _metadata: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the id of the capture that each is about, which follows it."""
    _sources: dict[str, Source | None] = field(default_factory=dict)
    _visits: set[str] = field(default_factory=set)
    """Those that were opened, and have not ended."""

    def steps(self, path: Path, start: int) -> Iterator[Step]:
        """What is to be done about each record of a file, in order, and about the end of a file behind a damage."""
        try:
            for record in iter_records(path, start):
                yield partial(self._taken, record, self._step(record))
        except WarcError as error:
            yield partial(iter, [str(error)])

    def _taken(self, record: Record, step: Step) -> Iterator[str]:
        """Takes a step; a record that says what none of our runs says is named, and must not block the archive."""
        try:
            yield from step()
        except (LookupError, ValueError, SQLAlchemyError) as error:
            yield _unusable(record, error)

    def _step(self, record: Record) -> Step:
        try:
            return self._met(record)
        except (LookupError, ValueError) as error:
            return partial(iter, [_unusable(record, error)])

    def _met(self, record: Record) -> Step:
        if record.type == "warcinfo" and "crawl" in record.fields:
            return partial(self._open_crawl, record)
        if record.type == "metadata" and (about := record.header("WARC-Concurrent-To")):
            self._metadata[about] = record.fields
        elif record.type == "metadata":
            return partial(self._take_note, record)
        elif record.type in CAPTURES:
            fields = self._metadata.pop(record.required("WARC-Record-ID"), {})
            if "crawl" in fields:
                return self._met_capture(record, fields)
        return tuple

    def take_late(self) -> Iterator[str]:
        for record in self._late:
            try:
                self._store_note(record)
            except (LookupError, ValueError, SQLAlchemyError) as error:
                yield _unusable(record, error)

    def _open_crawl(self, record: Record) -> Iterable[str]:
        with self.archive.writing() as conn:
            open_crawl_of(conn, record.fields, self._source(record.fields["source"]))
        return ()

    def _take_note(self, record: Record) -> Iterable[str]:
        if record.fields.get("outcome") == KILLED:
            self._late.append(record)
            return ()
        try:
            self._store_note(record)
        except LookupError:
            self._late.append(record)
        return ()

    def _store_note(self, record: Record) -> None:
        with self.archive.writing() as conn:
            store_note(conn, record)
        self._visits.discard(record.fields.get("visit", ""))

    def _met_capture(self, record: Record, fields: dict[str, str]) -> Step:
        position = WarcPosition(file=record.file.name, offset=record.offset, length=record.length)
        with self.archive.reading() as conn:
            if is_stored(conn, position):
                return tuple
        try:
            payload = payload_of(self.archive.warc, record)
        except (WarcError, OSError) as error:
            return partial(iter, [f"{position.file} at byte {position.offset} was not stored: {error}"])
        capture = capture_of_record(record, payload, position, fields)
        source = self._source(fields["source"])
        readable = source and capture.visit and capture.status in READABLE
        reading = self.read(payload, source, fields["topic"]) if source and readable else None
        return partial(self._take_capture, capture, fields, reading)

    def _take_capture(
        self, capture: CaptureRecord, fields: dict[str, str], reading: Callable[[], Reading] | None
    ) -> Iterable[str]:
        if capture.visit and capture.visit not in self._visits:
            with self.archive.writing() as conn:
                open_visit_of(conn, self._source(fields["source"]), fields)
            self._visits.add(capture.visit)
        _store(self.archive, capture, reading() if reading else None)
        self.stored += 1
        return ()

    def _source(self, slug: str) -> Source | None:
        """None where the definition is gone: the captures are kept, and can be read when it is back."""
        if slug not in self._sources:
            try:
                self._sources[slug] = find_source(slug, self.archive.sources)
            except SourceError:
                self._sources[slug] = None
        return self._sources[slug]
