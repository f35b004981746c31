"""HTML to blocks, in one pass over the tree, without recursion: depth costs only time.

Elements are told apart by what browsers do with them (break the line or not, show or not), never by class or id.
"""

import re
from functools import lru_cache
from typing import NamedTuple, cast

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
KEEPS_FOOTERS = frozenset(["article", "li", "main"])
STRONG = frozenset(["b", "strong"])
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAX_DEPTH = 2_000
"""Open elements; no page that people read comes near, even one that never closes any."""
MAX_PATH = 64
"""Ancestors remembered per block; deeper ones cannot help to tell records apart."""


def html_document(text: str) -> Document:
    """The blocks and links of an HTML page. Raises NotAListing where there are more than any listing has."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        # Nothing but white space and comments: a page without blocks, which the caller judges.
        root = None
    reading = _Reading()
    if root is not None:
        reading.read(root)
    return Document(settled(reading.blocks), tuple(reading.links), reading.base)


class _Traits(NamedTuple):
    """What a tag alone says of an element."""

    void: bool
    breaking: bool
    hidden: bool
    chrome: bool
    strong: bool
    level: int | None
    """Of a heading."""


class _Frame(NamedTuple):
    """An open element, with what it inherits."""

    tag: str
    number: int
    breaking: bool
    hidden: bool
    chrome: bool
    href: str | None
    anchor: int
    strong: bool
    level: int


@lru_cache(maxsize=1024)
def _traits(tag: str) -> _Traits:
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else None
    return _Traits(tag in VOID, tag in BREAKING, tag in HIDDEN, tag in CHROME, tag in STRONG, level)


class _Reading:
    """What was read of a page so far, and the elements that are open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.base: str | None = None
        self._stack = [_Frame("", 0, True, False, False, None, 0, False, 0)]
        self._owners = [self._stack[0]]
        """Those of the open elements that break lines."""
        self._path: list[int] = []
        self._count = 0
        self._parts: list[Part] = []
        """Runs of text since the last break; white space alone begins and ends none, unless it is linked."""
        self._pieces: list[str] = []
        self._frame = self._stack[0]
        """The last of them as it came, and the element that it stands in."""
        self._worded = False
        """Whether there is more to them than white space."""
        self._link: tuple[str, str, list[str]] | None = None

    def read(self, root: etree._Element) -> None:
        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = cast("str", node.tag)
            traits = _traits(tag)
            if event == "start":
                self._start(node, tag, traits)
            else:
                self._end(traits)
                if node.tail:
                    self._add(node.tail)
        self._flush()

    def _start(self, node: etree._Element, tag: str, traits: _Traits) -> None:
        if self._pieces and (traits.breaking or tag == "br"):
            self._flush()
        if not traits.void:
            self._push(node, tag, traits)
            if node.text:
                self._add(node.text)
        elif tag == "base" and self.base is None:
            self.base = node.get("href")
        elif tag == "link" and (href := node.get("href")):
            self.links.append(Link(href, "", node.get("rel", "")))

    def _end(self, traits: _Traits) -> None:
        if traits.void:
            return
        if self._pieces and traits.breaking:
            self._flush()
        frame = self._stack.pop()
        if traits.breaking:
            self._path.pop()
            self._owners.pop()
        elif self._link and frame.tag == "a":
            self._end_link()

    def _add(self, text: str) -> None:
        frame = self._stack[-1]
        if frame.hidden:
            return
        blank = text.isspace()
        if self._pieces and self._frame is frame:
            self._pieces.append(text)
        elif self._pieces or frame.href or not blank:
            self._end_part()
            self._frame, self._pieces = frame, [text]
        if not blank:
            self._worded = True
        if self._link:
            self._link[2].append(text)

    def _push(self, node: etree._Element, tag: str, traits: _Traits) -> None:
        if len(self._stack) > MAX_DEPTH:
            raise NotAListing(f"The page nests more than {MAX_DEPTH} elements; no listing page does.")
        parent = self._stack[-1]
        self._count = number = self._count + 1
        is_link = tag == "a"
        names = node.keys()
        frame = _Frame(
            tag,
            number,
            traits.breaking,
            parent.hidden or traits.hidden or (bool(names) and _is_invisible(node, names)),
            parent.chrome or traits.chrome or self._is_chrome(node, tag, names),
            node.get("href") if is_link else parent.href,
            number if is_link else parent.anchor,
            parent.strong or traits.strong,
            parent.level if traits.level is None else traits.level,
        )
        self._stack.append(frame)
        if traits.breaking:
            self._path.append(number)
            self._owners.append(frame)
        elif is_link and frame.href and not frame.hidden:
            self._end_link()
            self._link = (frame.href, node.get("rel", ""), [])

    def _is_chrome(self, node: etree._Element, tag: str, names: list[str]) -> bool:
        """A footer is chrome only outside of articles and lists: there it is the last line of a record."""
        if tag == "footer":
            return not any(frame.tag in KEEPS_FOOTERS for frame in self._stack)
        return "role" in names and node.get("role", "").lower() in CHROME_ROLES

    def _end_link(self) -> None:
        if self._link:
            href, rel, text = self._link
            self.links.append(Link(href, clean("".join(text)), rel))
            self._link = None

    def _end_part(self) -> None:
        if self._pieces:
            frame = self._frame
            text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
            self._parts.append(Part(text, frame.href, frame.strong, frame.anchor, not frame.breaking))
            self._pieces = []

    def _flush(self) -> None:
        self._end_part()
        parts, worded = self._parts, self._worded
        self._parts, self._worded = [], False
        if not worded:
            return
        if len(self.blocks) >= MAX_BLOCKS:
            raise NotAListing(f"The page has more than {MAX_BLOCKS} blocks of text; no listing page does.")
        while not parts[-1].href and parts[-1].text.isspace():
            parts.pop()
        owner = self._owners[-1]
        path = tuple(self._path[:MAX_PATH])
        self.blocks.append(Block.of(_kind(owner), tuple(parts), owner.level, path, owner.chrome))


def _kind(owner: _Frame) -> BlockKind:
    if owner.level:
        return BlockKind.HEADING
    return BlockKind.ITEM if owner.tag == "li" else BlockKind.PARAGRAPH


def _is_invisible(node: etree._Element, names: list[str]) -> bool:
    return "hidden" in names or ("style" in names and INVISIBLE.search(node.get("style", "")) is not None)
