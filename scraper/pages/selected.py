"""Reads pages by the selectors of their definition: bytes → tree → records → entries."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from scraper.errors import EmptyListing, LayoutChanged, NotAListing, Verdict
from scraper.page import Entry, ListedDate, ListingPage, Page
from scraper.pages.links import NextPage, PageLinks, next_page, topic_links
from scraper.parsing.blocks import Document, clean
from scraper.parsing.dates import read_date
from scraper.parsing.decode import decode
from scraper.parsing.media import is_html, looks_binary
from scraper.parsing.selectors import compiled
from scraper.parsing.stamps import read_stamp
from scraper.parsing.tree import html_tree, link_of, links_of, paragraphs, text_of
from scraper.sources import Source
from scraper.sources.model import Dates, Selectors

__all__ = ["PARSER", "parse"]

PARSER = "selectors/1"
"""Name and version: the version rises with every change that can read other entries from the same bytes."""
Found = HtmlElement | str
"""What a selector finds: an element, or the text of an attribute, of a node or of an expression."""
Scope = Sequence[HtmlElement]
"""The elements that a record consists of."""


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
    document = links_of(root)
    links = PageLinks.of(source, page.url, document)
    records = _records(root, rules)
    entries = tuple(_entry(scope, rules, links, page.captured_at, i) for i, scope in enumerate(records, start=1))
    if not any(entry.title for entry in entries):
        raise _verdict(root, rules, page.url, len(entries))
    following = _next(root, document, rules, links, page.url, len(entries))
    return ListingPage(
        title=next(iter(_values(rules.topic, [root], _text)), None),
        introduction=tuple("\n".join(_values(rules.introduction, [root], _lines)).splitlines()),
        entries=entries,
        next_url=following.url,
        next_by_rule=following.by_rule,
        parser=PARSER,
        encoding=encoding,
        topic_urls=topic_links(document.links, links) if source.topics.path else (),
    )


def _records(root: HtmlElement, rules: Selectors) -> list[Scope]:
    found = [item for item in _found(rules.record, root) if not isinstance(item, str)]
    if not rules.siblings:
        return [[element] for element in found]
    starts = set(found)
    return [[first, *takewhile(lambda node: node not in starts, first.itersiblings())] for first in found]


def _entry(scope: Scope, rules: Selectors, links: PageLinks, captured_at: datetime, position: int) -> Entry:
    def date(selectors: tuple[str, ...]) -> ListedDate | None:
        return next(iter(_values(selectors, scope, lambda found: _date(found, links.source.dates, captured_at))), None)

    return Entry(
        position=position,
        title=next(iter(_values(rules.title, scope, _text)), None),
        url=next(iter(_values(rules.link, scope, lambda found: _address(found, links))), None),
        teaser="\n".join(_values(rules.teaser, scope, _lines)) or None,
        kinds=_words(rules.kinds, scope, rules.separator),
        tags=_words(rules.tags, scope, rules.separator),
        published=date(rules.published),
        updated=date(rules.updated),
        starts=date(rules.starts),
        ends=date(rules.ends),
    )


def _next(
    root: HtmlElement, document: Document, rules: Selectors, links: PageLinks, url: str, records: int
) -> NextPage:
    """The page that the selector finds, else what the source's rule for addresses says."""
    own = links.resolve(url)
    targets = _values(rules.next, [root], lambda found: _address(found, links))
    target = next((target for target in targets if target != own), None)
    if target or (rules.next and links.source.pagination.size is None):
        return NextPage(target)
    return next_page(document.links, links, url, records)


def _verdict(root: HtmlElement, rules: Selectors, url: str, records: int) -> Verdict:
    if _values(rules.empty, [root], _text) and not records:
        return EmptyListing(f"{url} lists nothing, and says so at {rules.empty[0]!r}.")
    if not text_of(root):
        return NotAListing(f"{url} holds no text.")
    advice = "If the site was redesigned, its source needs new selectors."
    if records:
        return LayoutChanged(f"{url} has {records} records at {rules.record[0]!r}, none of them with a title. {advice}")
    return LayoutChanged(f"{url} has no record at {rules.record[0]!r}. {advice}")


def _values(selectors: tuple[str, ...], scope: Scope, read: Callable[[Found], Any]) -> list[Any]:
    """What is read from all that a selector finds, of the first that finds anything."""
    for selector in selectors:
        values = [value for element in scope for found in _found((selector,), element) if (value := read(found))]
        if values:
            return values
    return []


def _found(selectors: tuple[str, ...], element: HtmlElement) -> list[Found]:
    for selector in selectors:
        result: Any = compiled(selector)(element)
        found = result if isinstance(result, list) else [result] if isinstance(result, str) else []
        if found:
            return found
    return []


def _text(found: Found) -> str:
    return clean(found) if isinstance(found, str) else text_of(found)


def _lines(found: Found) -> str:
    return clean(found) if isinstance(found, str) else "\n".join(paragraphs(found))


def _address(found: Found, links: PageLinks) -> str | None:
    href = found if isinstance(found, str) else link_of(found)
    return links.resolve(href) if href and href.strip() else None


def _words(selectors: tuple[str, ...], scope: Scope, separator: str) -> tuple[str, ...]:
    texts = _values(selectors, scope, _text)
    pieces = [piece for text in texts for piece in (text.split(separator) if separator else [text])]
    return tuple(dict.fromkeys(word for piece in pieces if (word := clean(piece).removeprefix("#"))))


def _date(found: Found, rules: Dates, captured_at: datetime) -> ListedDate | None:
    """A date by the attribute that machines read, where it can be read, else by what is shown."""
    stamp = None if isinstance(found, str) else found.get("datetime")
    text = _text(found)
    if stamp and (date := read_stamp(stamp, rules, captured_at)) and date.value:
        return date
    if not text:
        return None
    return read_stamp(text, rules, captured_at) or read_date(text, rules, captured_at)
