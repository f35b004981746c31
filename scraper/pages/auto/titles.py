"""Finds the title of each record: what stands in the same place of all of them and reads like a title in most."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean, median

from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import is_author, is_counter, is_read_more, is_time, weight
from scraper.parsing.blocks import fold

__all__ = ["find_titles", "may_be_title"]

LONGEST = 400
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


def may_be_title(bit: Bit) -> bool:
    """Whether a text can be a title at all: words, and not those that say what they are."""
    text = bit.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)) or bit.date_only or is_time(text):
        return False
    return not (is_read_more(text) or is_counter(text))


def _best(record: Shown, scores: dict[str, float]) -> Bit | None:
    bits = [bit for bit in record.bits if may_be_title(bit)]
    # The first of two bits of one place: max keeps it.
    return max(bits, key=lambda bit: scores[bit.slot], default=None)


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
    return {slot: mean(values) for slot, values in orders.items()}


def _score(bits: Sequence[Bit], records: int, repeats: Counter[str], order: float) -> float:
    covered = len(bits) / records
    score = mean(map(_looks_like_title, bits)) - order
    texts = Counter(fold(bit.text) for bit in bits)
    distinct = len(texts) / len(bits)
    if records > 1 and len(bits) > 1 and distinct < 0.5:
        score -= 4 * (1 - distinct)
    score -= 1.5 * mean(repeats[text] > max(1, records * 0.3) for text in texts)
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
    strong = bit.node.tag in ("strong", "b")
    if bit.link is not None:
        score += 1.5
    elif strong or bit.line.block.tag in ("dt", "th"):
        score += 1.0
    elif not bit.whole:
        score -= 0.7
    return score


def _by_text(bit: Bit) -> float:
    letters = sum(map(str.isalpha, bit.text)) / len(bit.text)
    return -3.0 * is_author(bit.text) - 1.0 * bool(bit.dates) - 1.5 * (letters < 0.5)
