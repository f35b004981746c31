"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from archive.db import translate_errors

__all__ = ["written_whole"]


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file to write to, line ends as given; at the end of the block it takes the place of `path`.

    Until then it has a temporary name beside it. If the block raises, `path` is as it was.
    Raises `StorageFailed` where the medium refuses.
    """
    if path.exists() and not path.is_file():
        # A pipe or a device is written to; nothing can take its place.
        with translate_errors(path), path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    path = path.resolve()  # a link stays, and what it leads to is replaced
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    with translate_errors(path):
        try:
            with temporary.open("w", encoding="utf-8", newline="") as out:
                if path.exists():
                    temporary.chmod(path.stat().st_mode)  # who might not read the old one may not read the new one
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
