"""The files of a folder: their names, their order, and appending to one of them so that it holds whole records only.

One writer per file, held by the operating system: `AppendFile` locks what it appends to.
"""

import fcntl
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from archive.warc.errors import WarcShortened

__all__ = ["SERIAL_LOCK", "AppendFile", "new_file", "warc_files"]

SERIAL_LOCK = "serial.lock"
"""Its lock is for giving a new file the next number: names with the same number could differ in their times."""

NAME = re.compile(r"cuttings-\d{8}T\d{6}Z-(\d{5,})\.warc\.gz")

# Where there is no fdatasync (macOS), fsync does the same and a little more.
_sync = getattr(os, "fdatasync", os.fsync)


def warc_files(folder: Path) -> list[Path]:
    """The WARC files that were written here, oldest first; files of other names are not ours."""
    return sorted((path for path in folder.iterdir() if NAME.fullmatch(path.name)), key=_serial)


def _serial(path: Path) -> int:
    match = NAME.fullmatch(path.name)
    return int(match[1]) if match else 0


class AppendFile:
    """A file that grows by whole pieces: a piece is there in full and durable, or not at all.

    Opening it raises BlockingIOError while another writer has it, FileExistsError where a `new` one is there already.
    """

    def __init__(self, path: Path, *, durable: bool, new: bool = False) -> None:
        self.path = path
        self._durable = durable
        self._descriptor = os.open(path, os.O_RDWR | (os.O_CREAT | os.O_EXCL if new else 0), 0o644)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Not before the lock: what another writer appended meanwhile would be cut off.
            self.end = os.fstat(self._descriptor).st_size
            """Where the next piece will begin."""
        except OSError:
            os.close(self._descriptor)
            raise

    def append(self, piece: bytes) -> int:
        """Write and sync the piece; return the offset where it begins.

        On an OSError (disk full) the file is cut back to what it was, and the error propagates.
        """
        offset = self.end
        self._cut_back()
        try:
            self._write(piece)
            if self._durable:
                _sync(self._descriptor)
        except OSError as error:
            self._cut_back_after(error)
            raise
        self.end = offset + len(piece)
        return offset

    def close(self) -> None:
        """Close the file; writing to it afterwards is an OSError."""
        # The number may soon belong to another file: it must not be used again.
        descriptor, self._descriptor = self._descriptor, -1
        os.close(descriptor)

    def _write(self, piece: bytes) -> None:
        view, place = memoryview(piece), self.end
        while view:
            written = os.pwrite(self._descriptor, view, place)
            view, place = view[written:], place + written

    def _cut_back(self) -> None:
        """Also done before each piece, in case it failed after the last one."""
        size = os.fstat(self._descriptor).st_size
        if size < self.end:
            raise WarcShortened(self.path, size, self.end)
        if size > self.end:
            os.ftruncate(self._descriptor, self.end)

    def _cut_back_after(self, error: OSError) -> None:
        try:
            self._cut_back()
        except OSError as second:
            error.add_note(f"{self.path} could not be cut back to {self.end} bytes either: {second}")


def new_file(folder: Path, at: datetime, *, durable: bool) -> AppendFile:
    """A new empty file, named after the time of opening and the next serial number."""
    while True:
        # Another writer that looks for a file may take ours before we have locked it: it may keep it.
        with suppress(BlockingIOError):
            file = _made(folder, at, durable=durable)
            break
    if durable:
        _sync_folder(folder)
    return file


def _made(folder: Path, at: datetime, *, durable: bool) -> AppendFile:
    turn = os.open(folder / SERIAL_LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        serial = max(map(_serial, warc_files(folder)), default=0) + 1
        name = f"cuttings-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{serial:05}.warc.gz"
        return AppendFile(folder / name, durable=durable, new=True)
    finally:
        os.close(turn)


def _sync_folder(folder: Path) -> None:
    """Without this a power failure could take the name of a file whose content is safe."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
