"""Where the words of a query stand in a text: cut and folded as the index is, so what was found is what is marked."""

from collections.abc import Sequence

from archive.search.query import Node, Phrase, phrases
from archive.search.words import spans

__all__ = ["Span", "marked", "snippet"]

Span = tuple[int, int]
"""Start and end in the text."""

_ELLIPSIS = "…"


def marked(text: str, node: Node | None, field: str) -> list[Span]:
    """What the phrases of a query matched in a text of this field, `title` or `teaser`; in order, without overlap."""
    found = list(spans(text))
    words = [word for word, _, _ in found]
    places: set[int] = set()
    for phrase in phrases(node):
        if phrase.field in (None, field):
            places.update(_places(words, phrase))
    return _joined([found[place][1:] for place in sorted(places)])


def snippet(text: str, marks: Sequence[Span], width: int) -> tuple[str, list[Span]]:
    """About `width` characters of a text around the first mark, cut between words, and the marks in it."""
    if len(text) <= width:
        return text, list(marks)
    first = marks[0][0] if marks else 0
    start = min(first - width // 3, len(text) - width)
    start = 0 if first < width // 2 else _after_space(text, start, first)
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + width // 2)
    head, tail = (_ELLIPSIS if start else ""), (_ELLIPSIS if end < len(text) else "")
    shift = len(head) - start
    inside = [(left + shift, min(right, end) + shift) for left, right in marks if start <= left < end]
    return head + text[start:end] + tail, inside


def _places(words: Sequence[str], phrase: Phrase) -> set[int]:
    """The numbers of the words that belong to an occurrence of the phrase."""
    *whole, last = phrase.words
    length = len(phrase.words)
    places: set[int] = set()
    for start in range(len(words) - length + 1):
        end = words[start + length - 1]
        if words[start : start + length - 1] == whole and (end.startswith(last) if phrase.prefix else end == last):
            places.update(range(start, start + length))
    return places


def _joined(found: Sequence[Span]) -> list[Span]:
    """Words that touch are marked as one: the characters of a phrase in Chinese."""
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _after_space(text: str, start: int, before: int) -> int:
    space = text.find(" ", start, before)
    return start if space < 0 else space + 1
