"""The lines of a page: what stands between two breaks of the layout, in the pieces that its markup makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scraper.pages.auto.tree import Node, Run, Tree
from scraper.parsing.spotting import Spotted, find_dates

__all__ = ["Line", "Piece", "read_lines"]

APART = frozenset(["time", "small", "span", "label"])
"""Inline elements that may be a piece of their own within a link."""


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a line that an element of its own marks, or bare text between two of them."""

    text: str
    node: Node
    """The link around it, else the innermost element."""
    first: int
    last: int
    link: Node | None
    """The link that holds it and no other line: not one around a whole card."""
    start: int
    """Where in the spaced text of the line."""


@dataclass(slots=True, eq=False)
class Line:
    """One line. `first` and `last` delimit its runs."""

    text: str
    block: Node
    """The innermost element that breaks lines around it."""
    first: int
    last: int
    pieces: list[Piece]
    spaced: str = ""
    """The text with a space between pieces: side by side on the screen they may be apart without one."""
    dates: tuple[Spotted, ...] = ()
    """Their places are in the spaced text."""
    linked: int = 0
    """Characters of it that are links."""
    level: int = field(default=0)


def read_lines(tree: Tree, languages: tuple[str, ...]) -> list[Line]:
    """All lines of a page that hold a letter or a digit, with the dates in them."""
    lines: list[Line] = []
    runs, start = tree.runs, 0
    for stop in range(1, len(runs) + 1):
        if stop == len(runs) or runs[stop].line != runs[start].line:
            line = _line(tree, start, stop)
            if line is not None:
                line.dates = tuple(_dates(line, languages))
                lines.append(line)
            start = stop
    return lines


def _dates(line: Line, languages: tuple[str, ...]) -> Iterator[Spotted]:
    """The dates of a line; one that reaches into the piece before is only as much as its own piece says."""
    for spotted in find_dates(line.spaced, languages):
        piece = next((one for one in line.pieces if one.start < spotted.stop <= one.start + len(one.text)), None)
        if piece is None or piece.start <= spotted.start:
            yield spotted
            continue
        alone = find_dates(piece.text, languages)[:1]
        if alone and alone[0].readings and alone[0].readings[0].day:
            start = piece.start + alone[0].start
            yield replace(alone[0], start=start, stop=start + len(alone[0].text))
        else:
            yield spotted


def _line(tree: Tree, first: int, last: int) -> Line | None:
    text = tree.text(first, last)
    if not any(map(str.isalnum, text)):
        return None
    block = tree.runs[first].node
    while not block.breaking and block.parent is not None:
        block = block.parent
    line = Line(text, block, first, last, [])
    start = first
    for stop in range(first + 1, last + 1):
        if stop == last or _mark(tree.runs[stop], block) is not _mark(tree.runs[start], block):
            _add_piece(tree, line, start, stop)
            start = stop
    line.level = max(run.node.level for run in tree.runs[first:last])
    return line


def _add_piece(tree: Tree, line: Line, first: int, last: int) -> None:
    text = tree.text(first, last)
    if not text:
        return
    anchor = tree.runs[first].node.anchor
    link = anchor if anchor is not None and line.first <= anchor.first and anchor.last <= line.last else None
    if line.spaced:
        line.spaced += " "
    piece = Piece(text, _mark(tree.runs[first], line.block), first, last, link, len(line.spaced))
    line.spaced += text
    if piece.link is not None:
        line.linked += len(text)
    line.pieces.append(piece)


def _mark(run: Run, block: Node) -> Node:
    """The element that marks a run within its line: what is dated or named in a link, else the link, else its own."""
    mark = node = run.node
    while node.number > block.number and node.parent is not None:
        if node.tag in APART:
            return node
        if node.tag in ("strong", "b") or node is run.node.anchor:
            mark = node
        if node is run.node.anchor:
            break
        node = node.parent
    return mark
