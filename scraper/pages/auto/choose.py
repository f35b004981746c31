"""Chooses the list of a page among the candidates, and joins to it what belongs to it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean
from urllib.parse import urlsplit

from scraper.pages.auto.addresses import Links
from scraper.pages.auto.records import Candidate, Measured, Record, Spans
from scraper.pages.auto.texts import weight

__all__ = ["choose"]

CHROME = (1.0, 0.35, 0.12)
"""What a list counts for in content, in what looks like navigation, and in what says that it is."""
LEAST = 0.5
"""Of the usual quality of a list, for a record to be one of it."""
SINGLE = 0.4
"""What a single element counts for that says of itself that it is an entry."""
FEW = 3
NO_SINGLE = frozenset(["a", "h1", "h2", "h3", "h4", "span", "time", "td", "form", "body", "html"])
LEAST_SCORE = 0.03
ALIKE = 0.5
"""Of the paths in two records, that both have if they are of one list."""
LEAST_TELLING = 6
"""Paths in a record, by which it can be told from others that show the same few things."""
MOST_COMPARED = 40
LEAST_BELOW = 0.4
"""Quality of a record whose date stands in a heading above it."""
LEAST_FAMILY = 0.8
"""Of the quality of the best family of siblings, for another with the same path to be of its list."""
SEVERAL = 1.15
"""Times as many records within the records of a list, that are its true records if they are as good."""
SAME = 0.9
"""Of the best score, for a list of larger elements around the same records."""
FEATURED = 0.8
"""Quality of a single element above the list that is one of its records all the same."""


def choose(candidates: Iterable[Candidate], measured: Measured, links: Links) -> list[Record]:
    """The records of the page's list, in the order of the page; none where nothing looks like a list."""
    rated = _rated(candidates, measured)
    if not rated or rated[0].score < LEAST_SCORE or rated[0].records[0].nodes[0].chrome:
        only = _only(measured)
        if only or not rated or rated[0].score < LEAST_SCORE:
            return only
    best = _widest(_ungrouped(_split(rated[0], rated, measured), rated, measured), rated)
    records = list(best.records)
    make = frozenset[str]().union(*(_make(record, measured) for record in best.records[:3]))
    for other in rated:
        if other is not best and other.quality >= 0.75 * best.quality:
            alike = [record for record in other.records if _is_like(record, best, make, measured)]
            records.extend(_new(alike, records, measured, links))
    records.extend(_featured(records, best, measured, links))
    return sorted(records, key=lambda record: (record.first, record.last))


def _only(measured: Measured) -> list[Record]:
    """A single record on a page without any list: the innermost element with a date and a title that is a link."""
    found = []
    for node in measured.tree.nodes:
        if node.chrome or node.tag in NO_SINGLE:
            continue
        record = Record((node,), node.first, node.last, True)
        if measured.has_date_line(record) and measured.has_linked_title(record):
            found.append(record)
    return _innermost(found)[:1]


def _rated(candidates: Iterable[Candidate], measured: Measured) -> list[Candidate]:
    """The candidates by falling score, without those that are none; records that are none are taken out."""
    total = max(1, sum(weight(line.text) for line in measured.lines if not line.block.chrome))
    rated = [one for candidate in candidates if candidate.records and (one := _rate(candidate, measured, total))]
    return sorted(rated, key=lambda candidate: -candidate.score)


def _rate(candidate: Candidate, measured: Measured, total: int) -> Candidate | None:
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
        makes = [_make(record, measured) for record in records]
        score *= min(1.0, 2 * fmean(_likeness(one, other) for one, other in pairwise(makes)))
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


def _split(best: Candidate, rated: Sequence[Candidate], measured: Measured) -> Candidate:
    """The records within, where each record holds several that are as good: groups are no records."""
    for other in rated:
        several = len(other.records) >= SEVERAL * len(best.records)
        if several and other.quality >= max(0.65, 0.7 * best.quality) and _make_up(other.records, best, measured):
            return _split(other, rated, measured)
    return best


def _ungrouped(best: Candidate, rated: Sequence[Candidate], measured: Measured) -> Candidate:
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
    makes = [_make(record, measured) for record in inner[:MOST_COMPARED]]
    return fmean(_likeness(one, other) for one, other in pairwise(makes)) >= ALIKE


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _all_distinct(records: Sequence[Record], measured: Measured) -> bool:
    """Whether every record leads to a place of its own."""
    targets = [frozenset(link.get("href") for link in measured.links(record)) for record in records]
    return all(targets) and len(set(targets)) == len(targets)


def _widest(best: Candidate, rated: Sequence[Candidate]) -> Candidate:
    """The largest elements around the same records: they hold what stands beside a title."""
    around = [other for other in rated if other.score >= SAME * best.score and _holds(other, best)]
    return min(around, key=lambda one: one.records[0].nodes[0].depth + 0.5 * (not one.records[0].wrapped), default=best)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether each record of the one lies in a record of the other, and they are as many."""
    if len(outer.records) != len(inner.records):
        return False
    return all(a.first <= b.first and b.last <= a.last for a, b in zip(outer.records, inner.records, strict=True))


def _is_like(record: Record, best: Candidate, make: frozenset[str], measured: Measured) -> bool:
    """Whether a record is made like those of the list, its parts perhaps in another order."""
    if record.nodes[0].chrome > best.records[0].nodes[0].chrome or measured.quality(record) < 0.75 * best.quality:
        return False
    node, model = record.nodes[0], best.records[0].nodes[0]
    # Small records are all alike; those of one list then have a name or a place in common, too.
    related = node.path == model.path or bool(node.words & model.words) or len(make) >= LEAST_TELLING
    return related and _likeness(_make(record, measured), make) >= ALIKE


def _make(record: Record, measured: Measured) -> frozenset[str]:
    """The paths within a record."""
    return frozenset(node.path[record.base :] for node in record.elements(measured.tree))


def _new(others: Sequence[Record], records: Sequence[Record], measured: Measured, links: Links) -> list[Record]:
    """Those that overlap none of the records, and lead elsewhere."""
    spans = Spans(records)
    free = [record for record in others if not spans.overlap(record)]
    if not free:
        return []
    known = {target for record in records for target in _targets(record, measured, links)}
    return [record for record in free if not _targets(record, measured, links) <= known]


def _targets(record: Record, measured: Measured, links: Links) -> set[str]:
    return {url for node in measured.links(record) if (url := links.of(node))}


def _featured(records: Sequence[Record], best: Candidate, measured: Measured, links: Links) -> list[Record]:
    """Single elements above the list that show all that its records show, and lead to the same kind of place."""
    start = min(record.first for record in records)
    found: list[Record] = []
    for node in measured.tree.nodes:
        if node.first >= start:
            break
        if node.last > start or node.chrome or node.tag in ("a", "h1", "h2", "h3", "p", "span"):
            continue
        record = Record((node,), node.first, node.last, True)
        if _is_featured(record, best, measured):
            found.append(record)
    if not found:
        return []
    kinds = {_kind_of(url) for record in records for url in _targets(record, measured, links)}
    same = [one for one in found if any(_kind_of(url) in kinds for url in _targets(one, measured, links))]
    return _new(_innermost(same), records, measured, links)


def _is_featured(record: Record, best: Candidate, measured: Measured) -> bool:
    if not (1 <= measured.headings(record) <= 2 and measured.has_date_line(record)):
        return False
    return measured.quality(record) >= max(FEATURED, 0.95 * best.quality)


def _innermost(records: Sequence[Record]) -> list[Record]:
    """Those that hold no other: in the order of the page, the next is the first that can lie within."""
    pairs = zip(records, [*records[1:], None], strict=False)
    return [record for record, after in pairs if after is None or not record.nodes[0].contains(after.nodes[0])]


def _kind_of(url: str) -> tuple[str, str]:
    """Host and first directory of an address."""
    parts = urlsplit(url)
    return parts.netloc, parts.path.lstrip("/").partition("/")[0]
