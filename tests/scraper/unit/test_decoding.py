"""What bytes are: how they are decoded, and whether they are HTML, text, or neither."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.page import Page
from scraper.parsing.decode import decode
from scraper.parsing.media import is_html, looks_binary

AT = datetime(2019, 5, 20, tzinfo=UTC)


def page(body: bytes, declared: str | None = None) -> Page:
    return Page(body=body, url="http://www.eurocities.eu/", captured_at=AT, declared_encoding=declared)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80))
@example(text="\ufeffdouble mark")
def test_declared_utf8_reads_back(text: str) -> None:
    decoded, _ = decode(page(text.encode(), "utf-8"))
    assert decoded == text.removeprefix("\ufeff")


@given(body=st.binary(max_size=80), declared=st.none() | st.text(max_size=12) | st.sampled_from(["utf-16", "cp437"]))
def test_no_bytes_fail(body: bytes, declared: str | None) -> None:
    decoded, encoding = decode(page(body, declared))
    assert "\x00" not in decoded
    assert encoding.basis in {"bom", "header", "meta", "bytes", "fallback"}


@pytest.mark.parametrize(
    ("body", "declared", "name", "basis"),
    [
        ("€".encode("utf-16-le"), "utf-16-le", "utf-16-le", "header"),
        ("свет".encode("koi8-r"), "koi8-r", "koi8-r", "header"),
        (b"plain", "utf-16", "utf-8", "bytes"),
        (b"plain", "ascii", "cp1252", "header"),
    ],
)
def test_decisions(body: bytes, declared: str, name: str, basis: str) -> None:
    _, encoding = decode(page(body, declared))
    assert (encoding.name, encoding.basis) == (name, basis)


@pytest.mark.parametrize(
    ("media_type", "text", "html"),
    [
        ("text/html", "no markup", True),
        ("Text/HTML; charset=x", "no markup", True),
        ("application/xhtml+xml", "no markup", True),
        ("text/plain", "<p>markup</p>", False),
        (None, "<!DOCTYPE html><p>x", True),
        (None, "A <b> and a <pre>", False),
        (None, "a < b and c > d", False),
        ("application/octet-stream", "x <BR> y", True),
        (None, " " * 5000 + "<p>", False),
    ],
)
def test_html_or_text(media_type: str | None, text: str, html: bool) -> None:
    assert is_html(media_type, text) is html


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        ("words\tand\r\nlines\n\f", False),
        ("", False),
        ("\x00\x01\x02" * 20, True),
        ("\ufffd" * 3 + "x" * 97, True),
        ("\ufffd" + "x" * 99, False),
        ("x" * 5000 + "\x00" * 5000, False),
    ],
)
def test_binary(text: str, binary: bool) -> None:
    assert looks_binary(text) is binary
