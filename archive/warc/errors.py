"""Errors of the WARC files.

    WarcError
    ├── WarcLocked          another run writes into this folder
    ├── WarcMissing         a file that is not full and has stored records is gone
    ├── WarcShortened       a file ends before the last record that is known to have been stored
    ├── TornRecord          no whole gzip member stands at this place: file, offset
    ├── WrongRecord         a whole member, but not the record it should be: file, offset
    └── NotDecodable        a payload's content encoding cannot be removed
        └── TooLarge        … because the result would exceed the limit

Errors of the disk (full, read-only, missing file) stay what they are: `OSError`.
"""

from pathlib import Path

from archive.sendable import Sendable

__all__ = [
    "NotDecodable",
    "TooLarge",
    "TornRecord",
    "WarcError",
    "WarcLocked",
    "WarcMissing",
    "WarcShortened",
    "WrongRecord",
]


class WarcError(Sendable):
    """Base of all errors that `archive.warc` raises on purpose."""


class WarcLocked(WarcError):
    """Another run holds the folder's lock; `pid`, of the process that began it, is None where it has not said so."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        self.folder = folder
        self.pid = pid
        holder = "Another process" if pid is None else f"Process {pid}"
        super().__init__(
            f"{holder} is writing to {folder}. Wait until it has ended: an archive has one run that writes at a time."
        )


class WarcMissing(WarcError):
    """A file that would be appended to is not there: stored captures are lost, so nothing may be written."""

    def __init__(self, file: Path) -> None:
        self.file = file
        super().__init__(f"{file} is missing, and the database names captures in it. Restore it from a copy.")


class WarcShortened(WarcError):
    """A file is shorter than what was durably stored in it: stored captures are lost, so nothing may be appended."""

    def __init__(self, file: Path, size: int, known: int) -> None:
        self.file = file
        self.size = size
        self.known = known
        super().__init__(
            f"{file} has {size} bytes, but records up to byte {known} were stored in it. "
            "Restore the file from a copy before anything is written."
        )


class TornRecord(WarcError):
    """The bytes at `offset` are no whole gzip member: cut off, overwritten or never gzip."""

    def __init__(self, file: Path, offset: int, reason: str) -> None:
        self.file = file
        self.offset = offset
        super().__init__(f"{file} has no whole record at byte {offset}: {reason}.")


class WrongRecord(WarcError):
    """A whole gzip member, but its record breaks its own promises (length, digest) or is not the one looked for."""

    def __init__(self, file: Path, offset: int, reason: str) -> None:
        self.file = file
        self.offset = offset
        self.reason = reason
        super().__init__(f"The record at byte {offset} of {file} is wrong: {reason}.")


class NotDecodable(WarcError):
    """The bytes are not in the content encoding that their header declares, or it is one nothing here can read."""

    def __init__(self, encoding: str, reason: str) -> None:
        self.encoding = encoding
        super().__init__(f"The payload cannot be decoded as {encoding!r}: {reason}.")


class TooLarge(NotDecodable):
    """Decoding was stopped: the result would be larger than `limit` bytes."""

    def __init__(self, encoding: str, limit: int) -> None:
        self.limit = limit
        super().__init__(encoding, f"the result is larger than {limit} bytes")
