"""Finds the title of each record: what stands in the same place of all of them and reads like a title in most."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import fmean, median

from scraper.pages.auto.lines import Line, Piece
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import is_author, is_counter, is_label, is_read_more, is_time, weight

__all__ = ["find_titles", "may_be_title", "title_text", "without_colon"]

LEAST = 3
"""Letters of a title."""
LONGEST = 400
FILE = re.compile(
    r"\s*[(\[（【][^()\[\]（）【】]*(?<![a-z])(pdf|docx?|xlsx?|word|excel|[kmg]b|[кмг]б|ko|mo)(?![a-z])[^()\[\]（）【】]*[)\]）】]$",
    re.IGNORECASE,
)
"""What a title says of the file it leads to: its format, its size."""
BRACKETED = re.compile(r"\s*[(\[（【].*[)\]）】]\s*")
EDGES = " \t–—-|:,.;·()[]"
"""What may stand between a title and its date."""
UNLIKE = frozenset(
    ["author", "published", "tag", "category", "date", "comments", "reading", "more", "place", "teaser", "picture"]
)


def find_titles(shown: Sequence[Shown], repeats: Counter[str]) -> list[Bit | None]:
    """The title of each record; None where nothing can be one."""
    places: defaultdict[str, list[Bit]] = defaultdict(list)
    for record in shown:
        seen: set[str] = set()
        for bit in record.bits:
            if bit.slot not in seen and may_be_title(bit):
                seen.add(bit.slot)
                places[bit.slot].append(bit)
    orders = _orders(shown)
    scores = {slot: _score(bits, len(shown), repeats, orders[slot]) for slot, bits in places.items()}
    return [_best(record, scores) for record in shown]


def essential(line: Line) -> list[Piece]:
    """The pieces of a line that may name something: no links to read more, no dates, counters and numbers."""
    return [piece for piece in line.pieces if _names(piece.text) and not _is_dated(piece, line)]


def _names(text: str) -> bool:
    if is_read_more(text) or is_counter(text) or is_author(text) or is_label(text) or BRACKETED.fullmatch(text):
        return False
    return sum(map(str.isalpha, text)) >= 0.5 * len(text.replace(" ", ""))


def _is_dated(piece: Piece, line: Line) -> bool:
    """Whether a date is most of a piece."""
    own = sum(len(date.text) for date in line.dates if piece.start <= date.start < piece.start + len(piece.text))
    return own > 0.6 * len(piece.text)


def may_be_title(bit: Bit) -> bool:
    """Whether a text can be a title at all: words, and not those that say what they are."""
    text = bit.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)) or bit.date_only or is_time(text):
        return False
    return not (is_read_more(text) or is_counter(text))


def _best(record: Shown, scores: dict[str, float]) -> Bit | None:
    bits = [bit for bit in record.bits if may_be_title(bit)]
    if not bits:
        # A list whose records are called alike, and differ by their dates.
        bits = [bit for bit in record.bits if bit.date_only and sum(map(str.isalpha, bit.undated)) >= LEAST]
    # The first of two bits of one place: max keeps it.
    best = max(bits, key=lambda bit: scores.get(bit.slot, 0.0), default=None)
    return _alone(best, record) if best and best.whole and len(best.line.pieces) > 1 else best


def _alone(title: Bit, record: Shown) -> Bit:
    """The one part of a line that says what there is to say, if there is only one."""
    parts = essential(title.line) or [piece for piece in title.line.pieces if not is_read_more(piece.text)][:1]
    if len(parts) != 1:
        return title
    pieces = (bit for bit in record.bits if bit.line is title.line and not bit.whole)
    return next((bit for bit in pieces if bit.text == parts[0].text), title)


def _orders(shown: Sequence[Shown]) -> dict[str, float]:
    """How far down in its record each place usually is: 0 to 1."""
    orders: defaultdict[str, list[float]] = defaultdict(list)
    for record in shown:
        size = max(1, len(record.bits))
        seen: set[str] = set()
        for index, bit in enumerate(record.bits):
            if bit.slot not in seen:
                seen.add(bit.slot)
                orders[bit.slot].append(index / size)
    return {slot: fmean(values) for slot, values in orders.items()}


def _score(bits: Sequence[Bit], records: int, repeats: Counter[str], order: float) -> float:
    covered = len(bits) / records
    score = fmean(map(_looks_like_title, bits)) - order
    texts = Counter(bit.folded for bit in bits)
    distinct = len(texts) / len(bits)
    if records > 1 and len(bits) > 1 and distinct < 0.5:
        score -= 4 * (1 - distinct)
    score -= 1.5 * fmean(repeats[text] > max(1, records * 0.3) for text in texts)
    length = median(weight(bit.text) for bit in bits)
    score += 1.0 if 15 <= length <= 160 else -1.0 if length < 8 else -2.0 if length > 220 else 0.3
    return score + 3.0 * covered


def _looks_like_title(bit: Bit) -> float:
    return _by_markup(bit) + _by_text(bit)


def _by_markup(bit: Bit) -> float:
    score = 0.0
    if bit.level:
        score += 3.0 if bit.level < 6 else 2.0
    if "title" in bit.looks:
        score += 2.5
    elif bit.looks & UNLIKE:
        score -= 1.0 if bit.level else 2.5
    if bit.link is not None:
        score += 1.5
    elif bit.node.tag in ("strong", "b") or bit.line.block.tag in ("dt", "th"):
        score += 1.0
    return score - _by_line(bit)


def _by_line(bit: Bit) -> float:
    """What a part of a line counts less than all of it; and all of it less, where one part says all there is to say."""
    if len(bit.line.pieces) < 2:
        return 0.0
    parts = essential(bit.line)
    if bit.whole:
        return 1.5 if len(parts) == 1 else 0.0
    alone = len(parts) == 1 and parts[0].text == bit.text
    return 0.0 if alone or bit.link is not None or bit.node.tag in ("strong", "b") else 0.7


def _by_text(bit: Bit) -> float:
    letters = sum(map(str.isalpha, bit.text)) / len(bit.text)
    return -3.0 * is_author(bit.text) - 1.0 * bool(bit.dates) - 2.5 * (letters < 0.5) - 2.0 * bit.common


def title_text(bit: Bit) -> str:
    """The title without a date that stands before or behind it in one line, or what it says of a file."""
    text = bit.text
    for date in bit.dates:
        before, found, after = text.partition(date.text)
        if found and not any(map(str.isalnum, before)) and sum(map(str.isalpha, after)) >= 3:
            text = after
        elif found and not any(map(str.isalnum, after)) and before[-1:] in "([–-—|:, " and _apart(before):
            text = before
    return text.strip(EDGES) if text is not bit.text else without_colon(text)


def _apart(before: str) -> bool:
    """Whether what stands before a date ends with a sign that sets it apart: "May 2024" may belong to a title."""
    return before.rstrip()[-1:] in ("(", "[", "–", "—", "|", "-", "·")


def without_colon(text: str) -> str:
    """The text without a colon, or a note about a file, at its end."""
    text = FILE.sub("", text)
    return text.rstrip().removesuffix(":").rstrip() if text.rstrip().endswith(":") else text
