"""A page as a tree of what can be seen of it: elements, the runs of text between them, and the lines they make.

Hidden elements are left out, so whatever is mined from the tree was shown to readers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scraper.errors import NotAListing
from scraper.parsing.blocks import clean
from scraper.parsing.html import BREAKING, HIDDEN, INVISIBLE

__all__ = ["Node", "Run", "Tree", "grow"]

MAX_ELEMENTS = 200_000
"""No listing page comes near."""
MOST_CHROME = 0.4
"""Of the text of a page, that an element may hold whose name says that it is navigation."""
DEEPEST = 200
"""Elements nested deeper, as where nothing is ever closed, count as standing beside each other."""
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
SPOKEN_ONLY = re.compile(
    r"(^|[-_\s])(sr-only|visually-?hidden|screen-reader-text|screenreader|u-hidden-visually|element-invisible|assistive-text|a11y-hidden|show-for-sr)($|[-_\s])",
    re.IGNORECASE,
)
HIDDEN_WORDS = re.compile(
    r"(^|\s)(d-none|hidden|hide|is-hidden|modal|modal-dialog|uk-hidden|invisible)(\s|$)", re.IGNORECASE
)
SHOWN_AGAIN = re.compile(
    r"(^|\s)(d-(sm|md|lg|xl|xxl)-\w+|(sm|md|lg|xl):(block|flex|inline\S*|grid|table\S*))(\s|$)", re.IGNORECASE
)
UNSEEN = HIDDEN - {"button"}
"""Buttons may be tags, or titles that unfold what is below."""
DIGITS = re.compile(r"\d+")
CONTENT = frozenset(["body", "main", "article", "h1", "h2", "h3"])
STANDING = frozenset(["a", "span", "time", "small", "label", "button", "strong", "b"])
"""Inline elements that a layout often puts beside or below each other."""
PROSE = frozenset(["p", "em", "i", "b", "strong", "blockquote"])
"""Elements whose inline elements are parts of a sentence."""
IMPLIED = {"dd": ("dd", "dt"), "dt": ("dd", "dt"), "li": ("li",), "tr": ("tr",), "td": ("td", "th"), "th": ("td", "th")}
"""What an opening tag closes, where its author has not."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


@dataclass(slots=True, eq=False)
class Node:
    """An element that is shown. `first` and `last` delimit its runs in `Tree.runs`; `number` and `end` its subtree."""

    element: HtmlElement
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
    spoken: bool
    """Whether its class says that it is for screen readers only."""
    apart: bool | None = None
    """Whether the elements in it stand beside or below each other, with no text of its own between them; None until
    somebody asks."""
    closed: bool = False
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

    root: HtmlElement
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
        return clean("".join(pieces))

    def text_of(self, node: Node, *, spoken: bool = False) -> str:
        return self.text(node.first, node.last, spoken=spoken)


def grow(text: str) -> Tree:
    """The tree of a page's HTML. Raises NotAListing where there is none, or more than any listing has."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotAListing("The page holds nothing.") from error
    return _Grower(root).tree


@dataclass(frozen=True, slots=True)
class _Named:
    """What a class attribute says."""

    words: frozenset[str]
    spoken: bool
    hidden: bool
    chrome: bool


@lru_cache(maxsize=4096)
def _named(classes: str) -> _Named:
    return _Named(
        frozenset(DIGITS.sub("#", classes).split()),
        SPOKEN_ONLY.search(classes) is not None,
        HIDDEN_WORDS.search(classes) is not None and SHOWN_AGAIN.search(classes) is None,
        any(map(CHROME_WORDS.match, classes.split())),
    )


NAMELESS = _named("")


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
        named = _named(classes) if classes else NAMELESS
        if named.hidden or _is_hidden(element):
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
            words=named.words,
            breaking=tag in BREAKING or tag == "br" or (parent is not None and tag in STANDING and _is_apart(parent)),
            chrome=0 if parent is None else _chrome(element, parent, named),
            anchor=parent.anchor if parent else None,
            level=HEADINGS.get(tag) or (parent.level if parent else 0),
            spoken=named.spoken,
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


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and INVISIBLE.search(style) is not None


def _chrome(element: HtmlElement, parent: Node, named: _Named) -> int:
    """A footer or header is chrome only outside of the content: within, it is a line of a record."""
    tag = element.tag
    if tag in CHROME:
        return 2
    if tag in ("footer", "header"):
        return 0 if any(name in parent.path for name in ("/article", "/main", "/section", "/li")) else 2
    role = element.get("role")
    if role and role.lower() in CHROME_ROLES:
        return 2
    if tag in CONTENT:
        return 0
    ident = element.get("id")
    return int(named.chrome or (ident is not None and CHROME_WORDS.match(ident) is not None))
