"""Reads any listing page: bytes → tree → lines → candidates → the list → fields → entries."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from scraper.errors import NotAListing
from scraper.page import ListingPage, Page
from scraper.pages.auto.addresses import Links
from scraper.pages.auto.candidates import find_candidates
from scraper.pages.auto.choose import choose
from scraper.pages.auto.entries import entries_of
from scraper.pages.auto.growing import grow
from scraper.pages.auto.hits import Rules
from scraper.pages.auto.lines import Line, read_lines
from scraper.pages.auto.owned import own_addresses, own_entries, owned
from scraper.pages.auto.picked import pick
from scraper.pages.auto.records import Measured, Record
from scraper.pages.auto.structured import filled, find_structured
from scraper.pages.auto.tree import Tree
from scraper.pages.auto.verdict import what_else
from scraper.pages.following import next_page
from scraper.parsing.decode import decode
from scraper.parsing.media import is_html, looks_binary
from scraper.parsing.spotting import page_languages
from scraper.sources import Source
from scraper.sources.rules import Dates

__all__ = ["PARSER", "Found", "find_records", "read_auto"]

PARSER = "auto/1"
"""Name and version: the version rises with every change that can read other entries from the same bytes."""
SAMPLE = 300
"""Runs of text from which the language of a page is told."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a page, and what is needed to read them."""

    measured: Measured
    links: Links
    records: list[Record]
    rules: Rules


def read_auto(page: Page, source: Source | None = None) -> ListingPage:
    """What any page lists. Raises NotAListing; nothing else, whatever the input."""
    text, encoding = decode(page)
    if looks_binary(text) or not is_html(page.media_type, text):
        raise NotAListing(f"{page.url} is no HTML page.")
    found = find_records(text, page, source)
    tree = found.measured.tree
    kinds = source.kinds if source else ()
    mined = entries_of(pick(found.records, found.measured, found.links, found.rules, kinds), found.links)
    structured = own_entries(find_structured(tree, found.links), own_addresses(source))
    following = next_page(
        tree.root,
        page.url,
        records=[node.element for record in found.records for node in record.nodes],
        entry_urls={entry.url for entry in mined if entry.url},
    )
    instead = what_else(found.records, found.measured, paginated=following is not None)
    if instead and len(structured) < 2:
        raise NotAListing(f"{page.url} is no listing: {instead}.")
    # Where a script draws the list, its data is all there is of it.
    entries = structured if instead else filled(mined, structured)
    entries = [replace(entry, position=position) for position, entry in enumerate(entries, start=1)]
    title, introduction = _head(found)
    return ListingPage(
        title=title,
        introduction=introduction,
        entries=tuple(entries),
        next_url=following.url if following else None,
        next_evidence=following.evidence if following else "",
        parser=PARSER,
        encoding=encoding,
    )


def find_records(text: str, page: Page, source: Source | None = None) -> Found:
    """The records of a page's list; none where nothing looks like a list. Raises NotAListing."""
    tree = grow(text)
    rules = _rules(tree, page, source.dates if source else None)
    links = Links(tree, page.url)
    lines = read_lines(tree, rules.languages)
    rules = replace(rules, beside=tuple(date for line in lines for date in line.dates if date.numeric))
    measured = Measured(tree, lines, links.useful)
    candidates = owned(find_candidates(tree), measured, links, own_addresses(source))
    return Found(measured, links, choose(candidates, measured, links), rules)


def _rules(tree: Tree, page: Page, dates: Dates | None) -> Rules:
    """How the page writes dates; what a definition says counts first."""
    language, _, region = (tree.language or "").partition("-")
    languages = page_languages(tree.language, tree.text(0, min(len(tree.runs), SAMPLE)))
    if dates and dates.languages:
        languages = (*dates.languages, *(code for code in languages if code not in dates.languages))
    zone = dates.zone if dates else None
    return Rules(
        captured_at=page.captured_at.astimezone(ZoneInfo(zone)) if zone else page.captured_at,
        languages=languages,
        language=language or None,
        region=region or None,
        order=dates.order if dates else None,
        zone=zone,
    )


def _head(found: Found) -> tuple[str | None, tuple[str, ...]]:
    """The name of the topic, a first heading above the list, and the running text below it."""
    if not found.records:
        return None, ()
    start = min(record.first for record in found.records)
    above = [line for line in found.measured.lines if line.first < start and line.block.chrome < 2]
    name = next((line for line in above if line.level == 1), None)
    if name is None:
        return None, ()
    return name.text, tuple(line.text for line in above if line.first > name.first and _is_prose(line))


def _is_prose(line: Line) -> bool:
    return not line.level and not line.block.chrome and len(line.text) >= 40 and line.linked < len(line.text) / 2
