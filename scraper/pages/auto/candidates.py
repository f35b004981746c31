"""Finds what could be the records of a page: elements that are alike, and sequences of siblings that repeat.

The first is the idea of tag paths (Miao et al. 2009: elements of one template have one path of tags from the root), the
second that of generalized nodes (Liu, Grossman and Zhai 2003, Zhai and Liu 2005: records may be several siblings).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from scraper.pages.auto.rating import ALIKE, likeness, make_of
from scraper.pages.auto.records import Candidate, Record
from scraper.pages.auto.sequences import find_sequences, key_of
from scraper.pages.auto.tree import Node, Tree

__all__ = ["find_candidates"]

NO_RECORD = frozenset(
    [
        "br",
        "img",
        "i",
        "b",
        "em",
        "strong",
        "hr",
        "input",
        "label",
        "option",
        "picture",
        "source",
        "small",
        "sup",
        "sub",
        "abbr",
        "time",
        "h1",
        "tbody",
        "thead",
        "th",
        "caption",
        "body",
        "form",
        "code",
        "u",
        "font",
        "col",
        "colgroup",
        "wbr",
        "html",
    ]
)
ENTRY = frozenset(
    ["hentry", "h-entry", "post", "entry", "card", "item", "post-card", "news-item", "article", "media", "post-entry"]
)
"""Words of a class by which even a single element may say that it is an entry."""


def find_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every group of two or more like records; single elements that say of themselves that they are entries."""
    for nodes in _alike(tree):
        if len(nodes) > 1 or nodes[0].tag == "article" or ENTRY & nodes[0].words:
            yield Candidate([_whole(node) for node in nodes])
    for node in tree.nodes:
        if len(node.children) >= 3:
            yield from find_sequences(tree, node)


def _alike(tree: Tree) -> Iterator[list[Node]]:
    by_path: defaultdict[str, list[Node]] = defaultdict(list)
    for node in tree.nodes:
        if node.tag not in NO_RECORD and not _is_header(node) and (node.last > node.first or node.children):
            by_path[node.path].append(node)
    for nodes in by_path.values():
        if len(nodes) == 1:
            yield nodes
            continue
        ranks = Counter(word for node in nodes for word in node.words)
        groups: defaultdict[str, list[Node]] = defaultdict(list)
        for node in nodes:
            groups[key_of(node, ranks)].append(node)
        yield from groups.values()
        if len(groups) > 1:
            yield from _joined(tree, list(groups.values()))


def _joined(tree: Tree, groups: list[list[Node]]) -> Iterator[list[Node]]:
    """The largest group with those that are made like it, whatever they are called: as mirror images are."""
    largest = max(groups, key=len)
    make = make_of(_whole(largest[0]), tree)
    joined = [group for group in groups if group is largest or likeness(make_of(_whole(group[0]), tree), make) >= ALIKE]
    if len(joined) > 1:
        yield [node for group in joined for node in group]


def _is_header(node: Node) -> bool:
    """Whether an element is a row of names of columns."""
    return node.tag == "tr" and bool(node.children) and all(child.tag == "th" for child in node.children)


def _whole(node: Node) -> Record:
    """A record that is one element."""
    return Record((node,), node.first, node.last, True)
