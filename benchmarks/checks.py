"""What contestants that store entries must agree on, whatever their tables."""

import hashlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

__all__ = ["content_digest", "file_digest"]


def content_digest(rows: Iterable[tuple[str | None, str | None]]) -> str:
    """A digest of titles and dates (ISO 8601), in whatever order they come."""
    lines = sorted(f"{' '.join((title or '').split())}\t{day or ''}" for title, day in rows)
    return hashlib.sha1("\n".join(lines).encode(), usedforsecurity=False).hexdigest()[:16]


def file_digest(file: Path, lines: int) -> str:
    """A digest of the first so many lines of a text file, behind a header if the first line is one."""
    with file.open("rb") as text:
        head = next(text)
        first = head if head.startswith(b"{") else next(text)
        digest = hashlib.sha1(first, usedforsecurity=False)
        for line in islice(text, lines - 1):
            digest.update(line)
    return digest.hexdigest()[:16]


def parquet_digest(file: Path, columns: tuple[str, ...] = ("id", "source", "url", "title", "revision")) -> str:
    """A digest of all values of some columns."""
    import pyarrow.parquet as pq

    digest = hashlib.sha1(usedforsecurity=False)
    for batch in pq.ParquetFile(file).iter_batches(columns=list(columns)):
        for row in zip(*batch.to_pydict().values(), strict=True):
            digest.update(repr(row).encode())
    return digest.hexdigest()[:16]
