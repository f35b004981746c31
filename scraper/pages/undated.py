"""Finds records whose dates are missing, so that a partial change of layout loses no entry.

Dates end a record; where one is missing, two records run together. Titles give them away: links to different
entries, or headings of the level that titles have.
"""

from collections.abc import Iterator, Sequence

from scraper.pages.segments import Segment
from scraper.pages.tags import may_be_tag_line
from scraper.pages.titles import Look, Titles
from scraper.parsing.blocks import Block, BlockKind

__all__ = ["split_undated"]


def split_undated(segments: Sequence[Segment], titles: Titles) -> Iterator[Segment]:
    """The segments, cut where titles of several entries stand in one; what follows the last only if it is a record."""
    for segment in segments:
        # Behind the last date a heading can be anything; only a link to an entry is proof of a record there.
        marked = titles.look is Look.LINKED or (titles.look is Look.HEADING and segment.dates)
        starts = _starts(segment.blocks, titles) if marked else []
        if segment.dates and len(starts) < 2:
            yield segment
        elif starts and _may_be_records(segment, starts, last=segment is segments[-1]):
            yield from _pieces(segment, starts)


def _may_be_records(segment: Segment, starts: Sequence[int], *, last: bool) -> bool:
    """Whether undated titles in a segment are records: beside the list, a box that names several entries is a menu."""
    return bool(segment.dates) or last or len(starts) == 1


def _pieces(segment: Segment, starts: Sequence[int]) -> Iterator[Segment]:
    for start, stop in zip([0 if segment.dates else starts[0], *starts[1:]], [*starts[1:], None], strict=True):
        dates = segment.dates if stop is None else ()
        yield Segment(segment.blocks[start:stop], dates, segment.indices[start:stop])


def _starts(blocks: Sequence[Block], titles: Titles) -> list[int]:
    """Where records begin: at titles, or at the tags before them; a link without text after it is no record."""
    found = titles.starts(blocks)
    stops = [*found[1:], len(blocks)]
    records = [start for start, stop in zip(found, stops, strict=False) if any(map(_is_text, blocks[start + 1 : stop]))]
    if found and found[-1] not in records and len(records) == len(found) - 1:
        records.append(found[-1])
    return [_with_tags(blocks, index, titles) for index in records]


def _is_text(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.href is None


def _with_tags(blocks: Sequence[Block], index: int, titles: Titles) -> int:
    while index and may_be_tag_line(blocks[index - 1], titles.links.source):
        index -= 1
    return index
