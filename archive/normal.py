"""The normal form of text, and the digests that are made from it.

Stored text stays as it was shown. Comparison uses the normal form, so that a page which starts to write ’ for '
or a no-break space for a space has not changed its entries.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from archive.records import DateRecord, EntryRecord

__all__ = ["content_digest", "exact_digest", "normal_form", "short_digest"]

_SINGLE_QUOTES = "‘’‚‛′`´ʼ‹›"
_DOUBLE_QUOTES = "“”„‟″«»"
_DASHES = "‐‑‒–—―−"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_FOLDED = (
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_INVISIBLE, "")
)
# Few characters of a text are among them: found this way they cost a tenth of `str.translate`.
_TO_FOLD = re.compile(f"[{''.join(map(re.escape, _FOLDED))}]")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def normal_form(text: str | None) -> str:
    """NFKC; typographic quotes and dashes as in ASCII; invisible characters gone; white space collapsed and stripped.

    None and blank text have the same normal form, the empty string. Idempotent.
    """
    if not text:
        return ""
    if not text.isascii():
        # Folded on both sides: NFKC makes two characters of some marks (″, ´) and new dashes of others (U+2011).
        text = unicodedata.normalize("NFKC", _folded(text))
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    return _TO_FOLD.sub(lambda found: _FOLDED[found[0]], text)


def short_digest(value: object) -> str:
    """The first 128 bits, in hex, of the SHA-256 of the JSON of `value`."""
    return hashlib.sha256(_encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def exact_digest(record: EntryRecord) -> str:
    """Digest of everything an entry says about itself, to the character; address, keys and position are not in it."""
    return short_digest(
        [
            record.title,
            record.teaser,
            record.kinds,
            record.tags,
            [[d.role, d.text, d.value, d.order, d.zone, d.problem] for d in record.dates],
            record.problems,
        ]
    )


def content_digest(record: EntryRecord) -> str:
    """Digest of the normal form: two records with the same one are the same revision of their entry.

    In it are title, teaser, kinds and tags as sets, and of each date its value, or its text where it has no value.
    """
    return short_digest(
        [
            normal_form(record.title),
            normal_form(record.teaser),
            _as_set(record.kinds),
            _as_set(record.tags),
            sorted([date.role, _date_content(date)] for date in record.dates),
        ]
    )


def _as_set(names: Iterable[str]) -> list[str]:
    return sorted({normal_form(name) for name in names})


def _date_content(date: DateRecord) -> str:
    return date.value or normal_form(date.text)
