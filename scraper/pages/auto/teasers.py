"""Finds the teaser of each record: the running text that is left when everything else is known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.pages.auto.lines import Line
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import END, is_author, is_counter, is_label, is_read_more, is_sentence, weight

__all__ = ["find_teasers"]

MOST_SURE = 0.6
LEAST_SIZE = 12
LEAST_TOLD = 40
"""Letters of a line that is no sentence."""
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
    found: list[list[_Line]] = []
    for record, title, taken in zip(shown, titles, used, strict=True):
        own = [
            line
            for bit in record.bits
            if bit.whole and id(bit.line) not in taken and (line := _read(bit, title, repeats, len(shown)))
        ]
        below = [line for line in own if title is None or line.line.first >= title.line.first]
        found.append(below or own)
    places: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in (line for own in found for line in own):
        places[line.slot].append(line)
    # A line too short to be told for a teaser is one where others in its place are.
    kept = {slot for slot, lines in places.items() if sum(line.sure for line in lines) >= MOST_SURE * len(lines)}
    return [[(line.line, line.text) for line in own if line.sure or line.slot in kept] for own in found]


@dataclass(frozen=True, slots=True)
class _Line:
    line: Line
    slot: str
    text: str
    sure: bool


def _read(bit: Bit, title: Bit | None, repeats: Counter[str], records: int) -> _Line | None:
    """A line that may be of a teaser, with what it says of it."""
    if text := _beside(bit, title):
        return _Line(bit.line, bit.slot, text, True)
    if not _may_be_below(bit, title, repeats, records):
        return None
    size = weight(bit.text)
    if bit.looks & UNLIKE and "teaser" not in bit.looks:
        return _Line(bit.line, bit.slot, _text(bit.line), True) if size >= 100 else None
    told = is_sentence(bit.text) or (not bit.level and ("teaser" in bit.looks or size >= LEAST_TOLD))
    return _Line(bit.line, bit.slot, _text(bit.line), told and size >= LEAST_SIZE)


def _beside(bit: Bit, title: Bit | None) -> str:
    """What follows the title in its own line, if that is running text."""
    if title is None or bit.line is not title.line or title.whole:
        return ""
    index = next((i for i, piece in enumerate(bit.line.pieces) if piece.node is title.node), len(bit.line.pieces))
    rest = bit.line.pieces[index + 1 :]
    text = " ".join(piece.text for piece in rest if not is_read_more(piece.text)).lstrip(" .,:;–—-|·")
    letters = sum(map(str.isalpha, text))
    return text if is_sentence(text) and letters >= 0.65 * len(text) and not bit.date_only else ""


def _may_be_below(bit: Bit, title: Bit | None, repeats: Counter[str], records: int) -> bool:
    """Whether a line of its own is none of the other things that stand in records."""
    text = bit.text
    if bit.date_only or bit.common or is_read_more(text) or is_counter(text) or is_label(text) or _is_meta(bit):
        return False
    if title is not None and (bit.line is title.line or bit.folded == title.folded):
        return False
    repeated = repeats[bit.folded] > max(1, records * 0.5)
    return not repeated and not (is_author(text) and len(text) < LONGEST_AUTHOR)


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
