"""Reads pages without being told where anything is, and follows the rules that the definition has all the same."""

from dataclasses import replace

from scraper.page import ListingPage, Page
from scraper.pages.links import PageLinks, next_page, topic_links
from scraper.parsing.decode import decode
from scraper.parsing.html import html_document
from scraper.sources import Source
from scraper.sources.addresses import canonical_url

__all__ = ["parse", "parser"]


def parse(page: Page, source: Source | None) -> ListingPage:
    """What a page lists, of any site where no source is given. Raises a Verdict."""
    # Imported here: a source of another method needs neither the reader nor its words.
    from scraper.pages.auto import read_auto

    listing = read_auto(page, source)
    return listing if source is None else _by_rules(_canonical(listing, source), page, source)


def parser() -> str:
    """Name and version of the reader."""
    from scraper.pages.auto import PARSER

    return PARSER


def _canonical(listing: ListingPage, source: Source) -> ListingPage:
    """The listing with the addresses under which the source keeps them."""
    entries = tuple(
        replace(entry, url=canonical_url(source, entry.url)) if entry.url else entry for entry in listing.entries
    )
    following = canonical_url(source, listing.next_url) if listing.next_url else None
    return replace(listing, entries=entries, next_url=following)


def _by_rules(listing: ListingPage, page: Page, source: Source) -> ListingPage:
    """The listing with the next page and the topics that the definition's rules say: they outdo what was found."""
    rules = (source.pagination.path, source.pagination.links, source.topics.path)
    if not any(rules):
        return listing
    document = html_document(decode(page)[0])
    links = PageLinks.of(source, page.url, document)
    following = next_page(document.links, links, page.url, len(listing.entries))
    topics = topic_links((link.href for link in document.links), links)
    if following.url is None or (following.by_rule and listing.next_url):
        return replace(listing, topic_urls=topics)
    evidence = "the definition's address rule" if following.by_rule else "a link of the definition's pagination"
    return replace(
        listing,
        next_url=following.url,
        next_by_rule=following.by_rule,
        next_evidence=evidence,
        topic_urls=topics,
    )
