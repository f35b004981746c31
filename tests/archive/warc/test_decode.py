"""Content encodings are removed, within a limit and in bounded time."""

import gzip
import time
import zlib
from datetime import UTC, datetime

import pytest

from archive.records import CaptureKind
from archive.warc import NotDecodable, Payload, TooLarge, decoded

TEXT = "<p>18 May – naïve</p>".encode() * 100


def payload(body: bytes, *encodings: bytes) -> Payload:
    headers = tuple((b"content-encoding", encoding) for encoding in encodings)
    return Payload(
        kind=CaptureKind.RESPONSE,
        url="http://www.example.org/",
        captured_at=datetime(2019, 5, 20, tzinfo=UTC),
        status=200,
        headers=headers,
        body=body,
        body_headers=headers,
    )


def raw_deflate(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def packed(data: bytes) -> bytes:
    """In gzip, without the time: parameters of tests are the same in every process."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("body", "encodings"),
    [
        (TEXT, ()),
        (TEXT, (b"identity",)),
        (packed(TEXT), (b"gzip",)),
        (packed(TEXT), (b"X-GZip ",)),
        (packed(TEXT[:50]) + packed(TEXT[50:]) + b"\0\0", (b"gzip",)),
        (zlib.compress(TEXT), (b"deflate",)),
        (raw_deflate(TEXT), (b"deflate",)),
        (packed(zlib.compress(TEXT)), (b"deflate, gzip",)),
        (packed(zlib.compress(TEXT)), (b"deflate", b"gzip")),
    ],
)
def test_encodings_are_removed(body: bytes, encodings: tuple[bytes, ...]) -> None:
    assert decoded(payload(body, *encodings)) == TEXT


def test_brotli_is_removed_and_bounded() -> None:
    brotli = pytest.importorskip("brotli", minversion="1.2")
    assert decoded(payload(brotli.compress(TEXT), b"br")) == TEXT
    with pytest.raises(TooLarge):
        decoded(payload(brotli.compress(bytes(5_000_000)), b"br"), max_size=1_000_000)
    for broken in (b"no brotli", brotli.compress(TEXT)[:-2]):
        with pytest.raises(NotDecodable):
            decoded(payload(broken, b"br"))


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (TEXT, b"gzip"),
        (TEXT, b"deflate"),
        (packed(TEXT)[:-3], b"gzip"),
        (zlib.compress(TEXT)[:-3], b"deflate"),
        (packed(TEXT) + b"tail", b"gzip"),
        (TEXT, b"snappy"),
    ],
)
def test_what_is_not_so_encoded_is_an_error(body: bytes, encoding: bytes) -> None:
    with pytest.raises(NotDecodable, match=encoding.decode()):
        decoded(payload(body, encoding))


def test_no_bytes_are_no_bytes_in_any_encoding() -> None:
    assert decoded(payload(b"", b"gzip")) == b""


@pytest.mark.parametrize(("pack", "encoding"), [(gzip.compress, b"gzip"), (zlib.compress, b"deflate")])
def test_the_limit_holds_to_the_byte(pack: type, encoding: bytes) -> None:
    body = pack(bytes(1000))
    assert len(decoded(payload(body, encoding), max_size=1000)) == 1000
    with pytest.raises(TooLarge) as caught:
        decoded(payload(body, encoding), max_size=999)
    assert caught.value.limit == 999


def test_a_bomb_of_many_members_ends_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(NotDecodable, match="members"):
        decoded(payload(gzip.compress(b"") * 500_000, b"gzip"))
    assert time.perf_counter() - began < 2
