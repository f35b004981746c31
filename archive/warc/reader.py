"""Reading WARC files to their true end: a record is whole and matches its digest, or there is an error."""

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from archive.warc.errors import WrongRecord
from archive.warc.exchange import Headers
from archive.warc.fields import parse_fields
from archive.warc.members import walk

__all__ = ["MAX_RECORD", "HttpMessage", "Record", "check_digest", "iter_records", "read_record"]

MAX_RECORD = 1 << 30
"""Bytes of an uncompressed record that are taken into memory at most."""

LENGTH = re.compile("[0-9]{1,15}")

_parser = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """The block of a request, response or revisit record, taken apart."""

    first_line: bytes
    headers: Headers
    body: bytes

    @property
    def status(self) -> int | None:
        """None where the first line is no status line: of a request, for example."""
        words = self.first_line.split(maxsplit=2)
        return int(words[1]) if len(words) > 1 and len(words[1]) == 3 and words[1].isdigit() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One WARC record. `offset` and `length` are bytes of the compressed file."""

    file: Path
    offset: int
    length: int
    type: str
    headers: tuple[tuple[str, str], ...]
    block: bytes

    def header(self, name: str) -> str | None:
        """The first WARC header of this name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def required(self, name: str) -> str:
        """The same, where it must be there: else `WrongRecord`."""
        value = self.header(name)
        if value is None:
            raise WrongRecord(self.file, self.offset, f"it has no {name}")
        return value

    @property
    def date(self) -> datetime:
        """WARC-Date, aware UTC."""
        text = self.required("WARC-Date")
        try:
            date = datetime.fromisoformat(text)
        except ValueError:
            date = None
        if date is None or date.tzinfo is None:
            raise WrongRecord(self.file, self.offset, f"its WARC-Date is {text!r}")
        return date.astimezone(UTC)

    @property
    def fields(self) -> dict[str, str]:
        """The lines of a `warcinfo` or `metadata` record."""
        return parse_fields(self.block)

    @property
    def http(self) -> HttpMessage:
        """The HTTP message of a request, response or revisit record; its body is as received."""
        head, _, body = self.block.partition(b"\r\n\r\n")
        first_line, *lines = head.split(b"\r\n")
        pairs = (line.partition(b":") for line in lines)
        headers = tuple((name.strip(), value.strip()) for name, _, value in pairs)
        return HttpMessage(first_line=first_line, headers=headers, body=body)


def iter_records(path: Path, start: int = 0) -> Iterator[Record]:
    """The records of a file, from one that begins at `start` to the true end.

    The file has one gzip member per record. Raises `TornRecord` where no whole member stands, and `WrongRecord` where
    a record is shorter or longer than it says, has another digest than it says, or is larger than `MAX_RECORD`.
    """
    data = _Bounded(path, start)
    for offset, length in walk(path, start, data.add):
        yield _record(path, offset, length, data.take(offset + length))


def read_record(path: Path, offset: int, length: int) -> Record:
    """The one record at this place; `WrongRecord` if it is not `length` bytes long."""
    record = next(iter_records(path, offset), None)
    if record is None or record.length != length:
        found = "the end of the file" if record is None else f"a record of {record.length} bytes"
        raise WrongRecord(path, offset, f"{found} where one of {length} bytes should be")
    return record


class _Bounded:
    """Collects the pieces of one record at a time."""

    def __init__(self, path: Path, start: int) -> None:
        self._path, self._offset = path, start
        self._data = bytearray()

    def add(self, piece: bytes) -> None:
        self._data += piece
        if len(self._data) > MAX_RECORD:
            raise WrongRecord(self._path, self._offset, f"it is larger than {MAX_RECORD} bytes")

    def take(self, next_offset: int) -> bytes:
        data = bytes(self._data)
        self._data.clear()
        self._offset = next_offset
        return data


def _record(path: Path, offset: int, length: int, data: bytes) -> Record:
    stream = io.BytesIO(data)
    try:
        parsed = _parser.parse(stream)
    except (EOFError, StatusAndHeadersParserException):
        raise WrongRecord(path, offset, "it does not begin like a WARC record") from None
    begin = stream.tell()
    declared = parsed.get_header("Content-Length") or ""
    end = begin + int(declared) if LENGTH.fullmatch(declared) else -1
    if data[end:] != b"\r\n\r\n":
        raise WrongRecord(
            path, offset, f"its Content-Length is {declared or 'missing'}, its block has {len(data) - begin - 4} bytes"
        )
    record = Record(
        file=path,
        offset=offset,
        length=length,
        type=parsed.get_header("WARC-Type") or "",
        headers=tuple(parsed.headers),
        block=data[begin:end],
    )
    check_digest(record, "WARC-Block-Digest", record.block)
    return record


def check_digest(record: Record, header: str, data: bytes) -> None:
    """Raise `WrongRecord` if the header states another digest, in base 32 or 16; nothing stated is nothing wrong."""
    stated = record.header(header)
    if stated is None:
        return
    algorithm, _, value = stated.partition(":")
    try:
        digest = hashlib.new(algorithm.replace("-", ""), data, usedforsecurity=False).digest()
    except ValueError:
        raise WrongRecord(record.file, record.offset, f"its {header} {stated!r} is of an unknown kind") from None
    if value.upper().rstrip("=") not in {base64.b32encode(digest).decode().rstrip("="), digest.hex().upper()}:
        raise WrongRecord(record.file, record.offset, f"its {header} {stated!r} is not that of its bytes")
