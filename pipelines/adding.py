"""Writes proposed sources into an archive: the definition, and the page that it was made of as its first case."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.files import written_whole
from pipelines.cases import expectation, write_case
from pipelines.deduplicate import deduplicated
from pipelines.errors import SourceExists
from pipelines.validate import validated
from scraper.page import Page
from scraper.pages.links import PageLinks
from scraper.pages.proposing import Offer, Proposal, with_offers
from scraper.pages.proposing.draft import bare_source
from scraper.pages.proposing.offers import find_offers
from scraper.parsing.decode import decode
from scraper.parsing.tree import html_tree, links_of
from scraper.sources import load_definition
from scraper.sources.writer import definition_text

__all__ = ["Written", "as_json", "check_new", "definition_of", "lists_linked_from", "write_source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files of a new source."""

    definition: Path
    case: Path


def check_new(folder: Path, slug: str, *, force: bool) -> None:
    """Raises SourceExists where a definition would be replaced."""
    path = folder / f"{slug}.toml"
    if path.exists() and not force:
        raise SourceExists(path)


def write_source(folder: Path, proposal: Proposal, page: Page, also: Sequence[Offer]) -> Written:
    """Writes a source into the folder of definitions, and reads it again. Raises StorageFailed."""
    source = with_offers(proposal.source, also)
    path = folder / f"{source.slug}.toml"
    folder.mkdir(exist_ok=True)
    with written_whole(path) as out:
        out.write(definition_of(proposal, also))
    listing = deduplicated(validated(proposal.listing), load_definition(path), proposal.topic).page
    return Written(definition=path, case=write_case(folder / source.slug, proposal.topic, page, listing))


def definition_of(proposal: Proposal, also: Sequence[Offer]) -> str:
    """The text of the proposed definition, with the topics that were not chosen as a comment."""
    source = with_offers(proposal.source, also)
    rest = [offer for offer in proposal.offers if offer not in also]
    offered: dict[str, list[str]] = {}
    if rest:
        offered["topics.addresses"] = ["Others that the page links to:", *(_line(offer) for offer in rest)]
    if proposal.entry_path:
        rule = "So are all addresses of entries on this page; as a rule, it leaves records out that lead elsewhere:"
        offered["entries"] = [rule, f"path = '{proposal.entry_path}'"]
    head = [f"Made of {page_of(proposal)}.", *proposal.remarks]
    return definition_text(source, head=head, offered=offered)


def page_of(proposal: Proposal) -> str:
    """The address of the topic's first page."""
    site, address = proposal.source.site, proposal.source.topics.addresses[proposal.topic]
    return f"{site.scheme}://{site.host}{address}"


def as_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal as programs read it."""
    entries = zip(proposal.listing.entries, expectation(proposal.listing)["entries"], strict=True)
    return {
        "source": proposal.source.slug,
        "topic": proposal.topic,
        "method": proposal.source.method,
        "confidence": proposal.confidence,
        "reasons": list(proposal.reasons),
        "remarks": list(proposal.remarks),
        "entries": [
            {**row, "confidence": entry.confidence, "evidence": dict(entry.evidence)} for entry, row in entries
        ],
        "next": proposal.listing.next_url,
        "offered": [{"topic": one.topic, "name": one.name, "address": one.address} for one in proposal.offers],
    }


def lists_linked_from(page: Page) -> tuple[Offer, ...]:
    """What may be lists among the links of a page that is none."""
    root = html_tree(decode(page)[0])
    if root is None:
        return ()
    source = bare_source(page.url)
    links = PageLinks.of(source, page.url, links_of(root))
    return find_offers(root, links, links.resolve(page.url) or page.url)


def _line(offer: Offer) -> str:
    """The line that adds a topic, as it stands in the definition."""
    name = offer.address.replace('"', "%22")
    return f'{offer.topic} = "{name}"  # {offer.name}'
