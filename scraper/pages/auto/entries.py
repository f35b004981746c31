"""Makes the entries of a page of what was picked from its records."""

from collections.abc import Iterable, Iterator, Sequence

from scraper.page import Entry, ListedDate
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.picked import Picked
from scraper.pages.auto.tree import Node

__all__ = ["entries_of"]

MOST_WHOLE = 0.7
"""Of the records, that have an address and a date: then what has neither is none."""


def entries_of(picked: Sequence[Picked], links: Links) -> list[Entry]:
    """The entries, each once, in order; positions are given by the reader."""
    return list(_once(_those_alike([_entry(one, links) for one in picked])))


def _entry(picked: Picked, links: Links) -> Entry:
    dates = picked.dates.values
    return Entry(
        position=1,
        title=picked.title.text if picked.title else _name_of(picked.link),
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


def _name_of(link: Node | None) -> str | None:
    """What a link without text is called for those who do not see its picture."""
    if link is None:
        return None
    pictures = [image.get("alt") or "" for image in link.element.iter("img")]
    return next((text for text in (link.get("aria-label"), link.get("title"), *pictures) if text.strip()), None)


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


def _those_alike(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Without what has neither address nor date where the others have both: an advertisement, a notice."""
    whole = sum(bool(entry.url and _date_of(entry)) for entry in entries)
    for entry in entries:
        if (entry.title or entry.url) and (whole < MOST_WHOLE * len(entries) or entry.url or _date_of(entry)):
            yield entry


def _date_of(entry: Entry) -> ListedDate | None:
    return entry.published or entry.starts


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each once: of two showings, as on a stage above the list or for another size of screen, the one that says more."""
    shown: dict[object, Entry] = {}
    for entry in entries:
        identity = (entry.url, entry.title, None if entry.url else _date_of(entry))
        if identity not in shown:
            shown[identity] = entry
        elif _fields(entry) > _fields(shown[identity]):
            del shown[identity]
            shown[identity] = entry
    return iter(shown.values())


def _fields(entry: Entry) -> int:
    return sum(map(bool, (_date_of(entry), entry.teaser, entry.tags, entry.kinds)))
