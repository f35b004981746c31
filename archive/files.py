"""Files and folders that appear whole or not at all, and the checksum of what is written."""

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from archive.db import translate_errors
from archive.errors import OutputExists, StorageFailed

__all__ = ["Checksummed", "as_text", "refuse_existing", "written_whole", "written_whole_bytes"]

_ADVICE = "What was there before is as it was."


class Checksummed(io.RawIOBase):
    """Passes bytes on to a binary file and keeps their number and SHA-256. Closing it leaves the file open."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._hash = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(cast("bytes", data))
        self._out.write(view)
        self._hash.update(view)
        self.size += view.nbytes
        return view.nbytes

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        self._out.flush()


@contextmanager
def as_text(out: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """The same file for UTF-8 text, line ends as given, whatever the machine thinks of either."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    yield text
    text.flush()
    text.detach()


def refuse_existing(path: Path) -> None:
    """Raises `OutputExists` where something would be replaced; a pipe or a device is only written to."""
    if path.is_file() or path.is_dir():
        raise OutputExists(path)


@contextmanager
def written_whole(path: Path) -> Iterator[io.TextIOWrapper]:
    """A UTF-8 text file to write to, line ends as given; otherwise as `written_whole_bytes`."""
    with written_whole_bytes(path) as out, as_text(out) as text:
        yield text


@contextmanager
def written_whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file to write to; at the end of the block it takes the place of `path`.

    Until then it has a temporary name beside it. If the block raises, `path` is as it was.
    Raises `StorageFailed` where the medium refuses.
    """
    if path.exists() and not path.is_file():
        # A pipe or a device is written to; nothing can take its place.
        with translate_errors(path, _ADVICE), path.open("wb") as out:
            yield out
        return
    path = path.resolve()  # a link stays, and what it leads to is replaced
    if not path.parent.is_dir():
        raise StorageFailed(path, "its folder does not exist", "Make it, or choose another place.")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    with translate_errors(path, _ADVICE):
        try:
            with temporary.open("wb") as out:
                if path.exists():
                    temporary.chmod(path.stat().st_mode)  # who might not read the old one may not read the new one
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
