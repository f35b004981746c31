"""Decides how the bytes of a page are decoded, and says on what that decision rests.

The order is that of the HTML standard (byte order mark, header, meta element), with one deviation that real servers
make necessary: a declaration is believed only as far as the bytes agree. Text that is valid UTF-8 with multi-byte
sequences is practically never anything else, and text that is not valid UTF-8 cannot be it.
"""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from scraper.page import Encoding, Page

__all__ = ["decode"]

FALLBACK = "cp1252"
"""What browsers assume of undeclared Western pages."""
CHARSETS = re.compile(
    r"utf-(8|16|32)(-[lb]e|-sig)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|euc_\w+|shift_jis\w*|gb\w+|big5\w*|hz|iso2022_\w+"
    r"|ascii|tis-620|kz1048|ptcp154|johab"
)
WIDE = ("utf-16", "utf-32")
"""Believed only of bytes that single-byte text does not have."""


def decode(page: Page) -> tuple[str, Encoding]:
    """The text of a page and the decision. Never fails: bytes that fit nothing become U+FFFD."""
    encoding = _decide(page)
    text = page.body.decode(encoding.name, errors="replace")
    # Browsers show U+FFFD in place of a NUL; libxml2 would end there, and PostgreSQL stores none.
    return text.removeprefix("\ufeff").replace("\0", "\ufffd"), encoding


def _decide(page: Page) -> Encoding:
    bom, _ = read_bom(page.body)
    if bom:
        return Encoding(name=bom, basis="bom")
    utf8 = _evidence_of_utf8(page.body)
    for declared, basis in _declarations(page):
        if declared == "utf-8" and utf8 is not False:
            return Encoding(name="utf-8", basis=basis)
        if declared.startswith(WIDE) and (b"\0" in page.body or utf8 is False):
            return Encoding(name=declared, basis=basis)
        if not declared.startswith("utf") and utf8 is not True:
            return Encoding(name=declared, basis=basis)
    if utf8 is not False:
        return Encoding(name="utf-8", basis="bytes")
    return Encoding(name=FALLBACK, basis="fallback")


def _declarations(page: Page) -> list[tuple[str, str]]:
    """Usable declarations as (codec name, basis), strongest first; unknown charset names declare nothing."""
    header = resolve_encoding(page.declared_encoding) if page.declared_encoding else None
    meta = html_body_declared_encoding(page.body)
    return [(name, basis) for name, basis in ((header, "header"), (meta, "meta")) if name and _is_charset(name)]


def _is_charset(name: str) -> bool:
    """Whether a codec is a character set; Python has others, such as base64, that a header can name too."""
    return CHARSETS.fullmatch(codecs.lookup(name).name) is not None


def _evidence_of_utf8(body: bytes) -> bool | None:
    """True: UTF-8 with multi-byte sequences, perhaps with a few damaged ones; False: not UTF-8; None: plain ASCII."""
    if body.isascii():
        return None
    text = body.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    multibyte = len(text) - sum(map(str.isascii, text)) - damaged if damaged else 1
    return multibyte > damaged
