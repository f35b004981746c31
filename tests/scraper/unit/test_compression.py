"""Bodies that are cut off: what is missing must not look like the end of a page."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.middlewares.compression import is_whole
from scraper.page import LARGEST_PAGE


@given(data=st.binary(max_size=2000), encoding=st.sampled_from([b"gzip", b"deflate"]))
def test_whole_bodies_are_whole(data: bytes, encoding: bytes) -> None:
    assert is_whole(gzip.compress(data) if encoding == b"gzip" else zlib.compress(data), encoding)


@given(data=st.binary(min_size=1, max_size=2000), cut=st.integers(min_value=1, max_value=20))
def test_a_cut_body_is_not(data: bytes, cut: int) -> None:
    assert not is_whole(gzip.compress(data)[:-cut], b"gzip")


def test_damage_in_the_middle_is_seen() -> None:
    body = bytearray(gzip.compress(bytes(range(256)) * 40))
    body[len(body) // 2] ^= 0xFF
    assert not is_whole(bytes(body), b"gzip")


def test_deflate_without_its_header_is_left_to_the_decoder() -> None:
    assert is_whole(zlib.compress(b"text")[2:-4], b"deflate")


@pytest.mark.parametrize("cut", [1, 8])
def test_what_unpacks_to_more_than_any_page_is_left_to_the_limit(cut: int) -> None:
    assert is_whole(gzip.compress(bytes(LARGEST_PAGE + (1 << 17)))[:-cut], b"gzip")
