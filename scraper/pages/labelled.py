"""Reads pages whose records carry labelled dates: bytes → blocks → labels → list → records → entries."""

from collections.abc import Sequence

from scraper.errors import NotAListing
from scraper.page import Entry, ListingPage, Page
from scraper.pages.content import Content, find_content
from scraper.pages.entries import first_block, read_entry
from scraper.pages.head import find_topic_name, find_topic_title, read_introduction
from scraper.pages.links import PageLinks, next_page, topic_links
from scraper.pages.run_in import with_run_in_titles
from scraper.pages.segments import Segment, cut
from scraper.pages.titles import Titles, learn_titles
from scraper.pages.undated import split_undated
from scraper.pages.verdicts import judge
from scraper.parsing.blocks import Block
from scraper.parsing.decode import decode
from scraper.parsing.html import html_document
from scraper.parsing.labels import with_labels
from scraper.parsing.media import is_html, looks_binary
from scraper.parsing.plain import text_document
from scraper.sources import Source

__all__ = ["PARSER", "parse"]

PARSER = "labels/1"
"""Name and version: the version rises with every change that can read other entries from the same bytes."""


def parse(page: Page, source: Source) -> ListingPage:
    """What a page of the source lists.

    Raises LayoutChanged, EmptyListing or NotAListing; nothing else, whatever the input.
    """
    text, encoding = decode(page)
    if looks_binary(text):
        raise NotAListing(f"{page.url} is no text.")
    document = html_document(text) if is_html(page.media_type, text) else text_document(text)
    links = PageLinks.of(source, page.url, document)
    stream = with_labels(document.blocks, source.labels)
    name = find_topic_name(stream, source, page.url)
    content = find_content(stream, name)
    if not content.groups:
        raise judge(content, links, page.url)
    head, topic_title, entries = _read(content, links, page)
    following = next_page(document.links, links, page.url, len(entries))
    return ListingPage(
        title=head[topic_title].text if topic_title is not None else None,
        introduction=read_introduction(head, topic_title),
        entries=entries,
        next_url=following.url,
        next_by_rule=following.by_rule,
        parser=PARSER,
        encoding=encoding,
        topic_urls=topic_links((link.href for link in document.links), links),
    )


def _read(content: Content, links: PageLinks, page: Page) -> tuple[Sequence[Block], int | None, tuple[Entry, ...]]:
    """The blocks before the first record, which of them is the topic's name, and the records."""
    segments = with_run_in_titles(cut(content), links)
    titles = learn_titles(segments, links)
    if segments[0].open:
        head = _before(content, content.groups[0].start)
        topic_title = find_topic_title(head, links.source, page.url)
        segments[0] = _closed(segments[0], titles, head, topic_title)
    records = list(split_undated(segments, titles))
    head = _before(content, records[0].indices[0] if records[0].indices else content.groups[0].start)
    entries = tuple(
        read_entry(record, titles.index(record), links, page.captured_at, position)
        for position, record in enumerate(records, start=1)
    )
    return head, find_topic_title(head, links.source, page.url), entries


def _before(content: Content, index: int) -> list[Block]:
    return [content.stream[i] for i in range(index) if content.is_own(i)]


def _closed(segment: Segment, titles: Titles, head: Sequence[Block], topic_title: int | None) -> Segment:
    """The first record alone, without the topic's name and introduction before it."""
    name = head[topic_title] if topic_title is not None else None
    after = next((index for index, block in enumerate(segment.blocks) if block is name), -1)
    # A topic's name in small letters could pass for a tag, were it not known for what it is.
    start = max(after + 1, first_block(segment.blocks, titles.index(segment, after), titles.links))
    return Segment(segment.blocks[start:], segment.dates, segment.indices[start:])
