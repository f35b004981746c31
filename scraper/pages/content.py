"""Finds the part of a page that is its list: which labelled dates belong to it, and which blocks lie within.

Sidebars may show labelled dates too ("latest news"). They are told from the list by what they lack: teasers.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from scraper.parsing.blocks import Block, BlockKind, common_path

__all__ = ["Content", "DateGroup", "find_content", "is_prose"]

SHORTEST_PROSE = 40
FOREIGN_SHARE = 0.25
"""A box with less prose per date than this share of the main list's is not part of it."""

REST = 0
"""Stands for all that lies in no box; elements are numbered from 1."""


@dataclass(frozen=True, slots=True)
class DateGroup:
    """The labelled dates of one record: indices of the first and one past the last in the stream."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Content:
    """The list of a page within its stream of blocks."""

    stream: tuple[Block, ...]
    groups: tuple[DateGroup, ...]
    path: tuple[int, ...]
    """The innermost element around all of the groups' dates; that of the whole page around a single one."""
    foreign: frozenset[int]
    """Elements whose labelled dates belong to something else."""
    name: int | None = None
    """Where in the stream the topic's name is, where it is."""

    def within(self, index: int) -> bool:
        """Whether the block is inside the innermost element around the list, and part of it."""
        block = self.stream[index]
        return block.path[: len(self.path)] == self.path and self.is_own(index)

    def may_be_first(self, index: int) -> bool:
        """Whether the block can be the first record's: what an open element swallowed begins one record too late."""
        return self.within(index) or (self.name is not None and index > self.name and self.is_own(index))

    def is_own(self, index: int) -> bool:
        """Whether the block is neither navigation nor inside a foreign box."""
        block = self.stream[index]
        return not block.chrome and self.foreign.isdisjoint(block.path)


def find_content(stream: tuple[Block, ...], name: int | None = None) -> Content:
    """The list of a page; its `groups` are empty where no block is a label.

    `name` is the index of the block that says the topic's name, where one does: the list stands near it.
    """
    named = stream[name] if name is not None else None
    labels = [index for index, block in enumerate(stream) if block.kind is BlockKind.LABEL and not block.chrome]
    groups = tuple(_groups(stream, labels))
    foreign: frozenset[int] = frozenset()
    while True:
        path = common_path([stream[group.start].path for group in groups])
        boxes = _foreign_boxes(stream, groups, path, named)
        if not boxes:
            # A single date says nothing about the extent of the list: all of the page is looked at.
            return Content(stream, groups, path if len(groups) > 1 else (), foreign, name)
        foreign |= boxes
        groups = tuple(group for group in groups if boxes.isdisjoint(stream[group.start].path))


def is_prose(block: Block) -> bool:
    """Whether a block is running text: no heading, no list item, no link, and of some length."""
    return block.kind is BlockKind.PARAGRAPH and block.href is None and len(block.text) >= SHORTEST_PROSE


def _groups(stream: Sequence[Block], labels: Sequence[int]) -> Iterator[DateGroup]:
    """Adjacent labels are one record's, unless the second says again what the first said.

    A record has a publication date, or a start and an end (the grammar of the source): the one never follows the other.
    """
    start = previous = -1
    for index in labels:
        roles = {stream[i].role for i in range(start, previous + 1)} if start >= 0 else set()
        joins = start >= 0 and index == previous + 1 and stream[index].role not in roles
        if joins and "published" not in roles | {stream[index].role}:
            previous = index
            continue
        if start >= 0:
            yield DateGroup(start, previous + 1)
        start = previous = index
    if start >= 0:
        yield DateGroup(start, previous + 1)


def _foreign_boxes(
    stream: Sequence[Block], groups: Sequence[DateGroup], path: tuple[int, ...], name: Block | None
) -> frozenset[int]:
    """Children of the element at `path` that hold several dates and, unlike the list, hardly any prose between them."""
    depth = len(path)
    dates = Counter(_child(stream[group.start], depth) for group in groups)
    several = {child for child, count in dates.items() if child and count > 1}
    if not several or len(dates) == 1:
        return frozenset()
    boxes: dict[int, list[DateGroup]] = {}
    for group in groups:
        child = _child(stream[group.start], depth)
        boxes.setdefault(child if child in several else REST, []).append(group)
    prose = {box: _prose_between(stream, own, depth, several, box) for box, own in boxes.items()}
    named = _child(name, depth) if name and name.path[:depth] == path else None
    main = named if named in boxes else max(boxes, key=lambda box: (prose[box], len(boxes[box])))
    least = FOREIGN_SHARE * max(prose[main], SHORTEST_PROSE)
    return frozenset(box for box in several if box != main and prose[box] < least)


def _prose_between(
    stream: Sequence[Block], groups: Sequence[DateGroup], depth: int, several: Container[int], box: int
) -> float:
    """Characters of prose per record, in what stands between a box's first date and its last."""
    between = stream[groups[0].stop : groups[-1].start] if len(groups) > 1 else stream[: groups[0].start]
    total = 0
    for block in between:
        child = _child(block, depth)
        if is_prose(block) and not block.chrome and (child if child in several else REST) == box:
            total += len(block.text)
    return total / max(1, len(groups) - 1)


def _child(block: Block, depth: int) -> int:
    """The element around the block just below the given depth; REST where the block lies at that depth itself."""
    return block.path[depth] if len(block.path) > depth else REST
