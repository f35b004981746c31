"""Finds further lists that a page links to: those whose addresses are like its own, and categories."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scraper.pages.auto.addresses import is_topic_path
from scraper.pages.links import PageLinks
from scraper.pages.proposing.naming import slug_of_target
from scraper.parsing.series import same_listing
from scraper.parsing.tree import text_of
from scraper.sources.spelling import owns, site_url

__all__ = ["Offer", "find_offers"]

MOST = 40
LONGEST_NAME = 60
LISTS = re.compile(
    r"(?<![a-z])(news|press|media|blog|articles?|posts?|stories|events?|publications?|reports?|releases?|updates?|opinions?"
    r"|announcements?|aktuell\w*|nachrichten|presse\w*|veranstaltungen|meldungen|actualit\w*|actus?|communiques?|evenements?"
    r"|noticias?|novedades|eventos|prensa|notizie|comunicati|eventi|nieuws|nyheter|nyheder|uutiset|aktualnosci|wydarzenia"
    r"|aktuality|novinky|hirek|novosti|vijesti|stiri|haberler|berita|tin-tuc|archives?|archiv)(?![a-z])",
    re.IGNORECASE,
)
"""Words that name a list in an address."""
NO_LIST = re.compile(
    r"(?<![a-z])(tags?|authors?|autor|users?|login|search|feed|rss|contact|kontakt|impressum|privacy|datenschutz|about|terms"
    r"|cookies?|legal|sitemap|page)(?![a-z])",
    re.IGNORECASE,
)
NO_PAGE = re.compile(r"\.(pdf|jpe?g|png|gif|svg|zip|docx?|xlsx?|pptx?|xml|ics|mp3|mp4|css|js)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A list of the same site that may be followed too."""

    topic: str
    name: str
    address: str
    """Path, perhaps with a query."""


def find_offers(
    root: HtmlElement, links: PageLinks, own: str, *, inside: Sequence[HtmlElement] = (), taken: Collection[str] = ()
) -> tuple[Offer, ...]:
    """Further lists that the page at the canonical address `own` links to, in its order.

    What stands in its records, `inside`, and the addresses that are `taken` are none.
    """
    shut = {element for record in inside for element in record.iter("a")}
    found: dict[str, Offer] = {}
    slugs: set[str] = {slug_of_target(_target(links, own), None)}
    for element in root.iter("a"):
        url = None if element in shut else links.resolve(element.get("href") or "")
        name = text_of(element) if url else ""
        if not url or url in taken or url in found or not 2 <= len(name) <= LONGEST_NAME or same_listing(url, own):
            continue
        if owns(links.source, url) and _is_like(_target(links, url), _target(links, own)):
            slug = slug_of_target(_target(links, url), name)
            if slug not in slugs:
                slugs.add(slug)
                found[url] = Offer(topic=slug, name=name, address=_target(links, url))
    return tuple(found.values())[:MOST]


def _target(links: PageLinks, url: str) -> str:
    return url.removeprefix(site_url(links.source)) or "/"


def _is_like(target: str, own: str) -> bool:
    """Whether an address names a list, or differs from that of one only in its last part."""
    path, own_path = urlsplit(target).path, urlsplit(own).path
    if path == "/" or NO_PAGE.search(path) or NO_LIST.search(target):
        return False
    if is_topic_path(target):
        return True
    segments, own_segments = _segments(path), _segments(own_path)
    beside = len(segments) == len(own_segments) > 1 and segments[:-1] == own_segments[:-1]
    return beside or (len(segments) <= 2 and LISTS.search(segments[-1]) is not None)


def _segments(path: str) -> list[str]:
    return [part for part in path.split("/") if part] or [""]
