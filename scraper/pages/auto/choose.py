"""Chooses the list of a page among the candidates, and joins to it what belongs to it."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from scraper.pages.auto.addresses import Links
from scraper.pages.auto.groups import split, ungrouped, widest
from scraper.pages.auto.rating import ALIKE, likeness, make_of, rate
from scraper.pages.auto.records import Candidate, Measured, Record, Spans

__all__ = ["choose"]

NO_SINGLE = frozenset(["a", "h1", "h2", "h3", "h4", "span", "time", "td", "form", "body", "html"])
LEAST_SCORE = 0.03
LEAST_TELLING = 6
"""Paths in a record, by which it can be told from others that show the same few things."""
FEATURED = 0.8
"""Quality of a single element above the list that is one of its records all the same."""


def choose(candidates: Iterable[Candidate], measured: Measured, links: Links) -> list[Record]:
    """The records of the page's list, in the order of the page; none where nothing looks like a list."""
    rated = rate(candidates, measured)
    if not rated or rated[0].score < LEAST_SCORE or rated[0].records[0].nodes[0].chrome:
        only = _only(measured)
        if only or not rated or rated[0].score < LEAST_SCORE:
            return only
    best = widest(ungrouped(split(rated[0], rated, measured), rated, measured), rated)
    records = list(best.records)
    make = frozenset[str]().union(*(make_of(record, measured.tree) for record in best.records[:3]))
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


def _is_like(record: Record, best: Candidate, make: frozenset[str], measured: Measured) -> bool:
    """Whether a record is made like those of the list, its parts perhaps in another order."""
    if record.nodes[0].chrome > best.records[0].nodes[0].chrome or measured.quality(record) < 0.75 * best.quality:
        return False
    node, model = record.nodes[0], best.records[0].nodes[0]
    # Small records are all alike; those of one list then have a name or a place in common, too.
    related = node.path == model.path or bool(node.words & model.words) or len(make) >= LEAST_TELLING
    return related and likeness(make_of(record, measured.tree), make) >= ALIKE


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
