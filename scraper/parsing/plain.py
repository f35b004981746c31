"""Plain text to blocks: a line is a block, a bulleted line a list item; hard-wrapped paragraphs are joined again."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from scraper.errors import NotAListing
from scraper.parsing.blocks import MAX_BLOCKS, Block, BlockKind, Document, Part

__all__ = ["text_document"]

BULLET = re.compile(r"^\s*[•‣◦▪·*–-]\s+(?=\S)")
LEAST_WIDTH = 50
"""Characters; nobody breaks lines sooner."""
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
        return Block.of(BlockKind.ITEM, (Part(line[bullet.end() :]),))
    return Block.of(BlockKind.PARAGRAPH, (Part(line),))


def _joined(lines: list[str]) -> Iterable[str]:
    """The lines, with those joined that were broken only because the next word did not fit."""
    width = max(map(len, lines), default=0)
    return _unwrapped(lines, width) if width <= WRAP_LIMIT and _is_wrapped(lines, width) else lines


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether most lines that go on below are full; in a list of short lines only the longest is."""
    pairs = ((line, following) for line, following in pairwise(lines) if line.strip() and following.strip())
    below = [(line, following) for line, following in pairs if not BULLET.match(following)]
    full = sum(not _fits(line, following, width) for line, following in below)
    return width >= LEAST_WIDTH and 2 * full > len(below)


def _fits(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line had found room behind this one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line.strip() or _fits(paragraph[-1], line, width) or BULLET.match(line)):
            yield " ".join(paragraph)
            paragraph = []
        if line.strip():
            paragraph.append(line.rstrip())
    if paragraph:
        yield " ".join(paragraph)
