"""One writer per folder, held by the operating system: a process that dies, however it dies, lets go of the lock."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.warc.errors import WarcLocked

__all__ = ["LOCK_NAME", "locked"]

LOCK_NAME = "writer.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, or raise `WarcLocked` at once if another writer has it.

    The lock file holds the writer's process id. It is never deleted: between a deletion and a new file two processes
    could each hold a lock on a file of this name.
    """
    descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarcLocked(folder, _holder(descriptor)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> int | None:
    text = os.pread(descriptor, 32, 0)
    return int(text) if text.isdigit() else None
