"""Corrects what is taken for records: groups under headings, halves of a row, wrappers and what they wrap."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from scraper.pages.auto.rating import ALIKE, likeness, make_of
from scraper.pages.auto.records import Candidate, Measured, Record, Spans

__all__ = ["split", "ungrouped", "widest"]

MOST_COMPARED = 40
LEAST_BELOW = 0.4
"""Quality of a record whose date stands in a heading above it."""
SEVERAL = 1.15
"""Times as many records within the records of a list, that are its true records if they are as good."""
SAME = 0.9
"""Of the best score, for a list of larger elements around the same records."""


def split(best: Candidate, rated: Sequence[Candidate], measured: Measured) -> Candidate:
    """The records within, where each record holds several that are as good: groups are no records."""
    for other in rated:
        several = len(other.records) >= SEVERAL * len(best.records)
        if several and other.quality >= max(0.65, 0.7 * best.quality) and _make_up(other.records, best, measured):
            return split(other, rated, measured)
    return best


def ungrouped(best: Candidate, rated: Sequence[Candidate], measured: Measured) -> Candidate:
    """The records below date headings, where each record so far is a heading with all that it dates."""
    headed = sum(map(measured.is_dated_above, best.records))
    if headed < 0.8 * len(best.records):
        return best
    spans = Spans(best.records)
    for other in rated:
        if other.quality < 0.8 * LEAST_BELOW or len(other.records) <= len(best.records):
            continue
        inside = [
            record
            for record in other.records
            if spans.around(record) is not None and measured.quality(record) >= LEAST_BELOW
        ]
        more = len(inside) > len(best.records) and _all_distinct(inside, measured)
        if more and _make_up(inside, best, measured):
            return Candidate(inside, other.score, tuple(map(measured.quality, inside)))
    return best


def _make_up(inner: Sequence[Record], outer: Candidate, measured: Measured) -> bool:
    """Whether records lie in those of another list, are most of what these show, and are alike: no halves of one."""
    spans = Spans(outer.records)
    holders = [spans.around(record) for record in inner]
    held = [holder for holder in holders if holder is not None]
    if len(held) < 0.9 * len(holders) or len(set(held)) < 0.5 * len(outer.records):
        return False
    if sum(map(measured.chars, inner)) < 0.6 * sum(map(measured.chars, outer.records)):
        return False
    makes = [make_of(record, measured.tree) for record in inner[:MOST_COMPARED]]
    return fmean(likeness(one, other) for one, other in pairwise(makes)) >= ALIKE


def _all_distinct(records: Sequence[Record], measured: Measured) -> bool:
    """Whether every record leads to a place of its own."""
    targets = [frozenset(link.get("href") for link in measured.links(record)) for record in records]
    return all(targets) and len(set(targets)) == len(targets)


def widest(best: Candidate, rated: Sequence[Candidate]) -> Candidate:
    """The largest elements around the same records: they hold what stands beside a title."""
    around = [other for other in rated if other.score >= SAME * best.score and _holds(other, best)]
    return min(around, key=lambda one: one.records[0].nodes[0].depth + 0.5 * (not one.records[0].wrapped), default=best)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether each record of the one lies in a record of the other, and they are as many."""
    if len(outer.records) != len(inner.records):
        return False
    return all(a.first <= b.first and b.last <= a.last for a, b in zip(outer.records, inner.records, strict=True))
