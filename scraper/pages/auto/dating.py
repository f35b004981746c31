"""Finds the dates of each record, and which of them says what."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from statistics import fmean

from scraper.page import ListedDate
from scraper.pages.auto.headings import DateHeading, heading_of, is_spanning
from scraper.pages.auto.looks import looks_of
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.tree import Node, Tree
from scraper.parsing.spotting import Spotted, find_dates, read_iso, settle

__all__ = ["Dated", "Rules", "find_record_dates"]

LONGEST_BOX = 30
"""Characters of a date that is spread over several lines, as on a sheet of a calendar."""
LONGEST_LINE = 80
"""Characters of a line that is there for its date; in a longer one it is told about something."""
DAY = re.compile(r"\W*(\d{1,2})\W*")
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


@dataclass(slots=True, eq=False)
class Dated:
    """The dates of one record by their role, and where each comes from."""

    values: dict[str, ListedDate] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def find_record_dates(
    shown: Sequence[Shown], titles: Sequence[Bit | None], headings: Sequence[DateHeading], tree: Tree, rules: Rules
) -> list[Dated]:
    """The dates of each record."""
    hits = [list(_hits(record, title, tree, rules)) for record, title in zip(shown, titles, strict=True)]
    _share_roles(hits)
    _publish_updates(hits)
    above = [heading_of(record.record, headings) for record in shown]
    dated = [Dated() for _ in shown]
    for role in ROLES:
        chosen = _choose(hits, role, len(shown))
        if not any(chosen):
            continue
        for one, hit, value in zip(dated, chosen, _values(chosen, above, rules), strict=True):
            if hit is not None and value is not None:
                one.values[role], one.places[role] = value, hit.place
                if role == "starts" and hit.spotted is not None and (end := _end(hit.spotted, value, rules)):
                    one.values["ends"], one.places["ends"] = end, hit.place
    _date_by_headings(shown, dated, above)
    return dated


def _hits(record: Shown, title: Bit | None, tree: Tree, rules: Rules) -> Iterator[Hit]:
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


def _share_roles(hits: Sequence[Sequence[Hit]]) -> None:
    """Where one record shows a range, the single days in the same place of others are starts, too."""
    ranges = {
        hit.place for record in hits for hit in record if hit.role == "starts" and hit.spotted and hit.spotted.until
    }
    for hit in (hit for record in hits for hit in record):
        if hit.place in ranges and hit.role == "published":
            hit.role = "starts"


def _publish_updates(hits: Sequence[Sequence[Hit]]) -> None:
    """Where no date is there for anything else, what is shown and only named updated is when the entries came out.

    Templates name their one date so; a label that people see means what it says.
    """
    every = [hit for record in hits for hit in record if hit.score >= 0]
    if all(hit.role == "updated" for hit in every):
        for hit in every:
            if hit.spotted is not None and hit.spotted.label != "updated":
                hit.role = "published"


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


def _choose(hits: Sequence[Sequence[Hit]], role: str, size: int) -> list[Hit | None]:
    """For each record the hit in the place that is best over all of them."""
    places: defaultdict[str, list[Hit]] = defaultdict(list)
    for record in hits:
        seen: set[str] = set()
        for hit in record:
            if hit.role == role and hit.place not in seen:
                seen.add(hit.place)
                places[hit.place].append(hit)
    # Of places that are as good the first counts: what follows is told about something.
    scores = {
        place: fmean(hit.score for hit in own) + 1.5 * len(own) / size + 0.5 * _is_sorted(own) - 0.05 * index
        for index, (place, own) in enumerate(places.items())
    }
    chosen = []
    for record in hits:
        own = [hit for hit in record if hit.role == role and scores[hit.place] >= 0.6]
        chosen.append(max(own, key=lambda hit: scores[hit.place], default=None))
    return chosen


def _is_sorted(hits: Sequence[Hit]) -> bool:
    days = [day for hit in hits if (day := _rough(hit)) is not None]
    pairs = list(itertools.pairwise(days))
    if len(pairs) < 2 or len(set(days)) < 2:
        return False
    falling = sum(a >= b for a, b in pairs)
    return max(falling, sum(a <= b for a, b in pairs)) >= 0.85 * len(pairs)


def _rough(hit: Hit) -> str | None:
    if hit.machine is not None:
        return hit.machine.value
    reading = hit.spotted.readings[0] if hit.spotted and hit.spotted.readings else None
    return f"{reading.year}-{reading.month or 0:02}-{reading.day or 0:02}" if reading and reading.year else None


def _values(chosen: Sequence[Hit | None], above: Sequence[DateHeading | None], rules: Rules) -> list[ListedDate | None]:
    """What the chosen hits say: the text where it is complete and certain, else the markup."""
    machines = [hit.machine.value for hit in chosen if hit and hit.machine]
    differ = len(set(machines)) > 1
    spots = [
        _completed(hit.spotted, heading, hit.machine if differ else None) if hit and hit.spotted else None
        for hit, heading in zip(chosen, above, strict=True)
    ]
    texts = iter(_settled([spot for spot in spots if spot is not None], rules))
    read = [next(texts) if spot is not None else None for spot in spots]
    # The same machine date beside different texts is a template's mistake.
    trusted = differ or len({text.value for text in read if text}) <= 1
    return [_one(text, hit if trusted else None) for text, hit in zip(read, chosen, strict=True)]


def _settled(spots: Sequence[Spotted], rules: Rules) -> list[ListedDate]:
    if rules.order:
        spots = [_ordered(spot, rules.order) for spot in spots]
    read = settle(spots, rules.captured_at, language=rules.language, region=rules.region, beside=rules.beside)
    return [replace(date, zone=date.zone or rules.zone) if date.value else date for date in read]


def _ordered(spot: Spotted, order: str) -> Spotted:
    """The date read in this order, if it can be."""
    readings = tuple(reading for reading in spot.readings if reading.order == order)
    return replace(spot, readings=readings) if readings else spot


def _one(text: ListedDate | None, hit: Hit | None) -> ListedDate | None:
    """What the text says; the markup where the text has no year, or is not certain."""
    machine = hit.machine if hit else None
    if text is None or machine is None or hit is None:
        return text or machine
    stated = hit.spotted is not None and all(reading.year for reading in hit.spotted.readings)
    if text.value is None or len(text.value) < 10 or not stated:
        return replace(machine, text=text.text)
    return text


def _completed(spotted: Spotted, heading: DateHeading | None, machine: ListedDate | None) -> Spotted:
    """The date with the year of its markup, else of the heading above it, where it states none."""
    if machine and machine.value:
        return spotted.in_year(int(machine.value[:4]))
    return spotted.in_year(heading.year) if heading is not None and heading.year is not None else spotted


def _end(spotted: Spotted, start: ListedDate, rules: Rules) -> ListedDate | None:
    if spotted.end is None:
        return None
    end = spotted.end.in_year(int(start.value[:4])) if start.value else spotted.end
    return _settled([end], rules)[0]


def _date_by_headings(shown: Sequence[Shown], dated: Sequence[Dated], above: Sequence[DateHeading | None]) -> None:
    """Records without a date of their own are of the date of the heading above them."""
    if sum(bool(one.values) for one in dated) > len(dated) / 2:
        return
    for record, one, heading in zip(shown, dated, above, strict=True):
        if heading is None or one.values:
            continue
        day = heading.day or _day(record) if heading.month else None
        if value := _iso(heading, day):
            one.values["published"] = ListedDate(text=heading.text, value=value)
            one.places["published"] = f"the heading {heading.text!r}"


def _day(record: Shown) -> int | None:
    """A number of one or two digits that stands alone in a record whose heading is a month."""
    return next((int(found[1]) for bit in record.bits if (found := DAY.fullmatch(bit.text))), None)


def _iso(heading: DateHeading, day: int | None) -> str | None:
    if heading.year is None:
        return None
    try:
        full = date(heading.year, heading.month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return full[: 10 if day else 7 if heading.month else 4]
