"""One run per folder, held by the operating system: a process that dies, however it dies, lets go of the lock.

A *run* is one process, or one with workers. It begins alone, so it is refused while any process of another run lives,
whichever of them died first. To have workers it shares the lock with them.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.warc.errors import WarcLocked

__all__ = ["LOCK_NAME", "RunLock", "locked"]

LOCK_NAME = "writer.lock"


class RunLock:
    """The lock of a folder, for as long as `locked` holds it."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self._folder = folder
        self._descriptor = descriptor

    def share(self) -> None:
        """Lets workers in, which take the lock `shared`, and still no other run.

        Raises `WarcLocked` where one came in between: the system lets go of a lock before it gives the other kind.
        """
        self._take(fcntl.LOCK_SH)

    def take(self, *, shared: bool) -> None:
        self._take(fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        if not shared:
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def _take(self, kind: int) -> None:
        try:
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarcLocked(self._folder, self._holder()) from None

    def _holder(self) -> int | None:
        text = os.pread(self._descriptor, 32, 0)
        return int(text) if text.isdigit() else None


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[RunLock]:
    """Hold the folder's lock, alone or `shared` with a run that let this process in.

    Raises `WarcLocked` at once where another run has it. The lock file holds the process id of the run. It is never
    deleted: between a deletion and a new file two processes could each hold a lock on a file of this name.
    """
    descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        lock = RunLock(folder, descriptor)
        lock.take(shared=shared)
        yield lock
    finally:
        os.close(descriptor)
