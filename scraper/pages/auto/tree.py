"""A page as a tree of what can be seen of it: elements, the runs of text between them, and the lines they make.

Hidden elements are left out, so whatever is mined from the tree was shown to readers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from scraper.parsing.blocks import clean

__all__ = ["Node", "Run", "Tree"]


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
