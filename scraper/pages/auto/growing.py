"""Grows the tree of a page from its HTML."""

from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scraper.errors import NotAListing
from scraper.pages.auto.naming import NAMELESS, UNSEEN, chrome_of, is_hidden, names_of
from scraper.pages.auto.tree import Node, Run, Tree
from scraper.parsing.html import BREAKING

__all__ = ["grow"]

MAX_ELEMENTS = 200_000
"""No listing page comes near."""
MOST_CHROME = 0.4
"""Of the text of a page, that an element may hold whose name says that it is navigation."""
DEEPEST = 200
"""Elements nested deeper, as where nothing is ever closed, count as standing beside each other."""
STANDING = frozenset(["a", "span", "time", "small", "label", "button", "strong", "b"])
"""Inline elements that a layout often puts beside or below each other."""
PROSE = frozenset(["p", "em", "i", "b", "strong", "blockquote"])
"""Elements whose inline elements are parts of a sentence."""
IMPLIED = {"dd": ("dd", "dt"), "dt": ("dd", "dt"), "li": ("li",), "tr": ("tr",), "td": ("td", "th"), "th": ("td", "th")}
"""What an opening tag closes, where its author has not."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def grow(text: str) -> Tree:
    """The tree of a page's HTML. Raises NotAListing where there is none, or more than any listing has."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotAListing("The page holds nothing.") from error
    return _Grower(root).tree


class _Grower:
    """Walks the elements of a page without recursion: no page is too deep."""

    def __init__(self, root: HtmlElement) -> None:
        base = root.find(".//base[@href]")
        language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        self.tree = Tree(root, [], [], base.get("href") if base is not None else None, language)
        self._paths: dict[tuple[str, str], str] = {}
        self._line = 0
        self._spoken = 0
        body = root.find("body")
        self._walk(body if body is not None else root)
        self._inherit_chrome()

    def _walk(self, start: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, Node | None, bool]] = [(start, None, False)]
        while stack:
            element, parent, closing = stack.pop()
            if closing and parent is not None:
                self._close(element, parent)
                continue
            node = self._open(element, parent)
            if node is None:
                if parent is not None:
                    self._read(element.tail, parent)
                continue
            stack.append((element, node, True))
            self._read(element.text, node)
            if len(element):
                stack.extend([(child, node, False) for child in reversed(element)])

    def _open(self, element: HtmlElement, parent: Node | None) -> Node | None:
        """The node of an element, or None where it is not shown."""
        tag = element.tag
        if parent is not None and parent.parent is not None and tag in IMPLIED and parent.tag in IMPLIED[tag]:
            # The parser keeps open what its author left open: siblings are told by their names.
            self._close(parent.element, parent)
            parent = parent.parent
        if not isinstance(tag, str) or tag in UNSEEN:
            return None
        classes = element.get("class")
        said = names_of(classes) if classes else NAMELESS
        if said.hidden or is_hidden(element):
            return None
        if len(self.tree.nodes) >= MAX_ELEMENTS:
            raise NotAListing(f"The page has more than {MAX_ELEMENTS} elements; no listing page does.")
        node = Node(
            element=element,
            tag=tag,
            parent=parent,
            number=len(self.tree.nodes),
            depth=parent.depth + 1 if parent else 0,
            path=self._path(parent, tag),
            words=said.words,
            breaking=tag in BREAKING or tag == "br" or (parent is not None and tag in STANDING and _is_apart(parent)),
            chrome=0 if parent is None else chrome_of(element, parent, said),
            anchor=parent.anchor if parent else None,
            level=HEADINGS.get(tag) or (parent.level if parent else 0),
            spoken=said.spoken,
        )
        if tag == "a" and element.get("href") is not None:
            node.anchor = node
        node.first = len(self.tree.runs)
        if parent:
            parent.children.append(node)
        self.tree.nodes.append(node)
        self._line += node.breaking
        self._spoken += node.spoken
        return node

    def _inherit_chrome(self) -> None:
        """Elements are chrome within chrome. A name is not believed of what holds much of the page's text."""
        ends = [0, *accumulate(len(run.text) for run in self.tree.runs)]
        for node in self.tree.nodes:
            if node.chrome == 1 and ends[node.last] - ends[node.first] > MOST_CHROME * ends[-1]:
                node.chrome = 0
            if node.parent is not None:
                node.chrome = max(node.chrome, node.parent.chrome)

    def _path(self, parent: Node | None, tag: str) -> str:
        """One string for all siblings of a tag."""
        if parent is None:
            return tag
        if parent.depth >= DEEPEST:
            return parent.path
        known = self._paths.get((parent.path, tag))
        if known is None:
            known = self._paths[parent.path, tag] = f"{parent.path}/{tag}"
        return known

    def _close(self, element: HtmlElement, node: Node) -> None:
        if node.closed:
            return
        node.closed = True
        node.last = len(self.tree.runs)
        node.end = len(self.tree.nodes)
        self._line += node.breaking
        self._spoken -= node.spoken
        if node.parent is not None:
            self._read(element.tail, node.parent)

    def _read(self, text: str | None, node: Node) -> None:
        if not text:
            return
        runs = self.tree.runs
        if not text.isspace():
            runs.append(Run(text, node, self._line, self._spoken > 0))
        elif runs and runs[-1].line == self._line:
            runs[-1].text += " "


def _is_apart(node: Node) -> bool:
    if node.apart is None:
        node.apart = not node.level and node.tag not in PROSE and _stand_apart(node.element)
    return node.apart


def _stand_apart(element: HtmlElement) -> bool:
    """Whether an element has several others in it, and no words but theirs."""
    if len(element) < 2 or _has_words(element.text):
        return False
    return not any(_has_words(child.tail) for child in element)


def _has_words(text: str | None) -> bool:
    return text is not None and any(map(str.isalnum, text))
