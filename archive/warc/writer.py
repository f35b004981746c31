"""Writing captures to the WARC files of an archive, in the format that the docstring of `archive.warc` describes."""

import contextlib
import zlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType

from archive.records import CaptureKind, CrawlRecord, WarcPosition
from archive.warc.exchange import Exchange, RefersTo, Resource, Written
from archive.warc.files import AppendFile, new_file, warc_files
from archive.warc.members import GZIP
from archive.warc.records import Built, exchange_records, note_record, resource_records, warcinfo_record
from archive.warc.repair import is_whole

__all__ = ["LEVEL", "MAX_SIZE", "WarcWriter"]

MAX_SIZE = 1_000_000_000
"""Bytes from which on a file takes no more records: the size that ISO 28500 recommends."""

LEVEL = 3
"""zlib's level: on listing pages it takes 0.6 of the time of level 6 and gives 4 % more bytes.

Payloads that came with a content encoding are stored in their gzip member as they are (level 0).
"""


class WarcWriter:
    """Appends one crawl's captures to an archive's WARC files; not for several threads.

    Each writer has a file of its own. Opening takes the newest that is not full, that no other writer has and that is
    `usable`, else it makes a new one; then it writes the crawl's `warcinfo`. Whoever writes holds the folder's lock
    (`archive.warc.lock`), and has torn tails repaired before. A write is durable when it returns; after an OSError the
    writer can go on being used. `at` is the time of opening, that of the crawl's start unless it is given.
    """

    def __init__(
        self,
        folder: Path,
        crawl: CrawlRecord,
        *,
        operator: str | None = None,
        max_size: int = MAX_SIZE,
        level: int = LEVEL,
        durable: bool = True,
        usable: Callable[[Path], bool] = is_whole,
        at: datetime | None = None,
    ) -> None:
        self._folder = folder
        self._crawl = crawl
        self._operator = operator
        self._max_size = max_size
        self._level = level
        self._durable = durable
        self._warcinfo: str | None = None
        self._closed = False
        opened_at = at or crawl.started_at
        self._file = self._open(usable) or self._new_file(opened_at)
        try:
            self._prepare(opened_at)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "WarcWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, which others may then append to; closing again does nothing."""
        if not self._closed:
            self._closed = True
            self._file.close()

    def write_exchange(self, exchange: Exchange, refers_to: RefersTo | None = None) -> Written:
        """Write metadata, request and response; with `refers_to`, a revisit without payload instead of the response.

        Raises ValueError, before anything is written, for what cannot stand in a WARC header.
        """
        warcinfo = self._prepare(exchange.captured_at)
        kind = CaptureKind.RESPONSE if refers_to is None else CaptureKind.REVISIT
        return self._store(exchange_records(exchange, refers_to, warcinfo), kind)

    def write_resource(self, resource: Resource) -> Written:
        """Write a saved file: metadata and resource."""
        # The time of import is the crawl's: captured_at may be years ago and would misdate a new file.
        warcinfo = self._prepare(self._crawl.started_at)
        return self._store(resource_records(resource, warcinfo), CaptureKind.RESOURCE)

    def write_note(self, fields: Mapping[str, str], at: datetime) -> None:
        """Write a metadata record about the crawl itself, for a rebuild: how a visit ended, for example."""
        warcinfo = self._prepare(at)
        self._append([note_record(fields, at, warcinfo)])

    def _open(self, usable: Callable[[Path], bool]) -> AppendFile | None:
        growing = (path for path in reversed(warc_files(self._folder)) if path.stat().st_size < self._max_size)
        return next((file for path in growing if (file := self._taken(path, usable))), None)

    def _taken(self, path: Path, usable: Callable[[Path], bool]) -> AppendFile | None:
        """The file, locked; None where another writer has it, has just filled it, or something is to be recovered."""
        with contextlib.ExitStack() as held:
            try:
                file = AppendFile(path, durable=self._durable)
            except BlockingIOError:
                return None
            held.callback(file.close)
            if file.end < self._max_size and usable(path):
                held.pop_all()
                return file
        return None

    def _new_file(self, at: datetime) -> AppendFile:
        return new_file(self._folder, at, durable=self._durable)

    def _prepare(self, at: datetime) -> str:
        """Rotate if the file is full; return the id of this crawl's warcinfo in it, written where it is missing."""
        if self._file.end >= self._max_size:
            full, self._file = self._file, self._new_file(at)
            full.close()
            self._warcinfo = None
        if self._warcinfo is None:
            record = warcinfo_record(self._file.path.name, self._crawl, self._operator, at)
            self._append([record])
            self._warcinfo = record.record_id
        return self._warcinfo

    def _store(self, records: list[Built], kind: CaptureKind) -> Written:
        offset, length = self._append(records)
        position = WarcPosition(file=self._file.path.name, offset=offset, length=length)
        return Written(position=position, record_id=records[-1].record_id, kind=kind, digest=records[-1].digest)

    def _append(self, records: list[Built]) -> tuple[int, int]:
        """Store the records as one piece, a gzip member each; return offset and length of the last one."""
        members = [zlib.compress(record.data, 0 if record.encoded else self._level, GZIP) for record in records]
        self._file.append(b"".join(members))
        return self._file.end - len(members[-1]), len(members[-1])
