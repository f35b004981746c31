"""How fields are read and compared while selectors are looked for: by what no reader sees as a difference."""

import re
from collections.abc import Sequence
from typing import Any

from scraper.pages.readings import Found, lines_in, text_in

__all__ = ["first", "joined", "paragraphs", "pattern_of", "single", "trimmed", "trimmed_lines", "words_reader"]

PIECES = re.compile(r"\d+|\s+|[^\W\d_]+|.", re.DOTALL)


def words_reader(separator: str) -> tuple[Any, Any, Any]:
    """How tags are read, each of an element of its own, or several parted by a separator."""

    def read(found: Found) -> tuple[str, ...]:
        texts = text_in(found).split(separator) if separator else [text_in(found)]
        return tuple(word for text in texts if (word := " ".join(text.split()).removeprefix("#")))

    def made(values: list[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for words in values for word in words))

    def parts(value: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        return [value] if separator and value else [(word,) for word in value]

    return read, made, parts


def trimmed_lines(found: Found) -> str:
    return trimmed(lines_in(found))


def trimmed(text: str) -> str:
    """Each line without what no reader sees as a difference: the kind of its spaces, and the dots at its end."""
    return "\n".join(" ".join(line.split()).rstrip(" .…") for line in text.splitlines())


def pattern_of(text: str) -> str:
    """A regular expression of dates that are written like this one."""
    return "".join(_pattern_of_piece(piece) for piece in PIECES.findall(text))


def _pattern_of_piece(piece: str) -> str:
    if piece.isdecimal():
        return r"\d{4}" if len(piece) == 4 else r"\d{1,2}" if len(piece) < 3 else r"\d+"
    if piece.isspace():
        return r"\s+"
    if piece.isalpha() and (len(piece) > 1 or piece.isascii()):
        return r"[^\W\d_]+"
    return "." if piece in "'\"" else re.escape(piece)


def first(values: list[Any]) -> Any:
    return values[0] if values else None


def single(value: Any) -> Sequence[Any]:
    return [value] if value else []


def joined(values: list[str]) -> str | None:
    return "\n".join(values) or None


def paragraphs(value: str | None) -> Sequence[str]:
    """The whole, which one element may hold, and its paragraphs."""
    return list(dict.fromkeys([value, *value.splitlines()])) if value else []
