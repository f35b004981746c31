"""Makes the entries of a page of what was picked from its records."""

from collections.abc import Iterable, Iterator, Sequence

from scraper.page import Entry, ListedDate
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.dating import Dated
from scraper.pages.auto.named import name_of
from scraper.pages.auto.picked import Picked
from scraper.pages.auto.shown import Bit
from scraper.pages.auto.titles import title_text, without_colon

__all__ = ["entries_of"]

MOST_WHOLE = 0.7
"""Of the records, that have an address and a date: then what has neither is none."""


def entries_of(picked: Sequence[Picked], links: Links) -> list[Entry]:
    """The entries, each once, in order; positions are given by the reader."""
    return list(_once(_those_alike([_entry(one, links) for one in picked], links)))


def _entry(picked: Picked, links: Links) -> Entry:
    dates = picked.dates.values
    return Entry(
        position=1,
        title=_title(picked.title, picked.dates) if picked.title else name_of(picked.link),
        url=links.of(picked.link) if picked.link else None,
        teaser=picked.teaser,
        kinds=picked.kinds,
        tags=picked.tags,
        confidence=_confidence(picked),
        evidence=tuple(_evidence(picked)),
        published=dates.get("published"),
        updated=dates.get("updated"),
        starts=dates.get("starts"),
        ends=dates.get("ends"),
    )


def _title(title: Bit, dates: Dated) -> str:
    """The text of a title, without the date of the record, where that stands in it."""
    return title_text(title) if title.slot in dates.places.values() else without_colon(title.text)


def _confidence(picked: Picked) -> float:
    found = 0.15 * bool(picked.title) + 0.1 * bool(picked.link) + 0.15 * bool(picked.dates.values)
    return round(min(0.99, 0.3 + 0.3 * picked.quality + found), 2)


def _evidence(picked: Picked) -> Iterator[tuple[str, str]]:
    if picked.title:
        yield "title", picked.title.slot.lstrip("/") or picked.title.node.tag
    elif picked.link:
        yield "title", "what the link is called"
    if picked.link:
        yield "url", picked.link.path[picked.record.base :].lstrip("/") or "the link around it"
    for role, place in picked.dates.places.items():
        yield role, place.lstrip("/") or "its own text"
    for name, bits in (("tags", picked.tag_bits), ("kinds", picked.kind_bits)):
        if bits:
            yield name, bits[0].slot.lstrip("/")
    if picked.teaser_lines:
        line = picked.teaser_lines[0]
        yield "teaser", line.block.path[picked.record.base :].lstrip("/") or "its own text"


def _those_alike(entries: Sequence[Entry], links: Links) -> Iterator[Entry]:
    """Without what lacks, where most have an address here and a day, one of both: a notice, an advertisement."""
    whole = sum(_is_here(entry, links) and _is_dated(entry) for entry in entries)
    for entry in entries:
        if not (entry.title or entry.url):
            continue
        if whole < MOST_WHOLE * len(entries) or _is_dated(entry) or _is_here(entry, links):
            yield entry


def _is_here(entry: Entry, links: Links) -> bool:
    return entry.url is not None and links.is_here(entry.url)


def _is_dated(entry: Entry) -> bool:
    """Whether an entry has a date of its own, to the day."""
    date = _date_of(entry)
    return date is not None and (date.value is None or len(date.value) == 10)


def _date_of(entry: Entry) -> ListedDate | None:
    return entry.published or entry.starts


def _day_of(entry: Entry) -> str | None:
    """None for a date that is not known, which is then no difference."""
    date = _date_of(entry)
    return date.value if date else None


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each once: of two showings, on a stage above the list or for another screen, the one that says more."""
    shown: dict[object, Entry] = {}
    for entry in entries:
        identity = (entry.url, entry.title, _day_of(entry))
        if identity not in shown:
            shown[identity] = entry
        elif _fields(entry) > _fields(shown[identity]):
            del shown[identity]
            shown[identity] = entry
    return iter(shown.values())


def _fields(entry: Entry) -> int:
    return sum(map(bool, (_date_of(entry), entry.teaser, entry.tags, entry.kinds)))
