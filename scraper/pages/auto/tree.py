"""A page as a tree of what can be seen of it: elements, the runs of text between them, and the lines they make.

Hidden elements are left out, so whatever is mined from the tree was shown to readers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from scraper.errors import NotAListing
from scraper.parsing.html import BREAKING, HIDDEN, INVISIBLE, MAX_DEPTH

__all__ = ["Node", "Run", "Tree", "grow"]

MAX_ELEMENTS = 200_000
"""No listing page comes near."""
CHROME = frozenset(["nav", "aside"])
CHROME_ROLES = frozenset(["navigation", "complementary", "contentinfo", "search", "menu", "menubar", "banner"])
CHROME_WORDS = re.compile(
    r"^((site|main|page|global|top|bottom|left|right|primary|secondary|header|footer|mobile|desktop|blog|post|posts|region"
    r"|block|js|c|l|m|o|the|layout)[-_]*)?"
    r"(nav|navbar|navi|navigation|menu|submenu|sidebar|side-bar|breadcrumbs?|crumbs?|pagination|pager|paging|page-numbers"
    r"|cookies?|consent|skip-links?|social|share|sharing|widgets?|widget[-_].*|tag-?cloud|offcanvas|topbar|toolbar"
    r"|related([-_](posts?|articles?|news|content|links))?|newsletter|masthead|site-footer|site-header|footer|colophon)"
    r"([-_](area|inner|wrapper|container|wrap|links?|list|menu|nav|bar|left|right|primary|secondary|main|top|bottom|content|#))*$",
    re.IGNORECASE,
)
SPOKEN_ONLY = re.compile(r"(^|[-_\s])(sr-only|visually-?hidden|screen-reader-text|screenreader|u-hidden-visually|element-invisible|assistive-text|a11y-hidden|show-for-sr)($|[-_\s])", re.IGNORECASE)
HIDDEN_WORDS = re.compile(r"(^|\s)(d-none|hidden|hide|is-hidden|modal|modal-dialog|uk-hidden|invisible)(\s|$)", re.IGNORECASE)
SHOWN_AGAIN = re.compile(r"(^|\s)(d-(sm|md|lg|xl|xxl)-\w+|(sm|md|lg|xl):(block|flex|inline\S*|grid|table\S*))(\s|$)", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SPACE = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Node:
    """An element that is shown. `first` and `last` delimit its runs in `Tree.runs`; `number` and `end` its subtree."""

    element: html.HtmlElement
    tag: str
    parent: "Node | None"
    number: int
    depth: int
    path: str
    """Tags of the element and of all around it, outermost first."""
    words: frozenset[str]
    """Of the class attribute, digits replaced by `#`."""
    breaking: bool
    chrome: int
    """0: content; 1: its class or id says that it is navigation, a sidebar or a footer; 2: its tag or role does."""
    anchor: "Node | None"
    """The link it is, or stands in."""
    level: int
    """Of the heading it is or stands in; 0 elsewhere."""
    children: list["Node"] = field(default_factory=list)
    first: int = 0
    last: int = 0
    end: int = 0

    def get(self, name: str) -> str:
        """The value of an attribute, or nothing."""
        return self.element.get(name) or ""

    def contains(self, other: "Node") -> bool:
        """Whether the other node is this one or stands in it."""
        return self.number <= other.number < self.end

    def ancestors(self) -> Iterator["Node"]:
        """The elements around it, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


@dataclass(slots=True, eq=False)
class Run:
    """A piece of text between two tags. `line` counts the breaks of lines before it."""

    text: str
    node: Node
    line: int
    spoken: bool
    """Meant for screen readers only."""


@dataclass(slots=True, eq=False)
class Tree:
    """All that is shown of a page, in its order."""

    root: html.HtmlElement
    nodes: list[Node]
    runs: list[Run]
    base: str | None
    language: str | None

    def within(self, node: Node) -> list[Node]:
        """The node and all that stand in it."""
        return self.nodes[node.number : node.end]

    def text(self, first: int, last: int, *, spoken: bool = False) -> str:
        """The text of some runs, as it reads: a space where a line breaks."""
        pieces: list[str] = []
        line = -1
        for run in self.runs[first:last]:
            if run.spoken and not spoken:
                continue
            if pieces and run.line != line:
                pieces.append(" ")
            pieces.append(run.text)
            line = run.line
        return SPACE.sub(" ", "".join(pieces)).strip()

    def text_of(self, node: Node, *, spoken: bool = False) -> str:
        return self.text(node.first, node.last, spoken=spoken)


def grow(text: str) -> Tree:
    """The tree of a page's HTML. Raises NotAListing where there is none, or more than any listing has."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError) as error:
        raise NotAListing("The page holds nothing.") from error
    return _Grower(root).tree


class _Grower:
    """Walks the elements of a page without recursion: no page is too deep."""

    def __init__(self, root: html.HtmlElement) -> None:
        base = root.find(".//base[@href]")
        self.tree = Tree(root, [], [], base.get("href") if base is not None else None, root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
        self._line = 0
        self._spoken = 0
        body = root.find("body")
        self._walk(body if body is not None else root)

    def _walk(self, start: html.HtmlElement) -> None:
        stack: list[tuple[html.HtmlElement, Node | None, bool]] = [(start, None, False)]
        while stack:
            element, parent, closing = stack.pop()
            if closing:
                assert parent is not None
                self._close(element, parent, start)
                continue
            node = self._open(element, parent) if _is_shown(element) else None
            if node is None:
                if parent is not None:
                    self._read(element.tail, parent)
                continue
            stack.append((element, node, True))
            stack.extend((child, node, False) for child in reversed(element))
            self._read(element.text, node)

    def _open(self, element: html.HtmlElement, parent: Node | None) -> Node:
        tag = element.tag
        depth = parent.depth + 1 if parent else 0
        if depth > MAX_DEPTH or len(self.tree.nodes) >= MAX_ELEMENTS:
            raise NotAListing(f"The page has more than {MAX_ELEMENTS} elements or nests more than {MAX_DEPTH}; no listing does.")
        classes = element.get("class") or ""
        node = Node(
            element,
            tag,
            parent,
            len(self.tree.nodes),
            depth,
            f"{parent.path}/{tag}" if parent else tag,
            frozenset(DIGITS.sub("#", classes).split()) if classes else frozenset(),
            tag in BREAKING or tag == "br",
            max(parent.chrome, _chrome(element, parent, classes)) if parent else 0,
            None,
            HEADINGS.get(tag) or (parent.level if parent else 0),
        )
        node.anchor = node if tag == "a" and element.get("href") is not None else parent.anchor if parent else None
        node.first = len(self.tree.runs)
        if parent:
            parent.children.append(node)
        self.tree.nodes.append(node)
        if node.breaking:
            self._line += 1
        if classes and SPOKEN_ONLY.search(classes):
            self._spoken += 1
        return node

    def _close(self, element: html.HtmlElement, node: Node, start: html.HtmlElement) -> None:
        node.last = len(self.tree.runs)
        node.end = len(self.tree.nodes)
        if node.breaking:
            self._line += 1
        if SPOKEN_ONLY.search(element.get("class") or ""):
            self._spoken -= 1
        if node.parent is not None and element is not start:
            self._read(element.tail, node.parent)

    def _read(self, text: str | None, node: Node) -> None:
        if not text:
            return
        if not text.isspace():
            self.tree.runs.append(Run(text, node, self._line, bool(self._spoken)))
        elif self.tree.runs and self.tree.runs[-1].line == self._line:
            self.tree.runs[-1].text += " "


def _is_shown(element: html.HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in HIDDEN:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    style, classes = element.get("style"), element.get("class")
    if style and INVISIBLE.search(style):
        return False
    return not (classes and HIDDEN_WORDS.search(classes) and not SHOWN_AGAIN.search(classes))


def _chrome(element: html.HtmlElement, parent: Node, classes: str) -> int:
    """A footer or header is chrome only outside of the content: within, it is a line of a record."""
    tag = element.tag
    if tag in CHROME:
        return 2
    if tag in ("footer", "header"):
        return 0 if any(name in parent.path for name in ("/article", "/main", "/section", "/li")) else 2
    role = element.get("role")
    if role and role.lower() in CHROME_ROLES:
        return 2
    if tag in ("body", "main", "article", "h1", "h2", "h3") or not (classes or element.get("id")):
        return 0
    names = f"{classes} {element.get('id') or ''}"
    return int(any(map(CHROME_WORDS.match, names.split())))
