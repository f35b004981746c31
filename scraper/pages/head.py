"""Reads what stands before the first record: the topic's name and its introduction."""

import re
from collections.abc import Sequence

from scraper.pages.content import SHORTEST_PROSE
from scraper.parsing.blocks import Block, BlockKind, fold
from scraper.parsing.dates import THREE_NUMBERS
from scraper.sources import Source
from scraper.sources.addresses import place_of

__all__ = ["find_topic_name", "find_topic_title", "read_introduction"]

LONGEST_TITLE = 120
SENTENCE = re.compile(r"\w.*\s.*[.!?:…’”\")]$")


def find_topic_title(head: Sequence[Block], source: Source, url: str) -> int | None:
    """Index of the topic's name within the blocks before the first record.

    The name is known from the address; where the page words it otherwise, a heading (or the first line of a text) that
    the introduction follows is taken.
    """
    named = find_topic_name(head, source, url)
    if named is not None:
        return named
    for index, block in enumerate(head[:-1]):
        is_first_line = (
            index == 0 and not block.path and len(block.text) <= LONGEST_TITLE and not SENTENCE.search(block.text)
        )
        if (block.level in (1, 2) or is_first_line) and _is_paragraph(head[index + 1]):
            return index
    return None


def find_topic_name(head: Sequence[Block], source: Source, url: str) -> int | None:
    """Index of a block that says the name the topic has by its address or definition: a heading, or else a line."""
    names = _names(source, url)
    named = [index for index, block in enumerate(head) if _can_be_title(block) and _words(block.text) in names]
    headings = [index for index in named if head[index].kind is BlockKind.HEADING]
    return (headings or named)[-1] if named else None


def read_introduction(head: Sequence[Block], title: int | None) -> tuple[str, ...]:
    """The paragraphs after the topic's name; without a name, those right before the first record."""
    if title is None:
        return _last_paragraphs(head)
    paragraphs: list[str] = []
    for block in head[title + 1 :]:
        if block.kind is BlockKind.HEADING and paragraphs:
            break
        if _is_paragraph(block):
            paragraphs.append(block.text)
    return tuple(paragraphs)


def _last_paragraphs(head: Sequence[Block]) -> tuple[str, ...]:
    stop = len(head)
    while stop and not _is_paragraph(head[stop - 1]):
        stop -= 1
    start = stop
    while start and _is_paragraph(head[start - 1]):
        start -= 1
    return tuple(block.text for block in head[start:stop])


def _names(source: Source, url: str) -> set[str]:
    place = place_of(source, url)
    if place is None:
        return {_words(name) for name in source.topics.known.values()}
    return {_words(source.topics.known.get(place.topic, place.topic)), _words(place.topic)}


def _words(text: str) -> str:
    """The words of a name alone: an address cannot show the "&" of "culture & sport"."""
    if len(text) > LONGEST_TITLE:
        return text
    return " ".join(word for word in re.findall(r"\w+", fold(text)) if word != "and")


def _can_be_title(block: Block) -> bool:
    """Links and list items of that name are navigation."""
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and block.href is None)


def _is_paragraph(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.href is not None:
        return False
    text = block.text
    is_date_line = len(text) < SHORTEST_PROSE and THREE_NUMBERS.search(text)
    return not is_date_line and (len(text) >= SHORTEST_PROSE or SENTENCE.search(text) is not None)
