"""Finds the teaser of each record: the running text that is left when everything else is known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from scraper.pages.auto.lines import Line
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import is_author, is_counter, is_label, is_read_more, is_sentence, weight
from scraper.parsing.blocks import fold

__all__ = ["find_teasers"]

UNLIKE = frozenset(
    ["author", "published", "date", "comments", "reading", "tag", "more", "place", "category", "updated"]
)


def find_teasers(
    shown: Sequence[Shown], titles: Sequence[Bit | None], used: Sequence[set[int]], repeats: Counter[str]
) -> list[list[tuple[Line, str]]]:
    """The lines of each record's teaser and what they say. `used` are identities of lines that are other fields."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    lines: list[list[tuple[Line, str, str]]] = []
    for record, title, taken in zip(shown, titles, used, strict=True):
        own = []
        for bit in record.bits:
            if _is_line(bit) and id(bit.line) not in taken and _may_be_teaser(bit, title, repeats, len(shown)):
                text = _text(bit.line)
                own.append((bit.line, bit.slot, text))
                places[bit.slot].append(weight(text))
        lines.append(own)
    usual = {slot: median(weights) for slot, weights in places.items()}
    return [[(line, text) for line, slot, text in own if usual[slot] >= 40 or is_sentence(text)] for own in lines]


def _is_line(bit: Bit) -> bool:
    return bit.whole


def _may_be_teaser(bit: Bit, title: Bit | None, repeats: Counter[str], records: int) -> bool:
    text = bit.text
    if bit.level or bit.date_only or is_read_more(text) or is_counter(text) or is_label(text):
        return False
    if title is not None and (bit.line is title.line or fold(text) == fold(title.text)):
        return False
    if repeats[fold(text)] > max(1, records * 0.5):
        return False
    if is_author(text) and len(text) < 50:
        return False
    if bit.looks & UNLIKE and "teaser" not in bit.looks:
        return weight(text) >= 100
    return weight(text) >= 12 and (is_sentence(text) or "teaser" in bit.looks or weight(text) >= 40)


def _text(line: Line) -> str:
    """The line without a "read more" at its end."""
    pieces = line.pieces
    while len(pieces) > 1 and (
        is_read_more(pieces[-1].text) and (pieces[-1].link is not None or len(pieces[-1].text) < 3)
    ):
        pieces = pieces[:-1]
    if len(pieces) == len(line.pieces):
        return line.text
    cut = sum(len(piece.text.split()) for piece in pieces)
    return " ".join(line.text.split()[:cut])
