"""Finds the labelled dates in a stream of blocks and makes each a block of its own.

A label counts where a reader sees one: at the start of a block or of an inline element, right after another label's
date, or after a word or two with a colon and a date behind it. In the middle of a sentence it is prose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scraper.errors import NotAListing
from scraper.parsing.blocks import ASCII_SPACE, Block, BlockKind, Part, common_path, fold
from scraper.parsing.dates import is_numeric_date
from scraper.sources.model import Labels

__all__ = ["MAX_LABELS", "with_labels"]

MAX_LABELS = 5_000
"""More labelled dates than this are no listing."""
LONGEST_VALUE = 60
LONGEST_LONE_VALUE = 30
YEAR_AT_END = re.compile(r"\b\d{4}$")
LONGEST_KIND = 30
"""Characters before a label in the same run of text that can still be the record's kind."""
WORDED_DATE = re.compile(r"[^\W\d_]{3,10}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}")
"""May 2019; May 8, 2019."""
THROUGH_YEAR = re.compile(r".{0,40}?\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class _Found:
    role: str
    start: int
    value: int
    """Where the value begins."""
    colon: bool


def with_labels(blocks: Sequence[Block], labels: Labels) -> tuple[Block, ...]:
    """The same stream with every labelled date as a LABEL block, its `role` set and its text the date's."""
    pattern, roles = _pattern(labels)
    stream: list[Block] = []
    for block in blocks:
        labelled = pattern.search(block.text) and not _is_menu_item(block, pattern)
        stream.extend(_split(block, pattern, roles) if labelled else (block,))
    if sum(block.kind is BlockKind.LABEL for block in stream) > MAX_LABELS:
        raise NotAListing(f"The page has more than {MAX_LABELS} labelled dates; no listing page does.")
    return tuple(_with_values_of_next_blocks(stream))


def _pattern(labels: Labels) -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {fold(word): role for role in ("published", "starts", "ends") for word in getattr(labels, role)}
    longest_first = sorted(roles, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)({words})(?!\w)\s*(:?)\s*", re.IGNORECASE), roles


def _split(block: Block, pattern: re.Pattern[str], roles: dict[str, str]) -> Iterator[Block]:
    text = block.text
    found = list(_accepted(block, pattern, roles))
    if not found:
        yield block
        return
    yield from _piece(block, text[: found[0].start])
    for this, following in zip_longest(found, found[1:]):
        raw = text[this.value : following.start if following else len(text)].strip()
        value = _value(raw)
        yield block.but(kind=BlockKind.LABEL, role=this.role, parts=(Part(value),))
        yield from _piece(block, raw[len(value) :])


def _value(raw: str) -> str:
    """The date at the start of what stands behind a label: a numeric one, what ends with a year, or a short text."""
    found = is_numeric_date(raw) or THROUGH_YEAR.match(raw)
    return found[0] if found else raw[:LONGEST_VALUE]


def _piece(block: Block, text: str) -> Iterator[Block]:
    """What stood beside a label in the same run of text, as a paragraph."""
    text = text.strip(" \u00a0|,;–-")
    if text:
        href = next((part.href for part in block.parts if part.href and text in part.text), None)
        yield block.but(kind=BlockKind.PARAGRAPH, parts=(Part(text, href),), level=0)


def _accepted(block: Block, pattern: re.Pattern[str], roles: dict[str, str]) -> Iterator[_Found]:
    boundaries = _boundaries(block)
    end_of_date = 0
    for match in pattern.finditer(block.text):
        candidate = _Found(roles[fold(match[1])], match.start(), match.end(), bool(match[2]))
        rest = block.text[candidate.value : candidate.value + LONGEST_VALUE]
        gap = candidate.start - end_of_date
        adjacent = gap <= LONGEST_KIND and not block.text[end_of_date : candidate.start].strip()
        at_boundary = adjacent or candidate.start in boundaries
        after_kind = candidate.colon and gap <= LONGEST_KIND and is_numeric_date(rest) is not None
        if (at_boundary and _can_have_value(candidate, rest)) or after_kind:
            yield candidate
            date = is_numeric_date(rest)
            end_of_date = candidate.value + (date.end() if date else 0)


def _can_have_value(candidate: _Found, rest: str) -> bool:
    """A label without a colon needs a date or nothing behind it: "publication date of the report" is prose."""
    return candidate.colon or not rest or rest[0].isdigit() or WORDED_DATE.fullmatch(rest) is not None


def _is_menu_item(block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether a block is a link of just these words, by which lists are sorted, for example."""
    return block.href is not None and pattern.fullmatch(block.text) is not None


def _boundaries(block: Block) -> frozenset[int]:
    """Offsets in the block's text where the words of an inline element, or of bare text, begin."""
    offsets, position, after_space = {0}, 0, True
    for part in block.parts:
        text = ASCII_SPACE.sub(" ", part.text)
        text = text.lstrip(" ") if after_space else text
        offsets.add(position + len(text) - len(text.lstrip()))
        position += len(text)
        after_space = text.endswith(" ") if text else after_space
    whole = "".join(part.text for part in block.parts).lstrip(" \t\n\r\f\v")
    stripped = len(whole) - len(whole.lstrip())
    return frozenset(offset - stripped for offset in offsets) | {0}


def _with_values_of_next_blocks(stream: Sequence[Block]) -> Iterator[Block]:
    """Gives a label without a value the block behind it, where that can be one."""
    taken = False
    for block, following, next_but_one in zip_longest(stream, stream[1:], stream[2:]):
        if taken:
            taken = False
        elif following and block.role and not block.text and _is_value(block, following, next_but_one):
            taken = True
            yield block.but(parts=following.parts)
        else:
            yield block


def _is_value(label: Block, block: Block, after: Block | None) -> bool:
    """A short block that looks like a date, or that shares an element with the label and nothing behind it."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > LONGEST_LONE_VALUE:
        return False
    if is_numeric_date(block.text) or YEAR_AT_END.search(block.text):
        return True
    shared = common_path([label.path, block.path])
    return len(shared) > 0 and (after is None or after.path[: len(shared)] != shared)
