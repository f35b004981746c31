"""Blocks: what a reader sees of a page, in order, whatever it is marked up with.

HTML (`scraper.parsing.html`) and plain text (`scraper.parsing.plain`) both become a `Document`; the grammar of a
source's records is read from it and from nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Self

__all__ = [
    "ASCII_SPACE",
    "MAX_BLOCKS",
    "Block",
    "BlockKind",
    "Document",
    "Link",
    "Part",
    "clean",
    "common_path",
    "fold",
]

MAX_BLOCKS = 200_000
"""No listing page comes near; a page with more is none, and need not be held in memory."""

ASCII_SPACE = re.compile(r"[ \t\n\r\f\v]+")
UNCLEAN = re.compile(r"[\t\n\r\f\v]|  ")
"""Most texts have nothing of it, and to look is faster than to replace."""
SPACE = re.compile(r"\s+")
WORD = re.compile(r"\w")


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """A list item that holds one run of text."""
    LABEL = "label"
    """A date with the label before it, made by `scraper.parsing.labels`."""


# Tuples, because a page has hundreds of them: a frozen dataclass takes several times as long to make.
class Part(NamedTuple):
    """A run of text inside one inline element of a block; `text` keeps its white space."""

    text: str
    href: str | None = None
    strong: bool = False
    anchor: int = 0
    """Number of the link element; equal for all parts of one link."""
    marked: bool = False
    """Inside any inline element of its own, such as a span or a link, and not bare text of the block."""


class Link(NamedTuple):
    """A link anywhere on the page, navigation included; `href` as written."""

    href: str
    text: str
    rel: str = ""


class Block(NamedTuple):
    """One run of text between two breaks of the layout; made by `of`, changed by `but`."""

    kind: BlockKind
    parts: tuple[Part, ...]
    level: int
    """Of a heading, 1 to 6."""
    path: tuple[int, ...]
    """Numbers of the elements around it, outermost first; empty for plain text."""
    chrome: bool
    """Inside an element that says of itself that it is navigation, a sidebar or a footer."""
    role: str
    """Of a label: `published`, `starts` or `ends`; the text is then the date's."""
    text: str
    """The words of all parts."""
    href: str | None
    """Where the whole block leads, if all of its words are links: the first of them."""

    @classmethod
    def of(
        cls, kind: BlockKind, parts: tuple[Part, ...], level: int = 0, path: tuple[int, ...] = (), chrome: bool = False
    ) -> Self:
        """A block that is no label, its text and address worked out."""
        text, href = _said(parts)
        return cls(kind, parts, level, path, chrome, "", text, href)

    def but(self, **changes: Any) -> "Block":
        """The same with some fields changed; `text` and `href` follow the parts."""
        parts = changes.get("parts")
        if parts is not None:
            changes["text"], changes["href"] = _said(parts)
        return self._replace(**changes)

    @property
    def strong(self) -> bool:
        return all(part.strong for part in self.parts if part.text.strip())


def _said(parts: Sequence[Part]) -> tuple[str, str | None]:
    """Text and address of a block of these parts."""
    if len(parts) == 1:
        (only,) = parts
        text = clean(only.text)
        return text, only.href if only.href and WORD.search(text) else None
    text = clean("".join([part.text for part in parts]))
    if not any(part.href for part in parts):
        return text, None
    worded = [part for part in parts if WORD.search(part.text)]
    return text, worded[0].href if worded and all(part.href for part in worded) else None


@dataclass(frozen=True, slots=True)
class Document:
    """A page as blocks, with all of its links."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    base: str | None = None
    """The address that relative links refer to, where the page states one."""


def common_path(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The innermost element around all blocks of these paths: the longest beginning they share."""
    if not paths:
        return ()
    low, high = min(paths), max(paths)
    length = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return low[:length]


def clean(text: str) -> str:
    """Text as it is kept: runs of ASCII white space are one space, no-break spaces stay inside and go at the ends."""
    return (ASCII_SPACE.sub(" ", text) if UNCLEAN.search(text) else text).strip()


def fold(text: str) -> str:
    """Text for comparisons of words: any white space is one space, case is gone."""
    return SPACE.sub(" ", text).strip().casefold()
