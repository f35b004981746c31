"""Walking the gzip members of a file, one WARC record each, in constant memory."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from archive.warc.errors import TornRecord

__all__ = ["walk"]

CHUNK = 16_384
"""Bytes read at a time. What zlib leaves over after a member is copied, so more would cost more for small records."""

PIECE = 65_536
"""Bytes decompressed at a time, whatever the ratio: a gzip bomb takes time, never memory."""

GZIP = 31
"""zlib's `wbits` for exactly one gzip member, header and checksum verified."""


def walk(path: Path, start: int, sink: Callable[[bytes], object]) -> Iterator[tuple[int, int]]:
    """Yield offset and length of each gzip member from `start` to the true end of the file.

    The decompressed bytes of a member were given to `sink`, in pieces, when its offset is yielded.
    Raises `TornRecord` at the first place that is no whole member.
    """
    with path.open("rb") as stream:
        stream.seek(start)
        offset, rest = start, stream.read(CHUNK)
        while rest:
            try:
                length, rest = _inflate(stream, rest, sink)
            except EOFError:
                raise TornRecord(path, offset, "the file ends inside it") from None
            except zlib.error as error:
                raise TornRecord(path, offset, f"the bytes are no gzip member ({error})") from None
            yield offset, length
            offset += length
            rest = rest or stream.read(CHUNK)


def _inflate(stream: BinaryIO, rest: bytes, sink: Callable[[bytes], object]) -> tuple[int, bytes]:
    """Decompress one member that begins with `rest`; return its length and what was read beyond it."""
    inflate = zlib.decompressobj(wbits=GZIP)
    length = 0
    while not inflate.eof:
        rest = rest or stream.read(CHUNK)
        if not rest:
            raise EOFError
        sink(inflate.decompress(rest, PIECE))
        after = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        length += len(rest) - len(after)
        rest = after
    return length, rest
