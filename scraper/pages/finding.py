"""Finds the records of a page by entries that are known to stand in them, whatever the page looks like."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from scraper.page import Entry, ListedDate
from scraper.pages.freezing import Sample
from scraper.pages.links import PageLinks
from scraper.pages.matching import Known, identities_of
from scraper.parsing.blocks import fold
from scraper.parsing.html import HIDDEN
from scraper.parsing.tree import text_of

__all__ = ["known_records"]

LEAST = 2
"""Known entries that show what their records have in common."""
LONGEST_TITLE = 400


def known_records(root: HtmlElement, known: Sequence[Known], links: PageLinks) -> list[Sample]:
    """The elements that hold one known entry each, and those like them, with the entries; none if too few stand there.

    Of several lists that show the known entries, the one that shows most.
    """
    held = _holders(root, known, links)
    groups: defaultdict[tuple[str, ...], dict[HtmlElement, int]] = defaultdict(dict)
    for number, element in held:
        groups[_path(element)][element] = number
    best = max(groups.values(), key=lambda group: len(set(group.values())), default={})
    if len(set(best.values())) < LEAST:
        return []
    return [Sample(scope=(element,), entry=_entry(known, best.get(element))) for element in _alike(root, best)]


def _holders(root: HtmlElement, known: Sequence[Known], links: PageLinks) -> Iterator[tuple[int, HtmlElement]]:
    """The largest elements around the title or the link of a known entry that hold none of another."""
    index = _Index(known, links)
    spots = [(number, element) for element in _shown(root) for number in set(index.at(element))]
    inside: defaultdict[HtmlElement, set[int]] = defaultdict(set)
    for number, element in spots:
        inside[element].add(number)
        for around in element.iterancestors():
            inside[around].add(number)
    for number, element in spots:
        current = element
        while (parent := current.getparent()) is not None and inside[parent] == {number} and parent.tag != "body":
            current = parent
        yield number, current


class _Index:
    """Known entries by title and by address."""

    def __init__(self, known: Sequence[Known], links: PageLinks) -> None:
        self._links = links
        self.titles = {fold(one.title): number for number, one in enumerate(known) if one.title}
        self.addresses = {
            name: number for number, one in enumerate(known) for name in identities_of(one.url, links.source)
        }

    def at(self, element: HtmlElement) -> Iterator[int]:
        href = element.get("href") if element.tag == "a" else None
        url = self._links.resolve(href) if href else None
        names = identities_of(url, self._links.source)
        yield from (self.addresses[name] for name in names if name in self.addresses)
        text = text_of(element) if len(element) < 4 else ""
        if 0 < len(text) <= LONGEST_TITLE and (number := self.titles.get(fold(text))) is not None:
            yield number


def _shown(root: HtmlElement) -> Iterator[HtmlElement]:
    return (element for element in root.iter() if isinstance(element.tag, str) and element.tag not in HIDDEN)


def _path(element: HtmlElement) -> tuple[str, ...]:
    """Tags from the element outwards: those of records of one list are the same."""
    return (str(element.tag), *(str(around.tag) for around in element.iterancestors()))


def _alike(root: HtmlElement, found: dict[HtmlElement, int]) -> list[HtmlElement]:
    """The elements found, and those in the same place that have the names that all of these have."""
    common = set.intersection(*(set((element.get("class") or "").split()) for element in found))
    first = next(iter(found))
    path = _path(first)
    parents = Counter(element.getparent() for element in found)
    return [
        element
        for element in root.iter(str(first.tag))
        if element in found
        or (
            common <= set((element.get("class") or "").split())
            and _path(element) == path
            and (bool(common) or element.getparent() in parents)
        )
    ]


def _entry(known: Sequence[Known], number: int | None) -> Entry | None:
    """A known entry as a reader would give it."""
    if number is None:
        return None
    one = known[number]
    date = ListedDate(text=one.published, value=one.published) if one.published else None
    return Entry(position=1, title=one.title, url=one.url, teaser=one.teaser, tags=one.tags, published=date)
