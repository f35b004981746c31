"""What a record shows, in bits that a field may be made of, each with its place in the template of the records."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scraper.pages.auto.headers import Headers
from scraper.pages.auto.lines import Line, Piece
from scraper.pages.auto.looks import looks_around
from scraper.pages.auto.records import Measured, Record
from scraper.pages.auto.tree import Node
from scraper.parsing.blocks import fold
from scraper.parsing.spotting import Spotted

__all__ = ["Bit", "Shown", "repeated", "show"]

BARE = "#text"
"""Marks the place of words that no element of their own marks."""
COMMON = 0.5
EVERYWHERE = 0.9
LEAST_COMPARED = 3
USUAL = 0.6
"""Of the records, for a word of a class to belong to their template."""


@dataclass(slots=True, eq=False)
class Bit:
    """A line of a record, or a marked piece of one."""

    text: str
    folded: str
    """The text for comparisons."""
    node: Node
    """For a line the element that breaks it, for a piece the link around it or its own element."""
    line: Line
    whole: bool
    """Whether it is all of its line."""
    slot: str
    """Its place in the template: the same in every record that has it."""
    looks: frozenset[str]
    link: Node | None
    """The link that all of it is, and that holds nothing else."""
    dates: tuple[Spotted, ...] = ()
    common: bool = False
    """Whether half of the records have the same words, dates aside."""
    everywhere: bool = False
    """Whether nearly all records have the same words: those are the template's."""

    @property
    def around(self) -> Node | None:
        """The link it stands in, that of a whole card too."""
        return self.link or self.node.anchor

    @property
    def undated(self) -> str:
        """The text without its dates."""
        text = self.text
        for date in self.dates:
            text = text.replace(date.text, "")
        return text

    @property
    def level(self) -> int:
        return self.node.level or (self.line.level if self.whole else 0)

    @property
    def date_only(self) -> bool:
        """Whether it holds a date and hardly anything else."""
        dated = sum(len(date.text) for date in self.dates)
        return dated > 0 and (self.common or sum(map(str.isalnum, self.text)) - dated < max(8, dated * 0.6))


@dataclass(slots=True, eq=False)
class Shown:
    """One record, taken apart."""

    record: Record
    lines: list[Line]
    bits: list[Bit]
    links: list[Node]

    def place_of(self, link: Node) -> str:
        """The place of a link in the template."""
        own = next((bit.slot for bit in self.bits if bit.link is link), None)
        return own if own is not None else link.path[self.record.base :]


def show(records: Sequence[Record], measured: Measured) -> list[Shown]:
    """The records, taken apart; what their places are called is learned from all of them."""
    template = _Template(records, measured)
    shown = [template.shown(record) for record in records]
    if len(shown) < LEAST_COMPARED:
        return shown
    masked = Counter(text for each in shown for text in {_masked(bit) for bit in each.bits})
    for bit in (bit for each in shown for bit in each.bits):
        count = masked[_masked(bit)]
        bit.common, bit.everywhere = count >= COMMON * len(shown), count >= EVERYWHERE * len(shown)
    return shown


def _masked(bit: Bit) -> str:
    """The text without its dates, for comparisons."""
    if not bit.dates:
        return bit.folded
    return fold(bit.undated)


def repeated(shown: Iterable[Shown]) -> Counter[str]:
    """In how many records each text stands."""
    return Counter(text for each in shown for text in {bit.folded for bit in each.bits})


class _Template:
    def __init__(self, records: Sequence[Record], measured: Measured) -> None:
        self._measured = measured
        self._headers = Headers(measured.tree)
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for record in records:
            base = record.base
            for node in record.elements(measured.tree):
                if node.words:
                    words[node.path[base:]].update(node.words)
        self._regular = len({len(_columns(record)) for record in records}) == 1
        least = max(2.0, USUAL * len(records))
        self._words = {path: frozenset(w for w, n in counts.items() if n >= least) for path, counts in words.items()}

    def shown(self, record: Record) -> Shown:
        lines = self._measured.lines_in(record.first, record.last)
        bits: list[Bit] = []
        for line in lines:
            if len(line.pieces) > 1:
                bits.append(self._bit(record, line, None))
            bits.extend(self._bit(record, line, piece) for piece in line.pieces)
        return Shown(record, lines, bits, self._measured.links(record))

    def _bit(self, record: Record, line: Line, piece: Piece | None) -> Bit:
        node = piece.node if piece else line.block
        above = record.nodes[0].depth if record.wrapped else record.nodes[0].depth - 1
        dates = line.dates
        if piece and len(line.pieces) > 1:
            dates = tuple(d for d in line.dates if piece.start <= d.start < piece.start + len(piece.text))
        text = piece.text if piece else line.text
        looks = looks_around(node, above) or self._headers.look_of(node)
        whole = piece is None or len(line.pieces) == 1
        found = {one.link for one in ([piece] if piece else line.pieces) if any(map(str.isalnum, one.text))}
        link = found.pop() if len(found) == 1 else None
        slot = self._slot(record, node)
        if piece and not whole and node is line.block:
            slot += BARE
        return Bit(text, fold(text), node, line, whole, slot, looks, link, dates)

    def _slot(self, record: Record, node: Node) -> str:
        path = node.path[record.base :]
        own = self._words.get(path, frozenset()) & node.words
        if self._regular:
            columns = _columns(record)
            column = next((index for index, one in enumerate(columns) if one.contains(node)), None)
            path = f"{path}[{column}]" if column is not None and len(columns) > 1 else path
        return f"{path}.{'.'.join(sorted(own))}" if own else path


def _columns(record: Record) -> Sequence[Node]:
    """The parts of a record that stand side by side in the same order in every one, if they are as many everywhere."""
    return record.nodes[0].children if record.wrapped else record.nodes
