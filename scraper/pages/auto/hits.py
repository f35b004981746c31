"""Finds every date of a record: what its text says, what its markup says, and what names and labels say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from scraper.page import ListedDate
from scraper.pages.auto.headings import is_spanning
from scraper.pages.auto.looks import looks_of
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.tree import Node, Tree
from scraper.parsing.spotting import Spotted, find_dates, read_iso

__all__ = ["ROLES", "Hit", "Rules", "find_hits"]

LONGEST_BOX = 30
"""Characters of a date that is spread over several lines, as on a sheet of a calendar."""
LONGEST_LINE = 80
"""Characters of a line that is there for its date; in a longer one it is told about something."""
ROLES = ("published", "updated", "starts", "ends")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is known of how a page writes dates."""

    captured_at: datetime
    languages: tuple[str, ...]
    language: str | None
    region: str | None
    order: str | None = None
    """Of numbers alone, where it is known."""
    zone: str | None = None
    beside: tuple[Spotted, ...] = ()
    """All dates of the page: they help to tell the day from the month."""


@dataclass(slots=True, eq=False)
class Hit:
    """A date of a record: what its text says, what its markup says, or both."""

    place: str
    role: str
    score: float
    spotted: Spotted | None = None
    machine: ListedDate | None = None


def find_hits(record: Shown, title: Bit | None, tree: Tree, rules: Rules) -> Iterator[Hit]:
    found: list[tuple[Bit, Hit]] = []
    for bit in record.bits:
        if bit.dates and (len(bit.line.pieces) == 1 or not bit.whole) and not is_spanning(bit.line):
            found.extend((bit, _hit(bit, spotted, title)) for spotted in bit.dates)
    for bit, hit in found:
        if hit.spotted and (fuller := _fuller(bit.node, hit.spotted, tree, rules)):
            hit.spotted = fuller
    hits = [hit for _, hit in found]
    hits.extend(_machine_hits(record, found, tree))
    if not hits:
        hits.extend(_boxes(record, tree, rules))
    return iter(hits)


def _hit(bit: Bit, spotted: Spotted, title: Bit | None) -> Hit:
    looks = bit.looks
    score = 0.0
    if looks & {"date", "published"} or bit.node.tag == "time":
        score += 1.0
    if bit.date_only:
        score += 0.5
    elif len(bit.line.text) > LONGEST_LINE:
        score -= 1.5
    if title is not None and (bit is title or bit.line is title.line):
        score -= 0.4 if bit is not title else 1.0
    role = spotted.label or _role(looks) or ("starts" if spotted.until else "published")
    return Hit(bit.slot, role, score + 0.3 * (spotted.label == "published"), spotted)


def _role(looks: frozenset[str]) -> str:
    """The role that names give a date; a template may call one date both published and updated."""
    return next((role for role in ROLES if role in looks), "")


def _fuller(node: Node, spotted: Spotted, tree: Tree, rules: Rules) -> Spotted | None:
    """A date that says more, in a small element around one that lacks its day or year."""
    if all(reading.day and reading.year for reading in spotted.readings):
        return None
    around = node if node.breaking else node.parent
    for _ in range(3):
        if around is None:
            return None
        text = tree.text_of(around)
        if len(text) > LONGEST_BOX:
            return None
        for other in find_dates(text, rules.languages):
            if _said(other) > _said(spotted):
                return other
        around = around.parent
    return None


def _said(spotted: Spotted) -> int:
    reading = spotted.readings[0] if spotted.readings else None
    return (reading.year is not None) + (reading.day is not None) if reading else 2


def _machine_hits(record: Shown, found: Sequence[tuple[Bit, Hit]], tree: Tree) -> Iterator[Hit]:
    """Dates in attributes; those beside a date in the text belong to it."""
    for node in record.record.elements(tree):
        machine = _machine(node)
        if machine is None:
            continue
        role = _role(looks_of(node)) or "published"
        beside = [
            hit for bit, hit in found if hit.machine is None and (node.contains(bit.node) or bit.node.contains(node))
        ]
        if beside:
            beside[0].machine = machine
            beside[0].score += 0.5
            if role != "published":
                beside[0].role = role
        else:
            yield Hit(f"{node.path[record.record.base :]}@", role, 0.6, None, machine)


def _machine(node: Node) -> ListedDate | None:
    names = ("datetime", "content") if node.tag in ("time", "meta", "data") or node.get("itemprop") else ()
    for name in (*names, "title") if node.tag in ("time", "span", "abbr", "div", "p") else names:
        value = node.element.get(name)
        if value and any(map(str.isdigit, value)) and len(value) < 60 and (read := read_iso(value)) and read.value:
            return read
    return None


def _boxes(record: Shown, tree: Tree, rules: Rules) -> Iterator[Hit]:
    """Dates spread over the lines of a small element: a day above its month."""
    for node in record.record.elements(tree):
        if node.last - node.first < 2:
            continue
        text = tree.text_of(node)
        if len(text) <= LONGEST_BOX and any(map(str.isdigit, text)):
            for spotted in find_dates(text, rules.languages)[:1]:
                yield Hit(f"{node.path[record.record.base :]}", "published", 0.8, spotted)
                return
