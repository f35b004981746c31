"""Reads what a page says of its entries in JSON-LD: `ItemList`, `Blog`, and articles and events in a graph.

The vocabulary is that of schema.org. What is shown to readers counts first; this fills what is not shown, and is the
list where a page shows none because a script would draw it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from scraper.page import Entry, ListedDate
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.tree import Tree
from scraper.parsing.blocks import clean, fold
from scraper.parsing.spotting import read_iso

__all__ = ["filled", "find_structured", "read_json_ld"]

ENTRY_TYPES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "LiveBlogPosting",
        "PressRelease",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "Event",
        "PodcastEpisode",
        "CreativeWork",
        "JobPosting",
        "VideoObject",
    ]
)
LIST_KEYS = (
    "itemListElement",
    "blogPost",
    "blogPosts",
    "hasPart",
    "@graph",
    "mainEntity",
    "item",
    "itemListOrder",
    "hasPart",
)
MOST = 2_000
DEEPEST = 8


def find_structured(tree: Tree, links: Links) -> list[Entry]:
    """The entries that the page's JSON-LD names, in its order; a page's own article is none."""
    found: dict[str, Entry] = {}
    for data in read_json_ld(tree):
        for item in _items(data, 0):
            entry = _entry(item, links, len(found) + 1)
            if entry is not None and len(found) < MOST:
                found.setdefault(entry.url or entry.title or "", entry)
    return list(found.values())


def read_json_ld(tree: Tree) -> Iterator[Any]:
    """The data of each script of JSON-LD that can be read."""
    for script in tree.root.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue


def filled(entries: Iterable[Entry], structured: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with what only the JSON-LD says of them."""
    known = list(structured)
    by_url = {entry.url.rstrip("/"): entry for entry in known if entry.url}
    by_title = {fold(entry.title): entry for entry in known if entry.title}
    for entry in entries:
        other = by_url.get((entry.url or "").rstrip("/")) or by_title.get(fold(entry.title or ""))
        yield _merged(entry, other) if other else entry


def _merged(entry: Entry, other: Entry) -> Entry:
    changes: dict[str, Any] = {}
    for name in ("published", "updated", "starts", "ends"):
        own, theirs = getattr(entry, name), getattr(other, name)
        # A date that the list shows in full is what it says; a shorter or missing one is completed.
        if theirs and theirs.value and (own is None or len(own.value or "") < len(theirs.value)):
            changes[name] = theirs
    for name in ("title", "url", "teaser", "tags"):
        if not getattr(entry, name) and getattr(other, name):
            changes[name] = getattr(other, name)
    if not changes:
        return entry
    return replace(entry, **changes, evidence=(*entry.evidence, *((name, "JSON-LD") for name in changes)))


def _items(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Objects of the page's data that are entries in a list."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _items(one, depth + 1)
    elif isinstance(data, dict) and data.get("@type") != "BreadcrumbList":
        if depth and _is_entry(data):
            yield data
            return
        for key in LIST_KEYS:
            if isinstance(data.get(key), list | dict):
                yield from _items(data[key], depth + 1)


def _is_entry(data: Mapping[str, Any]) -> bool:
    types = data.get("@type")
    names = types if isinstance(types, list) else [types]
    if any(name in ENTRY_TYPES for name in names if isinstance(name, str)):
        return bool(data.get("headline") or data.get("name"))
    # A bare list item names an address, and perhaps a title.
    return "ListItem" in names and isinstance(data.get("url"), str) and bool(data.get("name"))


def _entry(data: Mapping[str, Any], links: Links, position: int) -> Entry | None:
    title = _text(data.get("headline")) or _text(data.get("name"))
    href = data.get("url") or data.get("@id") or data.get("mainEntityOfPage")
    href = href.get("@id") if isinstance(href, dict) else href
    url = links.resolve(href) if isinstance(href, str) and "#" not in href else None
    if not title:
        return None
    return Entry(
        position=position,
        title=title,
        url=url,
        teaser=_text(data.get("description")) or _text(data.get("abstract")),
        tags=tuple(_tags(data)),
        evidence=(("title", "JSON-LD"),),
        published=_date(data, ("datePublished", "dateCreated", "datePosted", "uploadDate")),
        updated=_date(data, ("dateModified",)),
        starts=_date(data, ("startDate",)),
        ends=_date(data, ("endDate",)),
    )


def _date(data: Mapping[str, Any], names: Iterable[str]) -> ListedDate | None:
    for name in names:
        value = data.get(name)
        if isinstance(value, str) and (date := read_iso(value)) and date.value:
            return date
    return None


def _tags(data: Mapping[str, Any]) -> Iterator[str]:
    for name in ("keywords",):
        value = data.get(name)
        pieces = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else ()
        yield from (text for piece in pieces if (text := _text(piece)))


def _text(value: Any) -> str | None:
    return clean(value) or None if isinstance(value, str) else None
