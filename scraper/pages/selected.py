"""Reads pages by the selectors of their definition: bytes → tree → records → entries."""

from datetime import datetime
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from scraper.errors import EmptyListing, LayoutChanged, NotAListing, Verdict
from scraper.page import Entry, ListedDate, ListingPage, Page
from scraper.pages.links import NextPage, PageLinks, next_page, topic_links
from scraper.pages.readings import Scope, address_in, date_in, found_at, lines_in, text_in, values_at, words_at
from scraper.parsing.decode import decode
from scraper.parsing.media import is_html, looks_binary
from scraper.parsing.tree import base_of, hrefs_of, html_tree, links_of, text_of
from scraper.sources import Source
from scraper.sources.model import Selectors
from scraper.sources.spelling import base_url

__all__ = ["PARSER", "parse"]

PARSER = "selectors/1"
"""Name and version: the version rises with every change that can read other entries from the same bytes."""


def parse(page: Page, source: Source) -> ListingPage:
    """What a page lists. Raises LayoutChanged, EmptyListing or NotAListing."""
    if source.selectors is None:
        raise LayoutChanged(f"{source.slug} has no selectors to read {page.url} by.")
    try:
        return _read(page, source, source.selectors)
    except etree.XPathError as error:
        raise LayoutChanged(f"A selector of {source.slug} fails on {page.url}: {error}.") from error


def _read(page: Page, source: Source, rules: Selectors) -> ListingPage:
    text, encoding = decode(page)
    if looks_binary(text) or not is_html(page.media_type, text):
        raise NotAListing(f"{page.url} is no HTML, and selectors read nothing else.")
    root = html_tree(text)
    if root is None:
        raise NotAListing(f"{page.url} holds no text.")
    links = PageLinks(source, base_url(page.url, base_of(root)))
    records = _records(root, rules)
    entries = tuple(_entry(scope, rules, links, page.captured_at, i) for i, scope in enumerate(records, start=1))
    if not any(entry.title for entry in entries):
        raise _verdict(root, rules, page.url, len(entries))
    following = _next(root, rules, links, page.url, len(entries))
    return ListingPage(
        title=next(iter(values_at(rules.topic, [root], text_in)), None),
        introduction=tuple("\n".join(values_at(rules.introduction, [root], lines_in)).splitlines()),
        entries=entries,
        next_url=following.url,
        next_by_rule=following.by_rule,
        parser=PARSER,
        encoding=encoding,
        topic_urls=topic_links(hrefs_of(root), links) if source.topics.path else (),
    )


def _records(root: HtmlElement, rules: Selectors) -> list[Scope]:
    found = [item for item in found_at(rules.record, root) if not isinstance(item, str)]
    if not rules.siblings:
        return [[element] for element in found]
    starts = set(found)
    return [[first, *takewhile(lambda node: node not in starts, first.itersiblings())] for first in found]


def _entry(scope: Scope, rules: Selectors, links: PageLinks, captured_at: datetime, position: int) -> Entry:
    def date(selectors: tuple[str, ...]) -> ListedDate | None:
        found = values_at(selectors, scope, lambda found: date_in(found, links.source.dates, captured_at))
        return next(iter(found), None)

    return Entry(
        position=position,
        title=next(iter(values_at(rules.title, scope, text_in)), None),
        url=next(iter(values_at(rules.link, scope, lambda found: address_in(found, links))), None),
        teaser="\n".join(values_at(rules.teaser, scope, lines_in)) or None,
        kinds=words_at(rules.kinds, scope, rules.separator),
        tags=words_at(rules.tags, scope, rules.separator),
        published=date(rules.published),
        updated=date(rules.updated),
        starts=date(rules.starts),
        ends=date(rules.ends),
    )


def _next(root: HtmlElement, rules: Selectors, links: PageLinks, url: str, records: int) -> NextPage:
    """The page that the selector finds, else what the source's rule for addresses says."""
    own = links.resolve(url)
    targets = values_at(rules.next, [root], lambda found: address_in(found, links))
    target = next((target for target in targets if target != own), None)
    if target or (rules.next and links.source.pagination.size is None):
        return NextPage(target)
    return next_page(links_of(root).links, links, url, records)


def _verdict(root: HtmlElement, rules: Selectors, url: str, records: int) -> Verdict:
    if values_at(rules.empty, [root], text_in) and not records:
        return EmptyListing(f"{url} lists nothing, and says so at {rules.empty[0]!r}.")
    if not text_of(root):
        return NotAListing(f"{url} holds no text.")
    advice = "If the site was redesigned, its source needs new selectors."
    if records:
        return LayoutChanged(f"{url} has {records} records at {rules.record[0]!r}, none of them with a title. {advice}")
    return LayoutChanged(f"{url} has no record at {rules.record[0]!r}. {advice}")
