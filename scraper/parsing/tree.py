"""HTML as a tree, and what is read of an element."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scraper.parsing.blocks import Document, Link, clean
from scraper.parsing.html import BREAKING, HIDDEN

__all__ = ["base_of", "hrefs_of", "html_tree", "link_of", "links_of", "paragraphs", "text_of"]


# Texts, and no elements: a page has two hundred links, and making an object of each takes longer than the search.
HREFS = etree.XPath("//a/@href | //link/@href", smart_strings=False)


def html_tree(text: str) -> HtmlElement | None:
    """The root element; None where there is none."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:
        return None


def paragraphs(element: HtmlElement) -> Iterator[str]:
    """The text of an element, cut where the layout breaks lines, without what is never shown."""
    if not len(element):
        if line := clean(element.text or ""):
            yield line
        return
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
    return clean(element.text or "") if not len(element) else " ".join(paragraphs(element))


def link_of(element: HtmlElement) -> str | None:
    """Where an element leads: the link that it is, stands in, or holds first."""
    if element.tag == "a" and (href := element.get("href")) is not None:
        return href
    for around in element.iterancestors("a"):
        if (href := around.get("href")) is not None:
            return href
    return next((href for inner in element.iterdescendants("a") if (href := inner.get("href")) is not None), None)


def hrefs_of(root: HtmlElement) -> list[str]:
    """Where the links of a page lead, as written, each once."""
    found: list[str] = HREFS(root)
    return [href for href in dict.fromkeys(found) if href]


def base_of(root: HtmlElement) -> str | None:
    """The address that the links of a page refer to, where it states one."""
    return next((href for node in root.iter("base") if (href := node.get("href"))), None)


def links_of(root: HtmlElement) -> Document:
    """The links of a page, and the address that they refer to, without any of its text."""
    links = [
        Link(node.get("href", ""), text_of(node) if node.tag == "a" else "", node.get("rel", ""))
        for node in root.iter("a", "link")
        if node.get("href")
    ]
    return Document((), tuple(links), base_of(root))
