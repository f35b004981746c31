"""What a link to a page of a listing is called: the role its words, symbols and numbers give it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from scraper.pages.following import words

__all__ = ["BARE_PHRASES", "Label", "Role", "label_of", "words_of"]

LONGEST = 50
"""Characters: no link to a page has a longer name."""
MOST_WORDS = 8
WORD = re.compile(r"[^\W\d_]+|\d+")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: words are not told apart by spaces."""
SPELLINGS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": " ", "\u0640": None, "'": None, "’": None, "ı": "i"})
FORWARD = frozenset("»›→>▶►❯⟩➔➜⇒⮕▸⏵⟶➡➤⇨≫❱")
BACK = frozenset("«‹←<◀◄❮⟨⇐⬅◂⏴⟵⇦≪❰")
ENDS = frozenset("⏭⏮⇥⇤|⟫⟪")
LIGATURES = re.compile(
    r"\b(?:chevron_right|arrow_forward(?:_ios)?|navigate_next|keyboard_arrow_right|arrow_right(?:_alt)?)\b"
)
"""Names by which icon fonts draw an arrow."""


class Role(Enum):
    """What a link says about where it leads."""

    NONE = auto()
    NAMED = auto()
    """Words of its own, as of a title or a menu."""
    NEXT = auto()
    OLDER = auto()
    EARLIER = auto()
    """Previous entries: older ones in most blogs, the page before in some."""
    LOAD = auto()
    MORE = auto()
    NUMBER = auto()
    RANGE = auto()
    FORWARD = auto()
    """An arrow in the direction of reading on the page; which one that is depends on the script."""
    BACKWARD = auto()
    PREVIOUS = auto()
    NEWER = auto()
    FIRST = auto()
    LAST = auto()
    NEIGHBOUR = auto()
    """The next or previous something that is no page and no list of entries: a post, a chapter, a month."""


@dataclass(frozen=True, slots=True)
class Label:
    """A role, the page's number where one is named, and whether pages or entries are named."""

    role: Role
    number: int | None = None
    explicit: bool = False


NOTHING = Label(Role.NONE)
NAMED = Label(Role.NAMED)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, without case, accents, punctuation and variants of letters."""
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text.casefold().translate(SPELLINGS))
        text = "".join(char for char in marked if unicodedata.category(char) != "Mn")
    return WORD.findall(text.lower().replace("'", ""))


VOCABULARY: dict[str, str] = {
    " ".join(words_of(phrase)): name for name in words.__all__ for phrase in sorted(getattr(words, name))
}
BARE_PHRASES = (
    frozenset(
        phrase
        for name in ("NEXT", "OLDER", "PREVIOUS", "NEWER", "LOAD_MORE", "MORE")
        for phrase in getattr(words, name)
    )
    | FORWARD
)
"""Words that are the whole text of many links, as they are written: a first look that costs nothing."""
TELLING = frozenset(
    word for phrase, name in VOCABULARY.items() if name not in ("FILLER", "ENTRIES") for word in phrase.split()
)
"""Without one of these, a text says nothing about pages."""
LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in VOCABULARY)


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label:
    """The label a text is: of no role where it says nothing about pages."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return NAMED if text else NOTHING
    if "_" in text:
        text = LIGATURES.sub("»", text)
    parts = words_of(text)
    if (len(parts) > MOST_WORDS or TELLING.isdisjoint(parts)) and not UNSPACED.search(text):
        numeric = all(part.isdecimal() for part in parts)
        return _of_symbols(text, _numbers(parts)) if numeric else NAMED
    return _of_words(set(_classes([part for part in parts if not part.isdecimal()])), _numbers(parts))


def _numbers(parts: list[str]) -> list[int]:
    return [int(part) for part in parts if part.isdecimal() and len(part) < 7]


def _of_symbols(text: str, numbers: list[int]) -> Label:
    if len(numbers) == 1:
        return Label(Role.NUMBER, numbers[0])
    if numbers:
        return Label(Role.RANGE, numbers[0]) if len(numbers) == 2 and numbers[0] < numbers[1] else Label(Role.NAMED)
    forward, back, ends = (sum(char in symbols for char in text) for symbols in (FORWARD, BACK, ENDS))
    if forward and not back:
        return Label(Role.LAST if ends or (forward > 1 and "»" in text) else Role.FORWARD)
    if back and not forward:
        return Label(Role.FIRST if ends or (back > 1 and "«" in text) else Role.BACKWARD)
    return Label(Role.NONE)


def _of_words(classes: set[str], numbers: list[int]) -> Label:
    explicit = bool(classes & {"ENTRIES", "PAGE"})
    if "UNKNOWN" in classes:
        return Label(Role.NEIGHBOUR if classes & {"NEXT", "OLDER", "PREVIOUS", "NEWER"} else Role.NAMED)
    direction = _direction(classes)
    if direction is not Role.NONE:
        return Label(direction, explicit=explicit)
    if "PAGE" in classes and len(numbers) == 1:
        return Label(Role.NUMBER, numbers[0])
    return Label(Role.NAMED)


def _direction(classes: set[str]) -> Role:
    """The direction that known words give; none where they contradict each other."""
    ways = classes & {"NEXT", "OLDER", "PREVIOUS", "NEWER", "FIRST", "LAST"}
    if classes & {"LOAD", "LOAD_MORE"} and not ways & {"PREVIOUS", "NEWER", "FIRST", "LAST"}:
        return Role.LOAD if ways or classes & {"MORE", "LOAD_MORE"} else Role.NONE
    if ways in ({"OLDER"}, {"OLDER", "NEXT"}, {"OLDER", "PREVIOUS"}):
        return Role.OLDER
    if ways in ({"NEWER"}, {"NEWER", "NEXT"}, {"NEWER", "PREVIOUS"}):
        return Role.NEWER
    if ways == {"PREVIOUS"}:
        return Role.EARLIER if "ENTRIES" in classes else Role.PREVIOUS
    if len(ways) == 1:
        return Role[ways.pop()]
    return Role.MORE if not ways and "MORE" in classes else Role.NONE


def _classes(parts: list[str]) -> list[str]:
    """The class of each phrase of a text, the longest first; UNKNOWN for what the vocabulary does not have."""
    classes, start = [], 0
    while start < len(parts):
        for stop in range(min(len(parts), start + LONGEST_PHRASE), start, -1):
            name = VOCABULARY.get(" ".join(parts[start:stop]))
            if name:
                classes.append(name)
                break
        else:
            stop = start + 1
            classes.extend(_unspaced(parts[start]) if UNSPACED.search(parts[start]) else ["UNKNOWN"])
        start = stop
    return classes


def _unspaced(text: str) -> list[str]:
    classes, start = [], 0
    while start < len(text):
        for stop in range(min(len(text), start + 12), start, -1):
            name = VOCABULARY.get(text[start:stop])
            if name:
                classes.append(name)
                break
        else:
            stop = start + 1
            classes.append("UNKNOWN")
        start = stop
    return classes
