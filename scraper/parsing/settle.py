"""A second look at the blocks of an HTML page: what a block is can depend on those around it."""

import re
from collections import Counter
from collections.abc import Sequence

from scraper.parsing.blocks import Block, BlockKind, Part

__all__ = ["settled"]

BULLET = re.compile(r"[•‣◦▪·]\s*")


def settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with list items and links as they look to a reader."""
    return _without_cards(_with_bullets(_with_true_items(blocks)))


def _with_true_items(blocks: Sequence[Block]) -> list[Block]:
    """A list item that holds several runs of text is a container of them, and its runs are paragraphs."""
    runs = Counter(block.path for block in blocks if block.kind is BlockKind.ITEM)
    return [
        block.but(kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.ITEM and runs[block.path] > 1 else block
        for block in blocks
    ]


def _with_bullets(blocks: Sequence[Block]) -> list[Block]:
    """A line that begins with a bullet is a list item to the eye."""
    return [
        block.but(kind=BlockKind.ITEM, parts=_without_bullet(block.parts))
        if block.kind is BlockKind.PARAGRAPH and BULLET.match(block.text)
        else block
        for block in blocks
    ]


def _without_bullet(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    first = next(index for index, part in enumerate(parts) if part.text.strip())
    rest = parts[first]._replace(text=BULLET.sub("", parts[first].text.lstrip()))
    return (*parts[:first], rest, *parts[first + 1 :])


def _without_cards(blocks: list[Block]) -> tuple[Block, ...]:
    """Where one link holds several blocks, a record is the link; only its heading, or its first block, keeps it."""
    cards: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.href:
            cards.setdefault(max(part.anchor for part in block.parts), []).append(index)
    for indices in cards.values():
        titled = next((index for index in indices if blocks[index].kind is BlockKind.HEADING), indices[0])
        for index in indices:
            if index != titled:
                blocks[index] = _unlinked(blocks[index])
    return tuple(blocks)


def _unlinked(block: Block) -> Block:
    return block.but(parts=tuple(part._replace(href=None, anchor=0) for part in block.parts))
