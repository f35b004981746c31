"""Tells lines of tags and kinds from titles and teasers, and reads them."""

import re

from scraper.parsing.blocks import Block, BlockKind, clean, fold
from scraper.sources import Source

__all__ = ["is_kind", "is_tag_line", "may_be_tag_line", "read_kinds", "read_tags"]

SEPARATORS = re.compile(r"[,;|•·/\n]")
LONGEST_TAG = 40
MOST_WORDS = 4
LONGEST_KIND = 30
PREFIX = re.compile(r"^(?:tags?|topics?|keywords?)\s*(?::\s*|$)", re.IGNORECASE)
"""A caption before tags: in their line, or on a line of its own."""
SENTENCE_END = re.compile(r"[.!?:…]$")


def read_tags(block: Block) -> tuple[str, ...]:
    """The tags in a line of tags, as shown: each list item, each inline element or each word between commas is one."""
    bare_words = any(not part.marked and re.search(r"\w", part.text) for part in block.parts)
    texts = [block.text] if bare_words else [part.text for part in block.parts]
    pieces = (clean(piece).removeprefix("#") for text in texts for piece in SEPARATORS.split(PREFIX.sub("", text)))
    return tuple(piece for piece in pieces if re.search(r"\w", piece))


def is_tag_line(block: Block, source: Source) -> bool:
    """Whether a block is a line of tags wherever it stands: a short list item, known tags, or small linked words."""
    if block.kind is BlockKind.ITEM:
        return len(block.text) <= LONGEST_TAG
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    tags = read_tags(block)
    if not tags:
        return PREFIX.fullmatch(block.text) is not None
    if all(fold(tag) in source.tags for tag in tags):
        return True
    return block.href is not None and all(map(_is_small, tags))


def may_be_tag_line(block: Block, source: Source) -> bool:
    """Whether a block right before a title is a line of tags: there, small words need no other sign."""
    if is_tag_line(block, source):
        return True
    tags = read_tags(block)
    return block.kind is BlockKind.PARAGRAPH and bool(tags) and all(map(_is_small, tags)) and not is_kind(block, source)


def is_kind(block: Block, source: Source) -> bool:
    """Whether a block is one or several of the kinds known of the source."""
    kinds = read_kinds(block)
    return bool(kinds) and all(fold(kind) in source.kinds for kind in kinds)


def looks_like_kind(block: Block) -> bool:
    """Whether a last block before the dates is so short that it can only be a kind, if a teaser stands before it."""
    text = block.text
    short = len(text) <= LONGEST_KIND and len(text.split()) <= MOST_WORDS - 1
    return short and block.kind is BlockKind.PARAGRAPH and block.href is None and not SENTENCE_END.search(text)


def read_kinds(block: Block) -> tuple[str, ...]:
    """The kinds in a line of kinds, as shown."""
    return tuple(clean(piece) for piece in SEPARATORS.split(block.text) if piece.strip())


def _is_small(tag: str) -> bool:
    return 0 < len(tag) <= LONGEST_TAG and len(tag.split()) <= MOST_WORDS and tag[0].islower()
