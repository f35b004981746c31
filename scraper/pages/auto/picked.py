"""Picks the fields of all records of a list together: what one shows is judged by what the others show there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scraper.pages.auto.addresses import Links
from scraper.pages.auto.dating import Dated, find_record_dates
from scraper.pages.auto.headings import find_headings
from scraper.pages.auto.hits import Rules
from scraper.pages.auto.kinds import find_known_kinds
from scraper.pages.auto.lines import Line
from scraper.pages.auto.named import without_prose
from scraper.pages.auto.records import Measured, Record
from scraper.pages.auto.shown import Bit, Shown, repeated, show
from scraper.pages.auto.tags import are_kinds, find_kinds, find_tags, topic_places
from scraper.pages.auto.teasers import find_teasers
from scraper.pages.auto.titles import find_titles
from scraper.pages.auto.tree import Node

__all__ = ["Picked", "pick"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """What in a record is which field."""

    record: Record
    quality: float
    title: Bit | None
    link: Node | None
    dates: Dated
    tags: tuple[str, ...]
    tag_bits: tuple[Bit, ...]
    kinds: tuple[str, ...]
    kind_bits: tuple[Bit, ...]
    teaser: str | None
    teaser_lines: tuple[Line, ...]


def pick(
    records: Sequence[Record], measured: Measured, links: Links, rules: Rules, kinds: Collection[str] = ()
) -> list[Picked]:
    """The fields of each record; `kinds` are those known to be used, in lower case."""
    shown = show(records, measured)
    repeats = repeated(shown)
    titles = without_prose(find_titles(shown, repeats), shown)
    targets = links.find(shown, titles)
    dated = find_record_dates(shown, titles, find_headings(measured.lines, records), measured.tree, rules)
    places = topic_places(shown, targets, links)
    named = _sorted_out(
        [_named(*each, links, kinds, places) for each in zip(shown, titles, targets, strict=True)], kinds
    )
    used = [_lines_of(bits) for bits in named]
    teasers = find_teasers(shown, titles, used, repeats)
    return [
        Picked(
            record=record.record,
            quality=measured.quality(record.record),
            title=title,
            link=target,
            dates=dates,
            tags=named_.tags,
            tag_bits=named_.tag_bits,
            kinds=named_.kinds,
            kind_bits=named_.kind_bits,
            teaser="\n".join(text for _, text in teaser) or None,
            teaser_lines=tuple(line for line, _ in teaser),
        )
        for record, title, target, dates, named_, teaser in zip(
            shown, titles, targets, dated, named, teasers, strict=True
        )
    ]


@dataclass(frozen=True, slots=True)
class _Named:
    tags: tuple[str, ...]
    tag_bits: tuple[Bit, ...]
    kinds: tuple[str, ...]
    kind_bits: tuple[Bit, ...]


def _named(
    record: Shown, title: Bit | None, target: Node | None, links: Links, known: Collection[str], places: frozenset[str]
) -> _Named:
    sure, sure_bits = find_known_kinds(record, title, known)
    tags, tag_bits = find_tags(record, title, target, links, sure_bits, places)
    others, other_bits = find_kinds(record, title, [*tag_bits, *sure_bits])
    return _Named(tags, tuple(tag_bits), tuple(dict.fromkeys(sure + others)), (*sure_bits, *other_bits))


def _sorted_out(named: list[_Named], known: Collection[str]) -> list[_Named]:
    """What looks like kinds, but names subjects, is tags; unless the kinds are known."""
    if known or are_kinds(kind for one in named for kind in one.kinds):
        return named
    return [_Named(tuple(dict.fromkeys(one.kinds + one.tags)), one.kind_bits + one.tag_bits, (), ()) for one in named]


def _lines_of(named: _Named) -> set[int]:
    """Identities of the lines that tags and kinds fill: they are no teaser."""
    bits = (*named.tag_bits, *named.kind_bits)
    return {id(bit.line) for bit in bits if len(bit.text) > len(bit.line.text) * 0.3}
