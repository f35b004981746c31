"""Finds what could be the records of a page: elements that are alike, and sequences of siblings that repeat.

The first is the idea of tag paths (Miao et al. 2009: elements of one template have one path of tags from the root), the
second that of generalized nodes (Liu, Grossman and Zhai 2003, Zhai and Liu 2005: records may be several siblings).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
LEAST_ALIKE = 0.5
"""Of the paths within two elements of one path, for their names to make no difference."""
LEAST_TITLE = 12
MOST_HEADS = 6
"""Kinds of children that are tried as the beginning of a record."""


def find_candidates(tree: Tree) -> Iterator[Candidate]:
    """Every group of two or more like records; single elements that say of themselves that they are entries."""
    for nodes in _alike(tree):
        if len(nodes) > 1 or nodes[0].tag == "article" or ENTRY & nodes[0].words:
            yield Candidate([Record((node,), node.first, node.last, True) for node in nodes])
    for node in tree.nodes:
        if len(node.children) >= 3:
            yield from _sequences(tree, node)


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
            groups[_key(node, ranks)].append(node)
        yield from groups.values()
        if len(groups) > 1:
            yield from _joined(tree, list(groups.values()))


def _joined(tree: Tree, groups: list[list[Node]]) -> Iterator[list[Node]]:
    """The largest group with those that are made like it, whatever they are called: as mirror images are."""
    largest = max(groups, key=len)
    make = _inside_all(tree, largest[0])
    joined = [
        group
        for group in groups
        if group is largest or len(make & (own := _inside_all(tree, group[0]))) >= LEAST_ALIKE * len(make | own)
    ]
    if len(joined) > 1:
        yield [node for group in joined for node in group]


def _inside_all(tree: Tree, node: Node) -> frozenset[str]:
    """The paths within an element."""
    return frozenset(one.path[len(node.path) :] for one in tree.nodes[node.number : node.end])


def _key(node: Node, ranks: Counter[str]) -> str:
    """The word of its class that most elements of its path have."""
    return max(node.words, key=lambda word: (ranks[word], word)) if node.words else ""


def _sequences(tree: Tree, parent: Node) -> Iterator[Candidate]:
    """The children cut at those that look alike, for each look that repeats; lines cut at `br`."""
    children = parent.children
    ranks = Counter(word for node in children for word in node.words)
    looks = [(node.tag, _key(node, ranks)) for node in children]
    counts = Counter(look for look in looks if look[0] in HEADS)
    if len(counts) == 1 and len(children) >= 4:
        # Rows that look alike may still take turns: a title, then its teaser.
        looks = [(tag, _inside(tree, node)) for (tag, _), node in zip(looks, children, strict=True)]
        counts = Counter(look for look in looks if look[0] in HEADS)
    for look, count in counts.most_common(MOST_HEADS):
        if 2 <= count < len(children):
            starts = [index for index, own in enumerate(looks) if own == look]
            yield _cut(parent, _shifted(starts, looks))
    linked = [index for index, node in enumerate(children) if _is_link(tree, node)]
    if 2 <= len(linked) < len(children):
        yield _cut(parent, linked)
    if sum(node.tag == "br" for node in children) >= 2:
        yield from _cut_at_breaks(parent)


def _is_link(tree: Tree, node: Node) -> bool:
    """Whether an element is one link of some words, and nothing else."""
    if node.last - node.first != 1 or node.tag in ("a", "li"):
        return False
    run = tree.runs[node.first]
    return run.node.anchor is not None and node.contains(run.node.anchor) and len(run.text) >= LEAST_TITLE


def _inside(tree: Tree, node: Node) -> str:
    """The tags of the first elements in an element."""
    return " ".join(one.path[len(node.path) :] for one in tree.nodes[node.number + 1 : min(node.end, node.number + 6)])


def _shifted(starts: list[int], looks: Sequence[tuple[str, str]]) -> list[int]:
    """Moved up as long as what stands before each start looks alike, before the first one too."""
    limit = min(after - before for before, after in pairwise(starts)) - 1
    size = Counter(after - before for before, after in pairwise(starts)).most_common(1)[0][0]
    if looks[starts[-1] : starts[-1] + size] == looks[starts[0] : starts[0] + size]:
        # The last is whole as it stands: what precedes the first is no part of it.
        return starts
    often = Counter(looks)
    for shift in range(limit):
        before = {looks[start - 1 - shift] if start - 1 - shift >= 0 else None for start in starts}
        # What stands before every start belongs to it only if it stands nowhere else: a date, but no paragraph.
        if len(before) != 1 or None in before or often[looks[starts[0] - 1 - shift]] > len(starts) + 1:
            return [start - shift for start in starts]
    return [start - max(limit, 0) for start in starts]


def _cut(parent: Node, starts: list[int]) -> Candidate:
    children = parent.children
    usual = Counter(after - before for before, after in pairwise(starts)).most_common(1)[0][0]
    stops = [*starts[1:], min(starts[-1] + usual, len(children))]
    records = []
    for start, stop in zip(starts, stops, strict=True):
        after = children[stop].first if stop < len(children) else parent.last
        records.append(Record(tuple(children[start:stop]), children[start].first, after, False))
    return Candidate(records)


def _cut_at_breaks(parent: Node) -> Iterator[Candidate]:
    """Each line a record; and lines up to an empty one a record."""
    children = parent.children
    breaks = [index for index, node in enumerate(children) if node.tag == "br"]
    spans = list(zip([0, *(index + 1 for index in breaks)], [*breaks, len(children)], strict=True))
    lines = [_between(parent, start, stop) for start, stop in spans if start < stop]
    if len(lines) >= 2:
        yield Candidate(lines)
    blocks: list[tuple[int, int]] = []
    begun: int | None = None
    for start, stop in spans:
        record = _between(parent, start, stop)
        if record.last == record.first:
            begun = None
        elif begun is None:
            begun = start
            blocks.append((start, stop))
        else:
            blocks[-1] = (begun, stop)
    filled = [(start, stop) for start, stop in blocks if start < stop]
    if 2 <= len(filled) < len(spans):
        yield Candidate([_between(parent, start, stop) for start, stop in filled])


def _between(parent: Node, start: int, stop: int) -> Record:
    """The children from `start` to before `stop`, with the bare text on both sides up to the next child."""
    children = parent.children
    first = children[start - 1].last if start else parent.first
    last = children[stop].first if stop < len(children) else parent.last
    return Record(tuple(children[start:stop]), first, last, False)


def _is_header(node: Node) -> bool:
    """Whether an element is a row of names of columns."""
    return node.tag == "tr" and bool(node.children) and all(child.tag == "th" for child in node.children)
