"""Finds the titles of the records, by what the titles of a page have in common.

All records of a page come from one template, so their titles are alike: links to entries, headings of one level, bold
lines, or nothing but the first line. What most records show decides, and a record without such a line has no title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scraper.pages.content import is_prose
from scraper.pages.links import PageLinks, is_read_more
from scraper.pages.segments import Segment
from scraper.pages.tags import is_kind, is_tag_line
from scraper.parsing.blocks import Block, BlockKind
from scraper.parsing.dates import is_numeric_date

__all__ = ["Look", "Titles", "learn_titles"]

LONGEST_PLAIN_TITLE = 160
UNLIKE_TITLE = re.compile(r"[.:;,…]$")


class Look(StrEnum):
    """What a title is marked by, strongest first."""

    LINKED = "linked"
    HEADING = "heading"
    STRONG = "strong"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Titles:
    """What the titles of one page look like."""

    links: PageLinks
    look: Look
    level: int = 0
    """Of headings; 0 where titles are none."""

    def index(self, segment: Segment, after: int = -1) -> int | None:
        """Where in the segment's blocks the title is; None for a record without one.

        `after` is the index of the page's own title in an open segment, -1 where it is not there.
        """
        return self._in_open(segment.blocks, after) if segment.open else self._in_closed(segment.blocks)

    def starts(self, blocks: Sequence[Block]) -> list[int]:
        """Every place where a block looks like a title, and not like one that leads to the same entry as one before."""
        found: list[int] = []
        seen: set[object] = set()
        for index, block in enumerate(blocks):
            if block.level != self.level or not self._matches(block):
                continue
            identity = self._identity(block) or index
            if identity not in seen:
                seen.add(identity)
                found.append(index)
        return found

    def _matches(self, block: Block) -> bool:
        if self.look is Look.LINKED:
            return self.links.titled_entry(block) is not None
        if self.look is Look.HEADING:
            return block.level == self.level
        return self.look is Look.STRONG and block.strong

    def _in_closed(self, blocks: Sequence[Block]) -> int | None:
        for index, block in enumerate(blocks):
            if self._matches(block):
                return index
        plain = [index for index, block in enumerate(blocks) if not self._is_beside(block)]
        if not plain:
            return None
        first = plain[0]
        # Where titles are marked, an unmarked paragraph of prose is the teaser of a record without a title.
        return None if self.look is not Look.PLAIN and is_prose(blocks[first]) else first

    def _is_beside(self, block: Block) -> bool:
        source = self.links.source
        return is_tag_line(block, source) or is_kind(block, source) or is_read_more(block)

    def _in_open(self, blocks: Sequence[Block], after: int) -> int | None:
        if self.look is Look.PLAIN:
            return self._plain_in_open(blocks, after)
        marked = [index for index in range(after + 1, len(blocks)) if self._matches(blocks[index])]
        if not marked or self.look is not Look.LINKED:
            return marked[-1] if marked else None
        return self._first_of_run(blocks, marked)

    def _identity(self, block: Block) -> object:
        url = self.links.titled_entry(block)
        return self.links.identity(url) if url else None

    def _first_of_run(self, blocks: Sequence[Block], marked: Sequence[int]) -> int:
        """The last link's entry, named for the first time; or an entry before it, if prose between says it is a record.

        A record may link to its entry several times (picture, title, "more"); menus name entries without a teaser.
        """
        first = marked[-1]
        for index in reversed(marked[:-1]):
            same = self._identity(blocks[index]) == self._identity(blocks[first])
            if not same and not any(map(is_prose, blocks[index + 1 : first])):
                break
            first = index
        return first

    def _plain_in_open(self, blocks: Sequence[Block], after: int) -> int | None:
        """After the last list of tags; else the first of the last lines that do not end like a sentence."""
        source = self.links.source
        end = len(blocks) - 1 if blocks and is_kind(blocks[-1], source) else len(blocks)
        tagged = [index for index in range(after + 1, end) if is_tag_line(blocks[index], source)]
        if tagged:
            return tagged[-1] + 1 if tagged[-1] + 1 < end else None
        index = end
        while index - 1 > after and not _is_plain_title(blocks[index - 1]):
            index -= 1
        while index - 1 > after and _is_plain_title(blocks[index - 1]):
            index -= 1
        return index if index < end and _is_plain_title(blocks[index]) else None


def learn_titles(segments: Sequence[Segment], links: PageLinks) -> Titles:
    """What the titles of a page look like; the records whose extent is certain decide, if there are any."""
    certain = [segment for segment in segments if not segment.open and segment.dates]
    looks = _looks(certain, links) or _looks(segments[:1], links)
    look, level = Counter(looks).most_common(1)[0][0] if looks else (Look.PLAIN, 0)
    return Titles(links, look, level)


def _looks(segments: Sequence[Segment], links: PageLinks) -> list[tuple[Look, int]]:
    return [look for segment in segments if (look := _look(segment, links))]


def _look(segment: Segment, links: PageLinks) -> tuple[Look, int] | None:
    for block in segment.blocks:
        if links.titled_entry(block):
            return Look.LINKED, block.level
    # In an open segment the last heading is nearest to the record; the first is the page's.
    headings = [block.level for block in segment.blocks if block.kind is BlockKind.HEADING]
    if headings and not (segment.open and len(headings) == 1):
        return Look.HEADING, headings[-1] if segment.open else headings[0]
    worded = [
        block for block in segment.blocks if not is_tag_line(block, links.source) and not is_kind(block, links.source)
    ]
    if not worded:
        return None
    return (Look.STRONG, 0) if worded[0].strong and not segment.open else (Look.PLAIN, 0)


def _is_plain_title(block: Block) -> bool:
    text = block.text
    short = 0 < len(text) <= LONGEST_PLAIN_TITLE and not UNLIKE_TITLE.search(text)
    return short and block.kind is BlockKind.PARAGRAPH and is_numeric_date(text) is None
