"""Plain text to blocks: a line is a block, a bulleted line a list item; hard-wrapped paragraphs are joined again."""

import re
from collections.abc import Iterable, Iterator

from scraper.errors import NotAListing
from scraper.parsing.blocks import MAX_BLOCKS, Block, BlockKind, Document, Part

__all__ = ["text_document"]

BULLET = re.compile(r"^\s*[•‣◦▪·*–-]\s+(?=\S)")
WRAP_LIMIT = 100
"""Text with a longer line is not wrapped by hand: each of its lines is a paragraph."""


def text_document(text: str) -> Document:
    """The blocks of a plain text. Raises NotAListing where there are more than any listing has."""
    lines = text.splitlines()
    if len(lines) > MAX_BLOCKS:
        raise NotAListing(f"The text has {len(lines)} lines; no listing page has more than {MAX_BLOCKS}.")
    return Document(tuple(_block(line) for line in _joined(lines) if line.strip()))


def _block(line: str) -> Block:
    bullet = BULLET.match(line)
    if bullet:
        return Block(kind=BlockKind.ITEM, parts=(Part(line[bullet.end() :]),))
    return Block(kind=BlockKind.PARAGRAPH, parts=(Part(line),))


def _joined(lines: list[str]) -> Iterable[str]:
    """The lines, with those joined that were broken only because the next word did not fit."""
    width = max(map(len, lines), default=0)
    if width > WRAP_LIMIT:
        return lines
    return _unwrapped(lines, width)


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    for line in lines:
        first_word = line.split(maxsplit=1)[0] if line.strip() else ""
        fits = not paragraph or len(paragraph[-1]) + 1 + len(first_word) <= width
        if paragraph and (not first_word or fits or BULLET.match(line)):
            yield " ".join(paragraph)
            paragraph = []
        if first_word:
            paragraph.append(line.rstrip())
    if paragraph:
        yield " ".join(paragraph)
