"""Splits run-in titles: a paragraph that begins with the linked title and goes on with the teaser.

This is done only on pages where no title stands alone; elsewhere a paragraph that begins with a link is a teaser.
"""

from collections.abc import Sequence
from dataclasses import replace

from scraper.pages.links import PageLinks, is_read_more_text
from scraper.pages.segments import Segment
from scraper.parsing.blocks import Block, BlockKind

__all__ = ["with_run_in_titles"]


def with_run_in_titles(segments: Sequence[Segment], links: PageLinks) -> list[Segment]:
    """The segments, with each run-in title as a block of its own."""
    if any(links.titled_entry(block) for segment in segments if segment.dates for block in segment.blocks):
        return list(segments)
    return [_split(segment, links) for segment in segments]


def _split(segment: Segment, links: PageLinks) -> Segment:
    blocks: list[Block] = []
    indices: list[int] = []
    for block, index in zip(segment.blocks, segment.indices, strict=True):
        pieces = _pieces(block, links)
        blocks.extend(pieces)
        indices.extend([index] * len(pieces))
    return replace(segment, blocks=tuple(blocks), indices=tuple(indices))


def _pieces(block: Block, links: PageLinks) -> tuple[Block, ...]:
    worded = [part for part in block.parts if part.text.strip()]
    first = worded[0] if worded else None
    if first is None or block.kind is BlockKind.HEADING or is_read_more_text(first.text) or not links.entry(first.href):
        return (block,)
    title = tuple(part for part in block.parts if part.anchor == first.anchor)
    teaser = tuple(part for part in block.parts if part.anchor != first.anchor)
    if not any(part.text.strip() for part in teaser):
        return (block,)
    return block.but(kind=BlockKind.PARAGRAPH, parts=title), block.but(kind=BlockKind.PARAGRAPH, parts=teaser)
