"""Records: stretches of a page that may each be one entry of a list."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scraper.pages.auto.lines import Line
from scraper.pages.auto.looks import looks_around
from scraper.pages.auto.texts import weight
from scraper.pages.auto.tree import Node, Tree

__all__ = ["Candidate", "Measured", "Record", "Spans"]

LONGEST_TITLE = 400
LEAST_WORDS = 2
"""Letters besides its dates, for a stretch to be a record."""
MOST_DATES = 4
"""Lines that are there for their date: an element with more holds several records, or all of the page."""
MOST_LINKS = 8
"""Besides those to its topics, where it has a date: an entry may have many."""
TOPICS = frozenset(["tag", "category"])
LEAST_PROSE = 50
"""Letters of a line that is running text."""


@dataclass(slots=True, eq=False)
class Record:
    """Sibling elements, and the runs from `first` to before `last`."""

    nodes: tuple[Node, ...]
    first: int
    last: int
    wrapped: bool
    """Whether one element holds all of it."""

    @property
    def base(self) -> int:
        """Where in a path the part begins that is within the record."""
        node = self.nodes[0]
        return len(node.path) if self.wrapped or node.parent is None else len(node.parent.path)

    def elements(self, tree: Tree) -> list[Node]:
        """All elements of the record."""
        return tree.nodes[self.nodes[0].number : self.nodes[-1].end]


@dataclass(slots=True, eq=False)
class Candidate:
    """Records that are alike, and how much they look like the list of a page."""

    records: list[Record]
    score: float = 0.0
    qualities: tuple[float, ...] = ()

    @property
    def quality(self) -> float:
        """The mean of its records'."""
        return round(sum(self.qualities) / len(self.qualities), 4)


class Spans:
    """The stretches of records that do not overlap, to be asked what lies in one."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._spans = sorted((record.first, record.last) for record in records)

    def around(self, record: Record) -> int | None:
        """The number of the stretch that a record lies in."""
        index = bisect_right(self._spans, (record.first, sys.maxsize)) - 1
        return index if index >= 0 and record.last <= self._spans[index][1] else None

    def overlap(self, record: Record) -> bool:
        """Whether a record shares runs with any."""
        index = bisect_left(self._spans, (record.last, 0)) - 1
        return index >= 0 and self._spans[index][1] > record.first

    def holds(self, run: int) -> bool:
        """Whether a run is in any."""
        index = bisect_right(self._spans, (run, sys.maxsize)) - 1
        return index >= 0 and run < self._spans[index][1]


class Measured:
    """Counts of what lies between two runs, each in logarithmic time: prefix sums over the lines of a page."""

    def __init__(self, tree: Tree, lines: list[Line], useful: list[Node]) -> None:
        self.tree, self.lines = tree, lines
        self._starts = [line.first for line in lines]
        self.anchors = useful
        self._numbers = [node.number for node in useful]
        self._chars = _sums(weight(line.text) for line in lines)
        self._dated = _sums(bool(line.dates) for line in lines)
        self._date_chars = _sums(sum(len(date.text) for date in line.dates) for line in lines)
        self._linked = _sums(weight(line.text) * line.linked // max(1, len(line.text)) for line in lines)
        self._titles = _sums(map(_may_be_title, lines))
        self._prose = _sums(map(_is_prose, lines))
        self._date_lines = _sums(bool(line.dates) and not line.level and len(line.text) <= 80 for line in lines)
        self._headings = _sums(line.level > 0 for line in lines)

    def lines_in(self, first: int, last: int) -> list[Line]:
        start, stop = self._range(first, last)
        return self.lines[start:stop]

    def quality(self, record: Record) -> float:
        """0 to 1: how much of what an entry shows is there: a link, a title, a date, a teaser, a heading."""
        start, stop = self._range(record.first, record.last)
        if start == stop and not record.wrapped:
            return 0.0
        if self._chars[stop] - self._chars[start] - (self._date_chars[stop] - self._date_chars[start]) < LEAST_WORDS:
            return 0.05
        dated = self._dated[stop] > self._dated[start]
        return (0.4 if self._is_full(record, start, stop) else 1.0) * round(
            0.15 * self._has_link(record)
            + 0.30 * dated
            + 0.25 * (self._titles[stop] > self._titles[start])
            + 0.20 * (self._prose[stop] > self._prose[start])
            + 0.10 * (self._headings[stop] > self._headings[start]),
            2,
        )

    def _has_link(self, record: Record) -> bool:
        if not record.nodes:
            return False
        index = bisect_left(self._numbers, record.nodes[0].number)
        inside = index < len(self._numbers) and self._numbers[index] < record.nodes[-1].end
        return inside or record.nodes[0].anchor is not None

    def _is_full(self, record: Record, start: int, stop: int) -> bool:
        """Whether a stretch has more dates, or more links, than one record: it holds several, or a menu."""
        if self._date_lines[stop] - self._date_lines[start] > MOST_DATES:
            return True
        linked = self._linked[stop] - self._linked[start]
        if linked <= (self._chars[stop] - self._chars[start]) / 2 or len(self.links(record)) <= MOST_LINKS:
            return False
        if self._dated[stop] == self._dated[start]:
            return True
        above = record.nodes[0].depth
        return sum(not looks_around(link, above) & TOPICS for link in self.links(record)) > MOST_LINKS

    def chars(self, record: Record) -> int:
        start, stop = self._range(record.first, record.last)
        return self._chars[stop] - self._chars[start]

    def has_dates(self, record: Record) -> bool:
        start, stop = self._range(record.first, record.last)
        return self._dated[stop] > self._dated[start]

    def is_dated_above(self, record: Record) -> bool:
        """Whether its first line is a date and nothing else, and no other line has one for its own sake."""
        start, stop = self._range(record.first, record.last)
        if stop - start < 2 or not self.lines[start].dates or self._date_lines[stop] - self._date_lines[start + 1]:
            return False
        first = self.lines[start]
        return len(first.text) - sum(len(date.text) for date in first.dates) <= 14 and not first.linked

    def has_date_line(self, record: Record) -> bool:
        """Whether a line of it is there for its date."""
        start, stop = self._range(record.first, record.last)
        return self._date_lines[stop] > self._date_lines[start]

    def headings(self, record: Record) -> int:
        start, stop = self._range(record.first, record.last)
        return self._headings[stop] - self._headings[start]

    def links(self, record: Record) -> list[Node]:
        """The links that lead somewhere, the one around the record included."""
        if not record.nodes:
            return []
        start = bisect_left(self._numbers, record.nodes[0].number)
        stop = bisect_left(self._numbers, record.nodes[-1].end)
        around = record.nodes[0].anchor
        inside = self.anchors[start:stop]
        return [around, *inside] if around is not None and around not in inside else inside

    def _range(self, first: int, last: int) -> tuple[int, int]:
        return bisect_left(self._starts, first), bisect_left(self._starts, last)


def _sums(values: Iterable[int]) -> list[int]:
    return [0, *accumulate(values)]


def _may_be_title(line: Line) -> bool:
    size = weight(line.text)
    if line.level:
        return size >= 3
    if size >= LONGEST_TITLE:
        return False
    return any(weight(piece.text) >= (3 if piece.link is not None else 12) for piece in line.pieces)


def _is_prose(line: Line) -> bool:
    return weight(line.text) >= LEAST_PROSE and line.linked < len(line.text) / 2 and not line.level
