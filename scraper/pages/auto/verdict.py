"""Decides whether what was found is the list of a listing page, or something beside another kind of page."""

import re
from collections.abc import Sequence
from typing import Any

from scraper.pages.auto.named import name_of, without_words
from scraper.pages.auto.records import Measured, Record, Spans
from scraper.pages.auto.structured import read_json_ld
from scraper.pages.auto.texts import weight
from scraper.pages.auto.tree import Tree

__all__ = ["what_else"]

LONGEST_BESIDE = 700
"""Characters of running text beside a list; an introduction is shorter, an article longer."""
ARTICLE = re.compile(r"(News|Blog)?(Article|Posting)")
LEAST_QUALITY = 0.38
LEAST_UNDATED = 5
LEAST_WORDED = 60
"""Letters in each of a few records without dates."""
LEAST_TITLE = 28
"""Letters in each of many records that are titles alone: the names in a menu are shorter."""


def what_else(records: Sequence[Record], measured: Measured, *, paginated: bool) -> str | None:
    """What a page is instead of a listing, in words; None where it is one."""
    if not records:
        return "it lists nothing"
    qualities = [measured.quality(record) for record in records]
    mean = sum(qualities) / len(qualities)
    if all(record.nodes[0].chrome for record in records):
        return "its only lists are navigation"
    if mean < LEAST_QUALITY:
        return "its lists show neither dates nor teasers, and hardly titles"
    if _shows_nothing_new(records, measured):
        return "its lists show no dates, and are too short or lead nowhere else"
    if len(records) == 1 and not _has_linked_title(records[0], measured):
        return "it shows a single entry, and no link to it"
    if not paginated and _is_article(records, measured):
        return "it is an article, with links to others"
    return None


def _has_linked_title(record: Record, measured: Measured) -> bool:
    if record.nodes[0].anchor is not None or measured.has_linked_title(record):
        return True
    return any(map(name_of, without_words(measured.links(record))))


def _shows_nothing_new(records: Sequence[Record], measured: Measured) -> bool:
    """Whether what is listed has no dates and is not many records that lead each to a page of its own."""
    dated = sum(map(measured.has_dates, records))
    if dated >= len(records) / 3:
        return False
    pages = {(link.get("href") or "").partition("#")[0] for record in records for link in measured.links(record)[:1]}
    words = sum(measured.chars(record) for record in records) / len(records)
    least = LEAST_WORDED if len(records) < LEAST_UNDATED else LEAST_TITLE
    return len(pages - {""}) < 0.7 * len(records) or words < least


def _is_article(records: Sequence[Record], measured: Measured) -> bool:
    """Whether long running text stands beside few records, on a page that calls itself an article."""
    spans = Spans(records)
    beside = sum(
        weight(line.text) - line.linked
        for line in measured.lines
        if not line.block.chrome and len(line.text) >= 80 and not spans.holds(line.first)
    )
    listed = sum(map(measured.chars, records))
    if beside < LONGEST_BESIDE or beside < listed:
        return False
    return _says_article(measured.tree) or len(records) < 5 or beside > 4 * listed


def _says_article(tree: Tree) -> bool:
    for meta in tree.root.iterfind(".//meta[@property='og:type']"):
        if (meta.get("content") or "").lower() == "article":
            return True
    return any(_is_article_data(data) for data in read_json_ld(tree))


def _is_article_data(data: Any) -> bool:
    """Whether data is of an article, by the first of its types."""
    kind = data.get("@type") if isinstance(data, dict) else None
    first = kind[0] if isinstance(kind, list) and kind else kind
    return isinstance(first, str) and ARTICLE.fullmatch(first) is not None
