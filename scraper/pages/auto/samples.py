"""The records of a page that the reader found, each with the entry that it read there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from scraper.page import Entry, Page
from scraper.pages.auto.entries import entries_of
from scraper.pages.auto.picked import Picked, pick
from scraper.pages.auto.reader import find_records
from scraper.pages.freezing import Sample
from scraper.parsing.decode import decode
from scraper.sources import Source

__all__ = ["Samples", "find_samples"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """A page's tree, and the records in it."""

    root: HtmlElement
    samples: tuple[Sample, ...]
    siblings: bool
    """Whether a record may go on beyond its first element."""
    languages: tuple[str, ...]
    """Languages of the page's dates, as far as it says or shows any."""


def find_samples(page: Page, entries: Sequence[Entry], source: Source | None = None) -> Samples:
    """The records of these entries, which `read_auto` read from the page of the source. Raises NotAListing."""
    found = find_records(decode(page)[0], page, source)
    picked = pick(found.records, found.measured, found.links, found.rules, source.kinds if source else ())
    shown = [(one, entry) for one in picked for entry in entries_of([one], found.links)]
    return Samples(
        root=found.measured.tree.root,
        samples=tuple(_paired(shown, entries)),
        siblings=any(not record.wrapped and len(record.nodes) > 1 for record in found.records),
        languages=found.rules.languages,
    )


def _paired(shown: Sequence[tuple[Picked, Entry]], entries: Sequence[Entry]) -> Iterator[Sample]:
    """Each entry with its record: both are in the order of the page, and some records are no entries."""
    rest = iter(shown)
    for entry in entries:
        for picked, own in rest:
            if _is_same(own, entry):
                yield Sample(scope=tuple(node.element for node in picked.record.nodes), entry=entry)
                break


def _is_same(own: Entry, entry: Entry) -> bool:
    return (not own.url or own.url == entry.url) and (not own.title or own.title == entry.title)
