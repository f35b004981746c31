"""Finds the tags and kinds of each record."""

import re
from collections.abc import Iterator, Sequence

from scraper.pages.auto.addresses import AUTHOR_PATH, Links, is_topic_path
from scraper.pages.auto.looks import looks_of
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import WORDS, any_of, is_author, is_counter, is_read_more
from scraper.pages.auto.tree import Node

__all__ = ["find_kinds", "find_tags", "is_tag_bit"]

LONGEST = 60
LIST = re.compile(rf"^\W*({any_of(WORDS['tag_labels'])})\s*[:：]\s*(?P<rest>\S.*)$", re.IGNORECASE)
SEPARATORS = re.compile(r"\s*[,;|·•/、，]\s+|\s*[,;|、，]\s*|\s+[·•]\s+")
HASHED = re.compile(r"(?:^|(?<=\s))#([^\s#,;]+)")
ONLY_HASHED = re.compile(r"(?:#[^\s#,;]+[\s,;]*)+")


def find_tags(record: Shown, title: Bit | None, link: Node | None, links: Links) -> tuple[tuple[str, ...], list[Bit]]:
    """The tags of a record, each once, and the bits they stand in."""
    tags: list[str] = []
    bits: list[Bit] = []
    for bit in record.bits:
        if bit is title or (bit.link is not None and bit.link is link):
            continue
        if found := list(_tags_in(bit, links)):
            tags.extend(found)
            bits.append(bit)
    return tuple(dict.fromkeys(tags)), bits


def find_kinds(record: Shown, title: Bit | None, taken: Sequence[Bit]) -> tuple[tuple[str, ...], list[Bit]]:
    """Kinds: short texts that are no link, and whose element is called a category or type."""
    bits = [
        bit
        for bit in record.bits
        if bit is not title
        and bit not in taken
        and (bit.whole or len(bit.line.pieces) > 1)
        and not (bit.whole and len(bit.line.pieces) > 1)
        and "category" in bit.looks
        and _is_word(bit)
        and bit.link is None
    ]
    return tuple(dict.fromkeys(bit.text.strip("#[]() ") for bit in bits)), bits


def is_tag_bit(bit: Bit, links: Links) -> bool:
    """Whether a bit is one or several tags."""
    return any(True for _ in _tags_in(bit, links))


def _tags_in(bit: Bit, links: Links) -> Iterator[str]:
    if bit.whole and (found := LIST.match(bit.text)) and len(bit.text) < 300:
        yield from _linked(bit) if bit.line.linked else _split(found["rest"])
    elif bit.whole and ONLY_HASHED.fullmatch(bit.text):
        yield from HASHED.findall(bit.text)
    elif bit.whole and len(bit.line.pieces) > 1:
        return
    elif _is_word(bit) and _is_tag(bit, links):
        yield from _split(bit.text) if bit.link is None else [_bare(bit.text)]


def _linked(bit: Bit) -> Iterator[str]:
    """The links after a label, up to other words: what follows those is about something else."""
    for piece in bit.line.pieces:
        if piece.link is not None:
            if "comments" in looks_of(piece.link) or "#" in piece.link.get("href"):
                return
            yield _bare(piece.text)
        elif piece.start and any(map(str.isalnum, piece.text)):
            return


def _is_tag(bit: Bit, links: Links) -> bool:
    anchor = bit.link
    if anchor is not None:
        url = links.of(anchor) or ""
        if AUTHOR_PATH.search(url) or "author" in looks_of(anchor) | bit.looks:
            return False
        rel = anchor.get("rel").lower().split()
        return "tag" in rel or "category" in rel or is_topic_path(url) or bool({"tag", "category"} & bit.looks)
    return "tag" in bit.looks


def _is_word(bit: Bit) -> bool:
    text = bit.text
    return (
        0 < len(text) <= LONGEST
        and not bit.dates
        and any(map(str.isalnum, text))
        and not (is_read_more(text) or is_counter(text) or is_author(text) or LIST.match(f"{text} x"))
    )


def _split(text: str) -> Iterator[str]:
    for piece in SEPARATORS.split(text):
        if bare := _bare(piece):
            yield bare


def _bare(text: str) -> str:
    return text.strip().strip("#[](),;|·•/ ").strip()
