"""Finds the teaser of each record: the running text that is left when everything else is known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from scraper.pages.auto.lines import Line
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import END, is_author, is_counter, is_label, is_read_more, is_sentence, weight

__all__ = ["find_teasers"]

LONGEST_AUTHOR = 50
LONGEST_PIECE = 45
"""Letters of the parts of a line that is no sentence."""
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
            if not bit.whole or id(bit.line) in taken:
                continue
            if text := _beside(bit, title) or _below(bit, title, repeats, len(shown)):
                own.append((bit.line, bit.slot, text))
                places[bit.slot].append(weight(text))
        lines.append(own)
    usual = {slot: median(weights) for slot, weights in places.items()}
    return [[(line, text) for line, slot, text in own if usual[slot] >= 40 or is_sentence(text)] for own in lines]


def _beside(bit: Bit, title: Bit | None) -> str:
    """What follows the title in its own line, if that is running text."""
    if title is None or bit.line is not title.line or title.whole:
        return ""
    index = next((i for i, piece in enumerate(bit.line.pieces) if piece.node is title.node), len(bit.line.pieces))
    rest = bit.line.pieces[index + 1 :]
    text = " ".join(piece.text for piece in rest if not is_read_more(piece.text)).lstrip(" .,:;–—-|·")
    letters = sum(map(str.isalpha, text))
    return text if is_sentence(text) and letters >= 0.65 * len(text) and not bit.date_only else ""


def _below(bit: Bit, title: Bit | None, repeats: Counter[str], records: int) -> str:
    """The text of a line of its own, if it may be of a teaser."""
    text = bit.text
    if bit.date_only or bit.common or is_read_more(text) or is_counter(text) or is_label(text) or _is_meta(bit):
        return ""
    if title is not None and (bit.line is title.line or bit.folded == title.folded):
        return ""
    if repeats[bit.folded] > max(1, records * 0.5) or (is_author(text) and len(text) < LONGEST_AUTHOR):
        return ""
    size = weight(text)
    if bit.looks & UNLIKE and "teaser" not in bit.looks:
        return _text(bit.line) if size >= 100 else ""
    is_text = is_sentence(text) or (not bit.level and ("teaser" in bit.looks or size >= 40))
    return _text(bit.line) if size >= 12 and is_text else ""


def _is_meta(bit: Bit) -> bool:
    """Whether a line is made of small things, such as an author, a date and a number of comments."""
    pieces = bit.line.pieces
    if len(pieces) < 3 or END.search(bit.text):
        return False
    return bool(bit.dates or bit.line.linked) and max(weight(piece.text) for piece in pieces) < LONGEST_PIECE


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
