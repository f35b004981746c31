"""Finds the dates of each record, and which of them says what."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import fmean

from scraper.page import ListedDate
from scraper.pages.auto.evidence import end_of, values_of
from scraper.pages.auto.headings import DateHeading, heading_of
from scraper.pages.auto.hits import ROLES, Hit, Rules, find_hits
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.tree import Tree

__all__ = ["Dated", "find_record_dates"]

DAY = re.compile(r"\W*(\d{1,2})\W*")


@dataclass(slots=True, eq=False)
class Dated:
    """The dates of one record by their role, and where each comes from."""

    values: dict[str, ListedDate] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def find_record_dates(
    shown: Sequence[Shown], titles: Sequence[Bit | None], headings: Sequence[DateHeading], tree: Tree, rules: Rules
) -> list[Dated]:
    """The dates of each record."""
    hits = [list(find_hits(record, title, tree, rules)) for record, title in zip(shown, titles, strict=True)]
    _share_roles(hits)
    _publish_updates(hits)
    above = [heading_of(record.record, headings) for record in shown]
    dated = [Dated() for _ in shown]
    for role in ROLES:
        chosen = _choose(hits, role, len(shown))
        if not any(chosen):
            continue
        for one, hit, value in zip(dated, chosen, values_of(chosen, above, rules), strict=True):
            if hit is not None and value is not None:
                one.values[role], one.places[role] = value, hit.place
                if role == "starts" and hit.spotted is not None and (end := end_of(hit.spotted, value, rules)):
                    one.values["ends"], one.places["ends"] = end, hit.place
    _date_by_headings(shown, dated, above)
    return dated


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
    pairs = list(pairwise(days))
    if len(pairs) < 2 or len(set(days)) < 2:
        return False
    falling = sum(a >= b for a, b in pairs)
    return max(falling, sum(a <= b for a, b in pairs)) >= 0.85 * len(pairs)


def _rough(hit: Hit) -> str | None:
    if hit.machine is not None:
        return hit.machine.value
    reading = hit.spotted.readings[0] if hit.spotted and hit.spotted.readings else None
    return f"{reading.year}-{reading.month or 0:02}-{reading.day or 0:02}" if reading and reading.year else None


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
