"""Cuts the children of an element into records of several siblings each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scraper.pages.auto.records import Candidate, Record
from scraper.pages.auto.tree import Node, Tree

__all__ = ["find_sequences", "key_of"]

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
LEAST_TITLE = 12
MOST_HEADS = 6
"""Kinds of children that are tried as the beginning of a record."""


def key_of(node: Node, ranks: Counter[str]) -> str:
    """The word of its class that most elements of its path have."""
    return max(node.words, key=lambda word: (ranks[word], word)) if node.words else ""


def find_sequences(tree: Tree, parent: Node) -> Iterator[Candidate]:
    """The children cut at those that look alike, for each look that repeats; lines cut at `br`."""
    children = parent.children
    ranks = Counter(word for node in children for word in node.words)
    looks = [(node.tag, key_of(node, ranks)) for node in children]
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
