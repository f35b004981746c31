"""Material for pages that no site means to send."""

__all__ = ["ENCODINGS", "JUNK", "MEDIA_TYPES"]

MEDIA_TYPES = [
    "text/html", "text/plain", "application/json", "image/png", "text/html; charset=x", "", None,
]  # fmt: skip
"""Declared, or not."""

ENCODINGS = [
    None, "", "utf-8", "iso-8859-1", "utf-16", "utf-16-be", "utf-32", "utf-7", "shift_jis", "gb18030",
    "iso-2022-jp", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "base64", "zlib", "rot13", "hex",
    "undefined", "mbcs", "x\x00y", "\ud800",
]  # fmt: skip
"""Declared: names of codecs of text and of other things, and no names at all."""

JUNK = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"&#xD800;", b"&#0;", b"&#x110000;", b"&#99999999999999999999;", b"<",
    b">", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<p", b"<table>", b"</table>", b"<td>",
    b"</td>", b"<li>", b"<dl>", b"<dt>", b"<h1>", b"<title>", b"<base href='http://[::1'>",
    b"<a href='http://[bad'>", b"<a href='javascript:x'>", b"<a href='//:99999/'>",
    b"<a href='http://www.eurocities.eu:x/eurocities/news/a-WSPO-AAAAAA'>x</a>", b"<a href=''>", b"<a name=x>",
    b"</a>", b"<meta charset='utf-7'>", b"<meta charset=''>", b"<?xml version='1.0' encoding='ucs-4'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<p style='display:none", b"<svg><math>", b"<template>", b"<frameset>",
    b"<plaintext>", b"<textarea>", b"<select><option>", b"publication date:", b"publication date: 99-99-9999",
    b"start date: 08-05-2019 end date:", b"end date: 2019", b"publication date: 00000000000000000000000000001-1-1",
    b"publication date: 1e999", b"publication date: in 99999999999 years", "publication date: ٣١-٠٢-٢٠١٩".encode(),
    "\u202epublication\u2028date\u0085:\u3000²".encode(), b"\x0b\x0c\x1c\x1d", b"\r", b"\n\n",
]  # fmt: skip
"""Pieces of bytes that upset decoders, tree builders, addresses, labels and dates."""
