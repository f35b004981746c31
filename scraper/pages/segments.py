"""Cuts the list of a page into its records.

Where every record has an element of its own, those elements are the records. Otherwise the grammar decides: dates end
a record, so a record is what stands between the dates of the one before and its own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.pages.content import Content
from scraper.pages.links import is_read_more
from scraper.parsing.blocks import Block, BlockKind

__all__ = ["Segment", "cut"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One record's blocks in the order of the page, and its dates apart."""

    blocks: tuple[Block, ...]
    dates: tuple[Block, ...]
    indices: tuple[int, ...]
    """Where in the stream the blocks are."""
    open: bool = False
    """Whether blocks that are not the record's may stand before it: the page's title and introduction."""


def cut(content: Content) -> list[Segment]:
    """The records of a page in order; a last segment without dates holds what follows them, where anything does."""
    return _by_containers(content) or _by_dates(content)


def _by_containers(content: Content) -> list[Segment]:
    """One segment per element that holds exactly one record; nothing unless such elements hold the whole list."""
    stream, depth = content.stream, len(content.path)
    counts = Counter(number for group in content.groups for number in stream[group.start].path[depth:])
    containers = [_container(stream[group.start], counts, depth) for group in content.groups]
    if len(containers) < 2 or None in containers:
        return []
    members: dict[int, list[int]] = {number: [] for number in containers if number}
    outside: list[int] = []
    for index in range(len(stream)):
        if content.within(index):
            owner = next((number for number in stream[index].path[depth:] if number in members), None)
            (members[owner] if owner else outside).append(index)
    first, last = min(indices[0] for indices in members.values()), max(indices[-1] for indices in members.values())
    if any(first < index < last for index in outside):
        return []
    segments = [_segment(stream, indices) for indices in members.values()]
    if not any(_says_something(segment) for segment in segments):
        return []
    before = _siblings(stream, depth, [index for index in outside if index < first])
    return [*before, *segments, *_siblings(stream, depth, [index for index in outside if index > last])]


def _siblings(stream: Sequence[Block], depth: int, outside: Sequence[int]) -> list[Segment]:
    """The elements beside the records, each as a segment without dates: a record among them may have lost its label."""
    boxes: dict[int, list[int]] = {}
    for index in outside:
        if len(stream[index].path) > depth:
            boxes.setdefault(stream[index].path[depth], []).append(index)
    return [_segment(stream, indices) for indices in boxes.values()]


def _container(label: Block, counts: Counter[int], depth: int) -> int | None:
    return next((number for number in label.path[depth:] if counts[number] == 1), None)


def _segment(stream: Sequence[Block], indices: Sequence[int]) -> Segment:
    blocks = tuple(stream[i] for i in indices if stream[i].kind is not BlockKind.LABEL)
    dates = tuple(stream[i] for i in indices if stream[i].kind is BlockKind.LABEL)
    return Segment(blocks, dates, tuple(i for i in indices if stream[i].kind is not BlockKind.LABEL))


def _says_something(segment: Segment) -> bool:
    """Whether there is more to a record than tags and a kind."""
    return any(block.kind is not BlockKind.ITEM for block in segment.blocks[:-1])


def _by_dates(content: Content) -> list[Segment]:
    stream = content.stream
    segments: list[Segment] = []
    start = 0
    for group in content.groups:
        inside = content.within if segments else content.may_be_first
        before = [index for index in range(start, group.start) if inside(index)]
        start = _after_read_more(stream, group.stop)
        indices = (*before, *range(group.stop, start))
        blocks = tuple(stream[index] for index in indices)
        segments.append(Segment(blocks, stream[group.start : group.stop], indices, open=not segments))
    rest = tuple(index for index in range(start, len(stream)) if content.within(index))
    if rest:
        segments.append(Segment(tuple(stream[index] for index in rest), (), rest))
    return segments


def _after_read_more(stream: Sequence[Block], index: int) -> int:
    """A link behind the dates that only says "read more" is still the record's."""
    while index < len(stream) and is_read_more(stream[index]):
        index += 1
    return index
