"""Cutting the torn tail that a killed run or a full disk left at the end of a file.

A *torn tail* is a bad place with no record after it. A bad place with records after it is *damage* (a failing disk):
cutting there would throw away good records, so the file is left as it is and said to be damaged.
"""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.records import CaptureKind
from archive.warc.errors import TornRecord, WarcError, WarcShortened
from archive.warc.members import GZIP, walk
from archive.warc.reader import iter_records

__all__ = ["Repair", "is_whole", "only_notes_follow", "repair"]

MAGIC = b"\x1f\x8b\x08"
BLOCK = 1 << 20
LOOK_AHEAD = 512
"""Compressed bytes from which the first letters of a record can surely be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What was found behind the last whole record of a file."""

    file: str
    kept: int
    """Bytes up to the end of the last whole record."""
    cut: int
    """Bytes that were cut off behind it; 0 where the file is damaged."""
    damaged: bool
    """More records follow the bad place: nothing was cut, and nothing may be appended to this file."""


def repair(path: Path, known_good: int = 0) -> Repair | None:
    """Cut the file to its last whole record; None where nothing had to be done.

    `known_good` is a byte offset that is known to be the end of a whole record: the check begins there. Time is linear
    in what is checked, memory constant. A file without any whole record becomes empty. Raises `WarcShortened` if the
    file ends before `known_good`.
    """
    size = path.stat().st_size
    if size < known_good:
        raise WarcShortened(path, size, known_good)
    kept = _whole_until(path, known_good)
    if kept == size:
        return None
    if _record_follows(path, kept):
        return Repair(file=path.name, kept=kept, cut=0, damaged=True)
    with path.open("r+b") as stream:
        stream.truncate(kept)
        os.fsync(stream.fileno())
    return Repair(file=path.name, kept=kept, cut=size - kept, damaged=False)


def is_whole(path: Path) -> bool:
    """Whether the file ends with a whole record: it is read from its beginning."""
    return _whole_until(path, 0) == path.stat().st_size


def only_notes_follow(path: Path, known_good: int) -> bool:
    """Whether the file is whole from this end of a record on, and no capture is there: nothing is to be recovered."""
    if path.stat().st_size < known_good:
        return False
    try:
        return all(record.type not in set(CaptureKind) for record in iter_records(path, known_good))
    except WarcError:
        return False


def _whole_until(path: Path, start: int) -> int:
    end = start
    try:
        for offset, length in walk(path, start, len):
            end = offset + length
    except TornRecord as torn:
        return torn.offset
    return end


def _record_follows(path: Path, bad: int) -> bool:
    """Whether any gzip member after the bad place begins like a WARC record.

    Only the first letters are looked at, so that the search stays linear whatever the bytes are.
    """
    with path.open("rb") as stream:
        return any(
            _begins_record(os.pread(stream.fileno(), LOOK_AHEAD, place)) for place in _magic_places(path, bad + 1)
        )


def _magic_places(path: Path, start: int) -> Iterator[int]:
    with path.open("rb") as stream:
        stream.seek(start)
        base, carried = start, b""
        while block := stream.read(BLOCK):
            window = carried + block
            place = window.find(MAGIC)
            while place >= 0:
                yield base + place
                place = window.find(MAGIC, place + 1)
            carried = window[-(len(MAGIC) - 1) :]
            base += len(window) - len(carried)


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=GZIP).decompress(data, 5) == b"WARC/"
    except zlib.error:
        return False
