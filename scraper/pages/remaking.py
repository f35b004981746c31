"""Makes definitions by which a page may be read that its own no longer reads, and reads the page by each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scraper.errors import Verdict
from scraper.page import Entry, ListingPage, Page
from scraper.pages.auto import read_auto
from scraper.pages.auto.samples import Samples, find_samples
from scraper.pages.finding import known_records
from scraper.pages.freezing import Sample, freeze
from scraper.pages.links import PageLinks
from scraper.pages.matching import Known, Matches, matched
from scraper.pages.proposing.draft import dates_of
from scraper.pages.proposing.paging import learn_pagination
from scraper.pages.reader import parse
from scraper.parsing.decode import decode
from scraper.parsing.tree import html_tree, links_of
from scraper.sources import Source
from scraper.sources.addresses import is_entry, is_of_topic
from scraper.sources.mending import redesigned
from scraper.sources.spelling import canonical_url, owns, site_url

__all__ = ["FIELDS", "Reading", "read_by", "readings"]

FIELDS = ("title", "url", "teaser", "published", "tags")
"""By which two readings of an entry are compared."""
ORDERS = ("DMY", "MDY")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a definition reads from the page, and which of the known entries that are."""

    source: Source
    listing: ListingPage
    matches: Matches
    remarks: tuple[str, ...] = ()


def read_by(source: Source, known: Sequence[Known], page: Page) -> Reading | None:
    """What the source reads; None where it reads no listing."""
    try:
        listing = parse(page, source)
    except Verdict:
        return None
    return Reading(source, listing, matched(known, listing.entries, source))


def readings(known: Sequence[Known], page: Page, source: Source, topic: str | None) -> Iterator[Reading]:
    """Ways to read the page by a new layout, those with selectors first.

    What the reader of any page finds there, if known entries are among it; else what holds the known entries.
    """
    maker = _Maker(known, page, source, topic)
    made = [*maker.as_found()] or [*maker.as_known()]
    return iter(made)


class _Maker:
    def __init__(self, known: Sequence[Known], page: Page, source: Source, topic: str | None) -> None:
        self._known, self._page, self._source = known, page, source
        self._moved = _moved(page.url, source, topic)
        # What addresses of entries looked like is no rule for what is looked for.
        self._open = source.model_copy(update={"entries": source.entries.model_copy(update={"path": ""})})
        self._topic = topic

    def as_found(self) -> Iterator[Reading]:
        """By the records that the reader of any page finds."""
        try:
            listing = read_auto(self._page, self._open)
            found = find_samples(self._page, listing.entries, self._open)
        except Verdict:
            return
        if not matched(self._known, listing.entries, self._source).found:
            return
        changes = {
            **self._moved,
            **self._paging(listing),
            **self._entries(listing.entries),
            "dates": self._dates(listing.entries, found.languages),
        }
        if len(found.samples) == len(listing.entries):
            yield from self._frozen(found, changes)
        yield from self._read(changes, {"method": "auto", "selectors": None, "labels": None})

    def as_known(self) -> Iterator[Reading]:
        """By the elements that hold the known entries."""
        root = html_tree(decode(self._page)[0])
        if root is None:
            return
        links = PageLinks.of(self._source, self._page.url, links_of(root))
        samples = tuple(known_records(root, self._known, links))
        language = (root.get("lang") or "").partition("-")[0].lower()
        found = Samples(root=root, samples=samples, siblings=False, languages=(language,) if language else ())
        order = self._source.dates.order
        for one in [order] if order else ORDERS if samples else ():
            dates = {**self._dates((), found.languages), "order": one}
            yield from self._frozen(found, {**self._moved, "dates": dates})

    def _frozen(self, found: Samples, changes: dict[str, Any]) -> Iterator[Reading]:
        base = self._redesigned({**changes, "method": "auto", "selectors": None, "labels": None})
        if base is None:
            return
        links = PageLinks.of(base, self._page.url, links_of(found.root))
        samples = [_canonical(sample, links) for sample in found.samples]
        made = freeze(found.root, samples, links, self._page.captured_at, siblings=found.siblings)
        if made.selectors is not None:
            selectors = made.selectors.model_dump(exclude_defaults=True)
            rules = {"method": "selectors", "selectors": selectors, "labels": None}
            yield from self._read(changes, rules, made.remarks)

    def _read(self, changes: dict[str, Any], rules: dict[str, Any], remarks: Sequence[str] = ()) -> Iterator[Reading]:
        source = self._redesigned({**changes, **rules})
        reading = read_by(source, self._known, self._page) if source else None
        if reading:
            yield replace(reading, remarks=tuple(remarks))

    def _redesigned(self, changes: dict[str, Any]) -> Source | None:
        try:
            return redesigned(self._source, self._page.captured_at, changes)
        except ValueError:
            return None

    def _dates(self, entries: Sequence[Entry], languages: Sequence[str]) -> dict[str, Any]:
        """How dates are written by now, as far as the page shows it; else as before."""
        before, found = self._source.dates, dates_of(entries, languages)
        return {
            "order": found["order"] or before.order,
            "languages": found["languages"] or before.languages,
            "formats": before.formats,
            "zone": before.zone,
        }

    def _entries(self, entries: Sequence[Entry]) -> dict[str, Any]:
        """Without the rule for addresses of entries, where it does not fit those that are listed by now."""
        path, urls = self._source.entries.path, [entry.url for entry in entries if entry.url]
        if not path or all(is_entry(self._source, canonical_url(self._source, url)) for url in urls):
            return {}
        return {"entries": self._open.entries.model_dump(exclude_defaults=True)}

    def _paging(self, listing: ListingPage) -> dict[str, Any]:
        """A new rule for the following pages, where the old one does not know the one that the page leads to."""
        topic = self._topic
        if topic is None or listing.next_url is None or is_of_topic(self._source, listing.next_url, topic):
            return {}
        own, following = (_target(self._source, url) for url in (self._page.url, listing.next_url))
        if own is None or following is None:
            return {}
        return {
            "pagination": learn_pagination(topic, own, following, len(listing.entries)).model_dump(
                exclude_defaults=True
            )
        }


def _moved(url: str, source: Source, topic: str | None) -> dict[str, Any]:
    """The topic's new address, if the page is at another one of the site."""
    target = _target(source, url)
    if topic is None or target is None or is_of_topic(source, url, topic):
        return {}
    topics = source.topics.model_dump(exclude_defaults=True)
    return {"topics": {**topics, "addresses": {**source.topics.addresses, topic: target}}}


def _target(source: Source, url: str) -> str | None:
    return canonical_url(source, url).removeprefix(site_url(source)) or "/" if owns(source, url) else None


def _canonical(sample: Sample, links: PageLinks) -> Sample:
    """The sample with the address of its entry as it may stand on the page."""
    if sample.entry is None or sample.entry.url is None:
        return sample
    return replace(sample, entry=replace(sample.entry, url=links.resolve(sample.entry.url)))
