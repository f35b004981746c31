"""Finds what could be the records of a page: elements that are alike, and sequences of siblings that repeat.

The first is the idea of tag paths (Miao et al. 2009: elements of one template have one path of tags from the root), the
second that of generalized nodes (Liu, Grossman and Zhai 2003, Zhai and Liu 2005: records may be several siblings).
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from scraper.pages.auto.records import Candidate, Record
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
HEADS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "p",
        "a",
        "div",
        "tr",
        "strong",
        "b",
        "span",
        "time",
        "hr",
        "header",
        "img",
        "figure",
        "li",
        "section",
    ]
)
ENTRY = frozenset(
    ["hentry", "h-entry", "post", "entry", "card", "item", "post-card", "news-item", "article", "media", "post-entry"]
)
"""Words of a class by which even a single element may say that it is an entry."""
MOST_HEADS = 6
"""Kinds of children that are tried as the beginning of a record."""


def find_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every group of two or more like records; single elements that say of themselves that they are entries."""
    for nodes in _alike(tree):
        if len(nodes) > 1 or nodes[0].tag == "article" or ENTRY & nodes[0].words:
            yield Candidate([Record((node,), node.first, node.last, True) for node in nodes])
    for node in tree.nodes:
        if len(node.children) >= 3:
            yield from _sequences(node)


def _alike(tree: Tree) -> Iterator[list[Node]]:
    by_path: defaultdict[str, list[Node]] = defaultdict(list)
    for node in tree.nodes:
        if node.tag not in NO_RECORD and not _is_header(node) and (node.last > node.first or node.children):
            by_path[node.path].append(node)
    for nodes in by_path.values():
        ranks = Counter(word for node in nodes for word in node.words)
        groups: defaultdict[str, list[Node]] = defaultdict(list)
        for node in nodes:
            groups[_key(node, ranks)].append(node)
        yield from groups.values()
        if len(groups) > 1 and len(nodes) > len(groups):
            yield nodes


def _key(node: Node, ranks: Counter[str]) -> str:
    """The word of its class that most elements of its path have."""
    return max(node.words, key=lambda word: (ranks[word], word)) if node.words else ""


def _sequences(parent: Node) -> Iterator[Candidate]:
    """The children cut at those that look alike, for each look that repeats; lines cut at `br`."""
    children = parent.children
    ranks = Counter(word for node in children for word in node.words)
    looks = [(node.tag, _key(node, ranks)) for node in children]
    counts = Counter(look for look in looks if look[0] in HEADS)
    for look, count in counts.most_common(MOST_HEADS):
        if 2 <= count < len(children):
            starts = [index for index, own in enumerate(looks) if own == look]
            yield _cut(parent, _shifted(starts, looks))
    if sum(tag == "br" for tag, _ in looks) >= 2:
        yield from _cut_at_breaks(parent)


def _shifted(starts: list[int], looks: Sequence[tuple[str, str]]) -> list[int]:
    """Moved up as long as what stands before each start looks alike, before the first one too."""
    limit = min(after - before for before, after in itertools.pairwise(starts)) - 1
    for shift in range(limit):
        before = {looks[start - 1 - shift] if start - 1 - shift >= 0 else None for start in starts}
        if len(before) != 1 or None in before:
            return [start - shift for start in starts]
    return [start - max(limit, 0) for start in starts]


def _cut(parent: Node, starts: list[int]) -> Candidate:
    children = parent.children
    usual = Counter(after - before for before, after in itertools.pairwise(starts)).most_common(1)[0][0]
    stops = [*starts[1:], min(starts[-1] + usual, len(children))]
    records = []
    for start, stop in zip(starts, stops, strict=True):
        after = children[stop].first if stop < len(children) else parent.last
        records.append(Record(tuple(children[start:stop]), children[start].first, after, False))
    return Candidate(records)


def _cut_at_breaks(parent: Node) -> Iterator[Candidate]:
    """Each line a record; and lines up to an empty one a record."""
    breaks = [index for index, node in enumerate(parent.children) if node.tag == "br"]
    spans = list(zip([0, *(index + 1 for index in breaks)], [*breaks, len(parent.children)], strict=True))
    lines = [(start, stop) for start, stop in spans if start < stop]
    yield Candidate([_between(parent, start, stop) for start, stop in lines])
    blocks: list[tuple[int, int]] = []
    opened: int | None = None
    for start, stop in [*spans, (0, 0)]:
        if start < stop:
            opened = start if opened is None else opened
            end = stop
        elif opened is not None:
            blocks.append((opened, end))
            opened = None
    if 2 <= len(blocks) < len(lines):
        yield Candidate([_between(parent, start, stop) for start, stop in blocks])


def _between(parent: Node, start: int, stop: int) -> Record:
    """The children from `start` to before `stop`, with the bare text on both sides up to the next child."""
    children = parent.children
    first = children[start - 1].last if start else parent.first
    last = children[stop].first if stop < len(children) else parent.last
    return Record(tuple(children[start:stop]), first, last, False)


def _is_header(node: Node) -> bool:
    """Whether an element is a row of names of columns."""
    return node.tag == "tr" and bool(node.children) and all(child.tag == "th" for child in node.children)
