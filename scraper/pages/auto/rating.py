"""Rates candidates: how much their records show, where they stand, and how much they are alike."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean

from scraper.pages.auto.records import Candidate, Measured, Record
from scraper.pages.auto.texts import weight
from scraper.pages.auto.tree import Tree

__all__ = ["ALIKE", "likeness", "make_of", "rate"]

CHROME = (1.0, 0.35, 0.12)
"""What a list counts for in content, in what looks like navigation, and in what says that it is."""
LEAST = 0.5
"""Of the usual quality of a list, for a record to be one of it."""
SINGLE = 0.4
"""What a single element counts for that says of itself that it is an entry."""
FEW = 3
ALIKE = 0.5
"""Of the paths in two records, that both have if they are of one list."""
LEAST_FAMILY = 0.8
"""Of the quality of the best family of siblings, for another with the same path to be of its list."""


def rate(candidates: Iterable[Candidate], measured: Measured) -> list[Candidate]:
    """The candidates by falling score, without those that are none; records that are none are taken out."""
    total = max(1, sum(weight(line.text) for line in measured.lines if not line.block.chrome))
    rated = [one for candidate in candidates if candidate.records and (one := _rate_one(candidate, measured, total))]
    return sorted(rated, key=lambda candidate: -candidate.score)


def _rate_one(candidate: Candidate, measured: Measured, total: int) -> Candidate | None:
    pairs = _without_strangers([(record, measured.quality(record)) for record in candidate.records])
    usual = sorted(quality for _, quality in pairs)[len(pairs) // 2]
    best = max(quality for _, quality in pairs)
    kept = [(record, quality) for record, quality in pairs if quality >= LEAST * max(usual, best * 0.6)]
    records = [record for record, _ in kept]
    qualities = tuple(quality for _, quality in kept)
    usual = fmean(qualities)
    if usual < 0.2 or len(records) == 1 < len(candidate.records):
        return None
    share = min(1.0, sum(map(measured.chars, records)) / total)
    chrome = sum(CHROME[record.nodes[0].chrome] for record in records) / len(records)
    distinct = _distinct(records, measured)
    score = sum(quality**2 for quality in qualities) ** 0.7 * usual**2 * (0.4 + share) * chrome * distinct
    if len(records) == 1:
        score *= SINGLE
    elif len(records) <= FEW and records[0].wrapped:
        # Two columns of a page are two elements, too.
        makes = [make_of(record, measured.tree) for record in records]
        score *= min(1.0, 2 * fmean(likeness(one, other) for one, other in pairwise(makes)))
    return Candidate(records, score, qualities)


def _without_strangers(pairs: list[tuple[Record, float]]) -> list[tuple[Record, float]]:
    """Without the children of elements whose children are much less like records: menus may have the path of a list."""
    parents: defaultdict[int, list[float]] = defaultdict(list)
    for record, quality in pairs:
        parents[_parent(record)].append(quality)
    means = {parent: sum(own) / len(own) for parent, own in parents.items()}
    least = LEAST_FAMILY * max(means.values())
    return [(record, quality) for record, quality in pairs if means[_parent(record)] >= least]


def _parent(record: Record) -> int:
    parent = record.nodes[0].parent
    return parent.number if parent else -1


def _distinct(records: Sequence[Record], measured: Measured) -> float:
    """How many of the records lead somewhere that the others do not."""
    targets = [frozenset(link.get("href") for link in measured.links(record)[:6]) for record in records]
    linked = [target for target in targets if target]
    if not linked:
        return 0.3
    return max(0.1, len(set(linked)) / len(linked)) * (0.4 + 0.6 * len(linked) / len(records))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two makes have in common: 0 to 1 (the Jaccard index)."""
    return len(one & other) / len(one | other)


def make_of(record: Record, tree: Tree) -> frozenset[str]:
    """The paths within a record."""
    return frozenset(node.path[record.base :] for node in record.elements(tree))
