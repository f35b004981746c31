"""Reads one record's blocks by the grammar of the source: [tags] title teaser [kind] dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scraper.page import Entry, ListedDate
from scraper.pages.links import PageLinks, is_read_more, is_read_more_text
from scraper.pages.segments import Segment
from scraper.pages.tags import is_kind, is_tag_line, looks_like_kind, may_be_tag_line, read_kinds, read_tags
from scraper.parsing.blocks import Block, clean
from scraper.parsing.dates import read_date

__all__ = ["first_block", "read_entry"]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The blocks of a record by their place in the grammar."""

    tags: Sequence[Block]
    teaser: Sequence[Block]
    kind: Block | None


def read_entry(segment: Segment, title: int | None, links: PageLinks, captured_at: datetime, position: int) -> Entry:
    """The entry in a segment whose title stands at index `title`, or nowhere."""
    blocks = segment.blocks
    heading = blocks[title] if title is not None else None
    url = _entry_url(heading, blocks, links)
    fields = _fields(blocks, title, links, url)
    dates = _dates(segment.dates, links, captured_at)
    return Entry(
        position=position,
        title=heading.text if heading else None,
        url=url,
        teaser="\n".join(_teaser_text(block, links, url) for block in fields.teaser) or None,
        kinds=read_kinds(fields.kind) if fields.kind else (),
        tags=tuple(dict.fromkeys(tag for block in fields.tags for tag in read_tags(block))),
        published=dates.get("published"),
        starts=dates.get("starts"),
        ends=dates.get("ends"),
    )


def first_block(blocks: Sequence[Block], title: int | None, links: PageLinks) -> int:
    """Index of the first block that is the record's in an open segment: the tags before its title, or its dates."""
    index = len(blocks) if title is None else title
    if title is None and index and is_kind(blocks[index - 1], links.source):
        index -= 1
    is_tag = is_tag_line if title is None else may_be_tag_line
    while index and is_tag(blocks[index - 1], links.source):
        index -= 1
    return index


def _fields(blocks: Sequence[Block], title: int | None, links: PageLinks, url: str | None) -> _Fields:
    source = links.source
    rest = [block for block in blocks[0 if title is None else title + 1 :] if not _repeats(block, links, url)]
    kind = rest.pop() if rest and _ends_with_kind(rest, title, links) else None
    if title is None:
        tagged = [is_tag_line(block, source) for block in rest]
        teaser = [block for block, is_tag in zip(rest, tagged, strict=True) if not is_tag]
        return _Fields([block for block, is_tag in zip(rest, tagged, strict=True) if is_tag], teaser, kind)
    before = blocks[:title]
    kind = kind or next((block for block in before if is_kind(block, source)), None)
    return _Fields([block for block in before if may_be_tag_line(block, source)], rest, kind)


def _ends_with_kind(rest: Sequence[Block], title: int | None, links: PageLinks) -> bool:
    """A known kind is one anywhere at the end; an unknown one only behind a title and a teaser."""
    return is_kind(rest[-1], links.source) or (title is not None and len(rest) > 1 and looks_like_kind(rest[-1]))


def _repeats(block: Block, links: PageLinks, url: str | None) -> bool:
    """A link that only says "read more", or leads to the record's own entry once more."""
    if block.href is None:
        return False
    return is_read_more(block) or (url is not None and links.entry(block.href) == url)


def _entry_url(title: Block | None, blocks: Sequence[Block], links: PageLinks) -> str | None:
    """Where the title leads; where it is no link, what "read more" leads to."""
    if title is not None and (url := links.titled_entry(title) or (links.resolve(title.href) if title.href else None)):
        return url
    hrefs = (part.href for block in blocks for part in block.parts if is_read_more_text(part.text))
    return next((url for href in hrefs if (url := links.entry(href))), None)


def _teaser_text(block: Block, links: PageLinks, url: str | None) -> str:
    """A paragraph of the teaser, without a link to the record's own entry at its end ("… read more")."""
    worded = [part for part in block.parts if part.text.strip()]
    last = worded[-1]
    if len(worded) > 1 and last.href and links.entry(last.href) == url:
        return block.text.removesuffix(clean(last.text)).rstrip()
    return block.text


def _dates(labels: Sequence[Block], links: PageLinks, captured_at: datetime) -> Mapping[str, ListedDate]:
    """Dates by role; of two of one role the first counts."""
    rules = links.source.dates
    return {label.role: read_date(label.text, rules, captured_at) for label in reversed(labels)}
