"""Proposes the definition of a source from one of its pages, with the reasons for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scraper.errors import Verdict
from scraper.page import ListingPage, Page
from scraper.pages.auto.samples import Samples, find_samples
from scraper.pages.freezing import Frozen, freeze
from scraper.pages.links import PageLinks
from scraper.pages.proposing.draft import Draft
from scraper.pages.proposing.judging import judged
from scraper.pages.proposing.offers import Offer
from scraper.pages.topic import parse_page_of
from scraper.parsing.tree import links_of
from scraper.sources import Source

__all__ = ["Proposal", "propose", "with_offers"]

DOUBT = 0.95
"""What each remark takes of the confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A definition, and why it should be believed."""

    source: Source
    topic: str
    listing: ListingPage
    """What the definition reads from the page it was made of."""
    confidence: float
    """0 to 1."""
    reasons: tuple[str, ...]
    """What the confidence rests on, in words."""
    remarks: tuple[str, ...]
    """What is not as it should be, in words."""
    entry_path: str
    """A pattern that the addresses of all entries of the page fit; empty where they share none."""
    offers: tuple[Offer, ...]
    """Further topics that the page links to; none of them is in the definition."""


def propose(
    page: Page,
    listing: ListingPage,
    *,
    slug: str | None = None,
    topic: str | None = None,
    frozen: bool = False,
    asked: str | None = None,
) -> Proposal:
    """The definition of the source of a page that was read without one. `asked` is the address that led to the page.

    With `frozen` it has selectors, where such are found that read what was read. Raises NotAListing.
    """
    samples = find_samples(page, listing.entries)
    draft = Draft(page, listing, samples, slug, topic, asked)
    source = draft.source()
    remarks = list(draft.remarks(source))
    if frozen:
        source, notes = _frozen(source, page, listing, samples)
        remarks += notes
    read = _read_again(source, page, draft.topic, listing)
    remarks += read.remarks
    reasons, confidence = judged(read.listing)
    return Proposal(
        source=source,
        topic=draft.topic,
        listing=read.listing,
        confidence=round(confidence * DOUBT ** len(remarks), 2),
        reasons=tuple(reasons),
        remarks=tuple(remarks),
        entry_path=draft.entry_path,
        offers=draft.offers(source),
    )


def with_offers(source: Source, offers: Iterable[Offer]) -> Source:
    """The source with these topics too."""
    values = source.model_dump(exclude_defaults=True)
    values["topics"] = {
        **values["topics"],
        "addresses": {**source.topics.addresses, **{offer.topic: offer.address for offer in offers}},
        "known": {**source.topics.known, **{offer.topic: offer.name for offer in offers}},
    }
    return Source.model_validate({**values, "method": source.method})


def _frozen(source: Source, page: Page, listing: ListingPage, samples: Samples) -> tuple[Source, list[str]]:
    """The source with selectors, and what they do not read; unchanged where they would lose entries."""
    links = PageLinks.of(source, page.url, links_of(samples.root))
    made = (
        freeze(samples.root, samples.samples, links, page.captured_at, siblings=samples.siblings)
        if len(samples.samples) == len(listing.entries)
        else Frozen(selectors=None, remarks=("not all entries stand in records of their own",))
    )
    if made.selectors is None:
        return source, [f"no selectors were made, the method stays auto: {'; '.join(made.remarks)}"]
    return source.model_copy(update={"method": "selectors", "selectors": made.selectors}), list(made.remarks)


@dataclass(frozen=True, slots=True)
class _Read:
    listing: ListingPage
    remarks: tuple[str, ...]


def _read_again(source: Source, page: Page, topic: str, listing: ListingPage) -> _Read:
    """What the definition reads from the page, held against what was read without it."""
    try:
        read = parse_page_of(topic, page, source)
    except Verdict as verdict:
        return _Read(listing, (f"the definition does not read the page it was made of: {verdict}",))
    confidences = [entry.confidence for entry in listing.entries]
    if len(read.entries) != len(confidences):
        return _Read(read, (f"the definition reads {len(read.entries)} records instead of {len(confidences)}",))
    entries = [
        replace(entry, confidence=known if entry.confidence is None else entry.confidence)
        for entry, known in zip(read.entries, confidences, strict=True)
    ]
    return _Read(replace(read, entries=tuple(entries)), ())
