"""Removing content encodings (RFC 9110, 8.4) within a limit, whatever the bytes claim."""

import importlib
import zlib
from collections.abc import Callable

from archive.warc.errors import NotDecodable, TooLarge
from archive.warc.payload import Payload

__all__ = ["MAX_DECODED", "decoded"]

MAX_DECODED = 100_000_000
"""Bytes; a listing page of this size is no listing page."""

MAX_MEMBERS = 16
"""Each gzip member costs a copy of what follows it: a body of a million tiny ones would keep us busy for hours."""


def decoded(payload: Payload, max_size: int = MAX_DECODED) -> bytes:
    """The body with its content encodings removed: gzip, deflate, and br where brotli 1.2 or later is installed.

    Raises `TooLarge` beyond `max_size` bytes and `NotDecodable` for bytes that are not so encoded, are cut off, or are
    in an encoding that is not known here. An empty body is empty in any encoding.
    """
    data = payload.body
    for encoding in reversed(_encodings(payload)):
        if encoding not in _DECODERS:
            raise NotDecodable(encoding, "this content encoding is not known here")
        data = _DECODERS[encoding](data, max_size) if data else b""
    return data


def _encodings(payload: Payload) -> list[str]:
    """In the order in which they were applied."""
    values = (value.decode("latin-1") for name, value in payload.body_headers if name.lower() == b"content-encoding")
    names = (name.strip().lower() for value in values for name in value.split(","))
    return [name for name in names if name not in {"", "identity"}]


def _gzip(data: bytes, max_size: int) -> bytes:
    """One or several gzip members; zero bytes after the last one are padding."""
    parts: list[bytes] = []
    left = max_size
    while data.strip(b"\0"):
        if len(parts) == MAX_MEMBERS:
            raise NotDecodable("gzip", f"it has more than {MAX_MEMBERS} members")
        part, data = _inflated("gzip", data, 31, left, max_size)
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _deflate(data: bytes, max_size: int) -> bytes:
    """With the zlib header that RFC 9110 asks for, or without, as some servers send it."""
    try:
        return _inflated("deflate", data, 15, max_size, max_size)[0]
    except TooLarge:
        raise
    except NotDecodable:
        return _inflated("deflate", data, -15, max_size, max_size)[0]


def _inflated(encoding: str, data: bytes, wbits: int, left: int, max_size: int) -> tuple[bytes, bytes]:
    """The result of one stream, at most `left` bytes, and what follows it."""
    inflate = zlib.decompressobj(wbits=wbits)
    try:
        result = inflate.decompress(data, left + 1)
    except zlib.error as error:
        raise NotDecodable(encoding, str(error)) from None
    if len(result) > left:
        raise TooLarge(encoding, max_size)
    if not inflate.eof:
        raise NotDecodable(encoding, "the bytes are cut off")
    return result, inflate.unused_data


def _brotli(data: bytes, max_size: int) -> bytes:
    try:
        brotli = importlib.import_module("brotli")
    except ImportError:
        raise NotDecodable("br", "the package brotli is not installed") from None
    stream = brotli.Decompressor()
    try:
        result: bytes = stream.process(data, output_buffer_limit=max_size + 1)
    except TypeError:
        # Before 1.2 nothing bounds the output, and a few bytes may become gigabytes.
        raise NotDecodable("br", "the package brotli must be 1.2 or later") from None
    except brotli.error as error:
        raise NotDecodable("br", str(error)) from None
    if len(result) > max_size:
        raise TooLarge("br", max_size)
    if not stream.is_finished():
        raise NotDecodable("br", "the bytes are cut off")
    return result


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
