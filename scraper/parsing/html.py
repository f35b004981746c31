"""HTML to blocks, in one pass over the parser's events; no tree is built, so depth and size cost only time.

Elements are told apart by what browsers do with them (break the line or not, show or not), never by class or id.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast

from lxml import etree

from scraper.errors import NotAListing
from scraper.parsing.blocks import MAX_BLOCKS, Block, BlockKind, Document, Link, Part, clean
from scraper.parsing.settle import settled

__all__ = ["BREAKING", "HIDDEN", "html_document"]

BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end a line of their own (HTML standard, 15.3: flow content, tables, lists)."""
HIDDEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "iframe",
        "math",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
"""Elements whose content is not text of the page."""
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
CHROME = frozenset(["nav", "aside"])
CHROME_ROLES = frozenset(["navigation", "complementary", "contentinfo", "search", "menu", "menubar"])
STRONG = frozenset(["b", "strong"])
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAX_DEPTH = 2_000
"""Open elements; no page that people read comes near, even one that never closes any."""
MAX_PATH = 64
"""Ancestors remembered per block; deeper ones cannot help to tell records apart."""


def html_document(text: str) -> Document:
    """The blocks and links of an HTML page. Raises NotAListing where there are more than any listing has."""
    builder = _Builder()
    parser = etree.HTMLParser(target=cast("Any", builder), encoding="utf-8", huge_tree=True)
    parser.feed(text.encode("utf-8", errors="replace"))
    try:
        parser.close()
    except etree.XMLSyntaxError:
        # Nothing but white space and comments: a page without blocks, which the caller judges.
        builder.close()
    return Document(settled(builder.blocks), tuple(builder.links), builder.base)


class _Traits(NamedTuple):
    """What a tag alone says of an element."""

    void: bool
    breaking: bool
    hidden: bool
    chrome: bool
    strong: bool
    level: int | None
    """Of a heading."""


class _Frame:
    """An open element, with what it inherits."""

    __slots__ = ("anchor", "breaking", "chrome", "hidden", "href", "level", "number", "strong", "tag")

    # No dataclass: positions alone make this twice as fast, and a page has hundreds.
    def __init__(
        self, tag: str, number: int, breaking: bool, hidden: bool, chrome: bool,
        href: str | None, anchor: int, strong: bool, level: int,
    ) -> None:  # fmt: skip
        self.tag = tag
        self.number = number
        self.breaking = breaking
        self.hidden = hidden
        self.chrome = chrome
        self.href = href
        self.anchor = anchor
        self.strong = strong
        self.level = level


@lru_cache(maxsize=1024)
def _traits(tag: str) -> _Traits:
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else None
    return _Traits(tag in VOID, tag in BREAKING, tag in HIDDEN, tag in CHROME, tag in STRONG, level)


class _Builder:
    """Target of the parser's events (the interface is that of `xml.etree.ElementTree.TreeBuilder`)."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.base: str | None = None
        self._stack = [_Frame("", 0, True, False, False, None, 0, False, 0)]
        self._owners = [self._stack[0]]
        """Those of the open elements that break lines."""
        self._open: defaultdict[str, int] = defaultdict(int)
        self._path: list[int] = []
        self._count = 0
        self._parts: list[tuple[_Frame, list[str]]] = []
        self._link: tuple[str, str, list[str]] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        traits = _traits(tag)
        if self._parts and (traits.breaking or tag == "br"):
            self._flush()
        if not traits.void:
            self._push(tag, traits, attributes)
        elif tag == "base" and self.base is None:
            self.base = attributes.get("href")
        elif tag == "link" and attributes.get("href"):
            self.links.append(Link(attributes["href"], "", attributes.get("rel", "")))

    def end(self, tag: str) -> None:
        traits = _traits(tag)
        if traits.void or not self._open[tag]:
            return
        if self._parts and traits.breaking:
            self._flush()
        while self._pop() != tag:
            pass

    def data(self, text: str) -> None:
        frame = self._stack[-1]
        if frame.hidden:
            return
        if self._parts and self._parts[-1][0] is frame:
            self._parts[-1][1].append(text)
        else:
            self._parts.append((frame, [text]))
        if self._link:
            self._link[2].append(text)

    def close(self) -> None:
        self._flush()

    def _push(self, tag: str, traits: _Traits, attributes: Mapping[str, str]) -> None:
        if len(self._stack) > MAX_DEPTH:
            raise NotAListing(f"The page nests more than {MAX_DEPTH} elements; no listing page does.")
        parent = self._stack[-1]
        self._count = number = self._count + 1
        is_link = tag == "a"
        frame = _Frame(
            tag,
            number,
            traits.breaking,
            parent.hidden or traits.hidden or (bool(attributes) and _is_invisible(attributes)),
            parent.chrome or traits.chrome or self._is_chrome(tag, attributes),
            attributes.get("href") if is_link else parent.href,
            number if is_link else parent.anchor,
            parent.strong or traits.strong,
            parent.level if traits.level is None else traits.level,
        )
        self._stack.append(frame)
        self._open[tag] += 1
        if traits.breaking:
            self._path.append(number)
            self._owners.append(frame)
        elif is_link and frame.href and not frame.hidden:
            self._end_link()
            self._link = (frame.href, attributes.get("rel", ""), [])

    def _pop(self) -> str:
        frame = self._stack.pop()
        self._open[frame.tag] -= 1
        if frame.breaking:
            self._path.pop()
            self._owners.pop()
        elif self._link and frame.tag == "a":
            self._end_link()
        return frame.tag

    def _is_chrome(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """A footer is chrome only outside of articles and lists: there it is the last line of a record."""
        if tag == "footer":
            return not (self._open["article"] or self._open["li"] or self._open["main"])
        return "role" in attributes and attributes["role"].lower() in CHROME_ROLES

    def _end_link(self) -> None:
        if self._link:
            href, rel, text = self._link
            self.links.append(Link(href, clean("".join(text)), rel))
            self._link = None

    def _flush(self) -> None:
        pending, self._parts = self._parts, []
        parts = tuple(
            [
                Part("".join(pieces), frame.href, frame.strong, frame.anchor, not frame.breaking)
                for frame, pieces in pending
            ]
        )
        if all(part.text.isspace() or not part.text for part in parts):
            return
        if len(self.blocks) >= MAX_BLOCKS:
            raise NotAListing(f"The page has more than {MAX_BLOCKS} blocks of text; no listing page does.")
        owner = self._owners[-1]
        self.blocks.append(Block.of(_kind(owner), parts, owner.level, tuple(self._path[:MAX_PATH]), owner.chrome))


def _kind(owner: _Frame) -> BlockKind:
    if owner.level:
        return BlockKind.HEADING
    return BlockKind.ITEM if owner.tag == "li" else BlockKind.PARAGRAPH


def _is_invisible(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and INVISIBLE.search(attributes["style"]) is not None)
