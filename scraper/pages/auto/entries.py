"""Reads the fields of all records of a list together: what one shows alone is judged by what the others show there."""

from collections.abc import Iterator, Sequence

from scraper.page import Entry
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.dating import Dated, Rules, find_record_dates
from scraper.pages.auto.headings import find_headings
from scraper.pages.auto.records import Measured, Record
from scraper.pages.auto.shown import Bit, Shown, repeated, show
from scraper.pages.auto.tags import find_kinds, find_tags
from scraper.pages.auto.teasers import find_teasers
from scraper.pages.auto.titles import find_titles
from scraper.pages.auto.tree import Node

__all__ = ["read_entries"]


def read_entries(records: Sequence[Record], measured: Measured, links: Links, rules: Rules) -> list[Entry]:
    """The entries that the records show, each once, in order."""
    shown = show(records, measured)
    repeats = repeated(shown)
    titles = find_titles(shown, repeats)
    targets = links.find(shown, titles)
    dated = find_record_dates(shown, titles, find_headings(measured.lines, records), measured.tree, rules)
    named = [_named(*each, links) for each in zip(shown, titles, targets, strict=True)]
    teasers = find_teasers(shown, titles, [used for _, _, used in named], repeats)
    entries = [
        _entry(record, title, target, dates, name, teaser, measured, links)
        for record, title, target, dates, name, teaser in zip(
            shown, titles, targets, dated, named, teasers, strict=True
        )
    ]
    return list(_once(_those_alike(entries)))


Named = tuple[tuple[str, ...], tuple[str, ...], set[int]]
"""Tags, kinds, and the identities of the lines they fill."""


def _named(record: Shown, title: Bit | None, target: Node | None, links: Links) -> Named:
    tags, bits = find_tags(record, title, target, links)
    kinds, others = find_kinds(record, title, bits)
    used = {id(bit.line) for bit in (*bits, *others) if len(bit.text) > len(bit.line.text) * 0.3}
    return tags, kinds, used


def _entry(
    record: Shown,
    title: Bit | None,
    target: Node | None,
    dates: Dated,
    named: Named,
    teaser: str | None,
    measured: Measured,
    links: Links,
) -> Entry:
    tags, kinds, _ = named
    name = title.text if title else _name_of(target)
    return Entry(
        position=1,
        title=name,
        url=links.of(target) if target else None,
        teaser=teaser,
        kinds=kinds,
        tags=tags,
        confidence=_confidence(record, title, target, dates, measured),
        evidence=tuple(_evidence(record, title, target, dates)),
        **dates.values,
    )


def _name_of(target: Node | None) -> str | None:
    """What a link without text is called for those who do not see its picture."""
    if target is None:
        return None
    pictures = [image.get("alt") or "" for image in target.element.iter("img")]
    return next((text for text in (target.get("aria-label"), target.get("title"), *pictures) if text.strip()), None)


def _confidence(record: Shown, title: Bit | None, target: Node | None, dates: Dated, measured: Measured) -> float:
    quality = measured.quality(record.record)
    return round(min(0.99, 0.3 + 0.3 * quality + 0.15 * bool(title) + 0.1 * bool(target) + 0.15 * bool(dates.values)), 2)


def _evidence(record: Shown, title: Bit | None, target: Node | None, dates: Dated) -> Iterator[tuple[str, str]]:
    if title:
        yield "title", title.slot.lstrip("/") or title.node.tag
    if target:
        yield "url", target.path[record.record.base :].lstrip("/") or "the link around it"
    for role, place in dates.places.items():
        yield role, place.lstrip("/") or "its own text"


def _those_alike(entries: list[Entry]) -> Iterator[Entry]:
    """Without what has neither address nor date where the others have both: an advertisement, a notice."""
    whole = sum(bool(entry.url and _date_of(entry)) for entry in entries)
    for entry in entries:
        if not (entry.title or entry.url):
            continue
        if whole < 0.7 * len(entries) or entry.url or _date_of(entry):
            yield entry


def _date_of(entry: Entry) -> object:
    return entry.published or entry.starts


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Without those that the page shows a second time, for another size of screen."""
    seen = set()
    for entry in entries:
        identity = (entry.url, entry.title, _date_of(entry) if entry.url is None else None)
        if identity not in seen:
            seen.add(identity)
            yield entry
