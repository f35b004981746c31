"""HTML as a tree, and what is read of an element."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scraper.parsing.blocks import Document, Link, clean
from scraper.parsing.html import BREAKING, HIDDEN

__all__ = ["html_tree", "link_of", "links_of", "paragraphs", "text_of"]


def html_tree(text: str) -> HtmlElement | None:
    """The root element; None where there is none."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:
        return None


def paragraphs(element: HtmlElement) -> Iterator[str]:
    """The text of an element, cut where the layout breaks lines, without what is never shown."""
    pieces: list[str] = []
    for text, breaks in _runs(element):
        if breaks and (line := clean("".join(pieces))):
            yield line
        pieces = [text] if breaks else [*pieces, text]
    if line := clean("".join(pieces)):
        yield line


def _runs(element: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Runs of text, and whether a line begins before each."""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        breaks = node.tag in BREAKING or node.tag == "br"
        if event == "start" and node is not element and node.tag in HIDDEN:
            walker.skip_subtree()
        elif event == "start":
            yield node.text or "", breaks
        elif node is not element:
            yield node.tail or "", breaks


def text_of(element: HtmlElement) -> str:
    """All the text of an element on one line."""
    if not len(element):
        return clean(element.text or "")
    return " ".join(paragraphs(element))


def link_of(element: HtmlElement) -> str | None:
    """Where an element leads: the link that it is, stands in, or holds first."""
    for axis in ("ancestor-or-self::a/@href", "descendant::a/@href"):
        if found := element.xpath(f"({axis})[last()]" if axis.startswith("ancestor") else f"({axis})[1]"):
            return str(found[0])
    return None


def links_of(root: HtmlElement) -> Document:
    """The links of a page, and the address that they refer to, without any of its text."""
    links = [
        Link(node.get("href", ""), text_of(node) if node.tag == "a" else "", node.get("rel", ""))
        for node in root.iter("a", "link")
        if node.get("href")
    ]
    base = next((node.get("href") for node in root.iter("base") if node.get("href")), None)
    return Document((), tuple(links), base)
