"""What the words of a line say it is: "read more", "by somebody", "4 min read" and the like, in forty languages."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from scraper.parsing.blocks import fold

__all__ = [
    "END",
    "WORDS",
    "any_of",
    "is_author",
    "is_counter",
    "is_label",
    "is_read_more",
    "is_sentence",
    "is_time",
    "weight",
]

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


READ_MORE = frozenset(fold(word) for words in WORDS["read_more"].values() for word in words)
EDGES = " .…>»→›<«←‹[]()*+|:·–—-⟶➜❯▸▶►📄\xa0"
COUNTER = re.compile(rf"[\W\d_]*({any_of(WORDS['counted'])})([\s.]*({any_of(WORDS['reading'])}))?\W*", re.IGNORECASE)
READING = re.compile(rf"^\W*({any_of(WORDS['reading_labels'])})\W*", re.IGNORECASE)
AUTHOR = re.compile(rf"^\W*({any_of(WORDS['authors'])})(\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)
LABEL = re.compile(r".{1,40}[:：]\s*$")
TIME = re.compile(
    r"\W*\d{1,2}([:.h]\d{2})?\s*([ap]\.?\s?m\.?|uhr|h|hrs|klo|kl|noon|midnight|cet|cest|utc|gmt)?\W*(-\s*.*)?",
    re.IGNORECASE,
)
WIDE = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
END = re.compile(r"[.!?…。！？؟।]\W*$")
LONGEST_MORE = 60
LONGEST_COUNTER = 60
LONGEST_AUTHOR = 80


def is_read_more(text: str) -> bool:
    """Whether a link of this text names nothing."""
    if len(text) > LONGEST_MORE:
        return False
    plain = fold(text).strip(EDGES)
    return plain in READ_MORE or not any(map(str.isalnum, plain))


def is_counter(text: str) -> bool:
    """Whether a text counts minutes, comments or views."""
    if len(text) > LONGEST_COUNTER:
        return False
    bare = READING.sub("", text)
    if bare != text and len(bare) < LONGEST_COUNTER / 3:
        return True
    return any(map(str.isdigit, text)) and COUNTER.fullmatch(bare) is not None


def is_author(text: str) -> bool:
    """Whether a text says who wrote something."""
    return len(text) <= LONGEST_AUTHOR and AUTHOR.match(text) is not None


def is_label(text: str) -> bool:
    """Whether a text only announces what follows it."""
    return LABEL.fullmatch(text) is not None


def is_time(text: str) -> bool:
    """Whether a text is a time of day."""
    return TIME.fullmatch(text) is not None


def weight(text: str) -> int:
    """How much a text says, in letters: one of a script without spaces says about as much as two and a half."""
    if text.isascii():
        return len(text)
    wide = len(WIDE.findall(text))
    return len(text) + wide + wide // 2


def is_sentence(text: str) -> bool:
    """Whether a text is long enough, or ends, like running text."""
    return weight(text) >= 60 or (weight(text) >= 14 and END.search(text) is not None)
