"""Decides what a page without any labelled date is: changed, empty, or something else."""

from collections import Counter
from itertools import pairwise

from scraper.errors import EmptyListing, LayoutChanged, NotAListing, Verdict
from scraper.pages.content import Content, is_prose
from scraper.pages.head import find_topic_name
from scraper.pages.links import PageLinks
from scraper.parsing.blocks import Block, BlockKind
from scraper.parsing.dates import THREE_NUMBERS

__all__ = ["judge"]

LONGEST_DATE_LINE = 60
LEAST_ALIKE = 3
"""Lines with a date, or headings of one level, that are taken for records; sidebars and footers have one or two."""
LEAST_TRACES = 3
"""Of records, on a page that does not show its topic."""
LONGEST_INTRODUCTION = 12
"""Paragraphs; a topic page with more of them and no list is one whose records are no longer recognised."""


def judge(content: Content, links: PageLinks, url: str) -> Verdict:
    """The verdict on a page without labels.

    Links to entries, lines with dates, or lists and headings below the topic's name are records that lost their labels.
    """
    blocks = [block for block in content.stream if not block.chrome]
    if not blocks:
        return NotAListing(f"{url} holds no text.")
    title = find_topic_name(blocks, links.source, url)
    below = blocks[title + 1 :] if title is not None else blocks
    traces = _traces(below, links)
    if traces >= (1 if title is not None else LEAST_TRACES):
        return LayoutChanged(
            f"{url} has {traces} links to entries or dated lines, but none of the labels {_labels(links)}. "
            "If the site was redesigned, its source needs new labels."
        )
    if title is None:
        return NotAListing(f"{url} shows neither a topic of {links.source.slug} nor any labelled date.")
    paragraphs = sum(map(is_prose, below))
    if paragraphs > LONGEST_INTRODUCTION or _has_many_headings(below) or (not blocks[0].path and _has_items(below)):
        return LayoutChanged(f"{url} has text below the topic's name, but none of the labels {_labels(links)}.")
    return EmptyListing(f"{url} shows the topic {blocks[title].text!r} and lists nothing.")


def _traces(blocks: list[Block], links: PageLinks) -> int:
    """How many links to entries, else lines with a date, there are."""
    entries = {url for block in blocks if (url := links.entry(block.href))}
    dated = sum(_is_date_line(block) for block in blocks)
    return len(entries) or (dated if dated >= LEAST_ALIKE else 0)


def _is_date_line(block: Block) -> bool:
    """A list item with a date is of a diary or a menu."""
    return (
        block.kind is not BlockKind.ITEM
        and len(block.text) <= LONGEST_DATE_LINE
        and THREE_NUMBERS.search(block.text) is not None
    )


def _has_items(blocks: list[Block]) -> bool:
    return any(block.kind is BlockKind.ITEM for block in blocks)


def _has_many_headings(blocks: list[Block]) -> bool:
    """Headings of one level with prose right below them, as many as an introduction and a sidebar do not have."""
    pairs = pairwise(blocks)
    levels = Counter(block.level for block, below in pairs if block.kind is BlockKind.HEADING and is_prose(below))
    return max(levels.values(), default=0) >= LEAST_ALIKE


def _labels(links: PageLinks) -> str:
    labels = links.source.labels
    return ", ".join(f"{word!r}" for word in (*labels.published, *labels.starts, *labels.ends))
