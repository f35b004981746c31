"""What the links of one page mean to its source."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from scraper.parsing.blocks import Block, BlockKind, Document, Link, fold
from scraper.sources import Source
from scraper.sources.addresses import (
    Place,
    absolute_url,
    canonical_url,
    entry_keys,
    has_further_pages,
    heads,
    is_entry,
    is_further_page,
    number_in,
    page_step,
    page_url,
    place_reader,
    topic_url,
)
from scraper.sources.spelling import PLAIN_PATH, base_url, plain_resolver

__all__ = ["NextPage", "PageLinks", "elsewhere", "is_read_more", "is_read_more_text", "next_page", "topic_links"]

READ_MORE = frozenset(
    [
        "read more",
        "more",
        "more info",
        "more information",
        "continue reading",
        "learn more",
        "details",
        "full article",
        "read on",
    ]
)
"""Texts of links that lead to the record they stand in, and name nothing."""
PAGE_NUMBER = re.compile(r"\d{1,4}")
NEXT = frozenset(["next", "next page", "older", "older posts", "›", "→"])
PREVIOUS = frozenset(["previous", "prev", "back", "first", "newer", "<", "<<", "«", "‹", "←"])

NO_TOPIC = ""
FoundPage = tuple[Link, str, Place]
"""A link to a page of a topic, its canonical address, and what that means."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Resolves the links of one page; remembers them, for a link is asked about many times."""

    source: Source
    base: str
    _known: dict[str, str | None] = field(default_factory=dict)
    _places: dict[str, Place | None] = field(default_factory=dict)
    _plain: Callable[[str], str] | None = field(init=False)
    _place: Callable[[str], Place | None] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plain", plain_resolver(self.source, self.base))
        object.__setattr__(self, "_place", _place_reader(self.source))

    @classmethod
    def of(cls, source: Source, url: str, document: Document) -> "PageLinks":
        return cls(source, base_url(url, document.base))

    def resolve(self, href: str) -> str | None:
        """The canonical address of a link; None where it is none of http or https."""
        if href not in self._known:
            resolve = self._plain if self._plain and PLAIN_PATH.fullmatch(href) else self._resolved
            self._known[href] = resolve(href)
        return self._known[href]

    def _resolved(self, href: str) -> str | None:
        url = absolute_url(self.base, href)
        return canonical_url(self.source, url) if url else None

    def entry(self, href: str | None) -> str | None:
        """The canonical address of a link to an entry; None for any other link."""
        url = self.resolve(href) if href else None
        return url if url and is_entry(self.source, url) else None

    def titled_entry(self, block: Block) -> str | None:
        """The entry whose title a block may be: all of it, or some of a heading, is one link with words of its own."""
        href = block.href
        if href is None and block.kind is BlockKind.HEADING:
            href = next((part.href for part in block.parts if part.href), None)
        return None if is_read_more(block) else self.entry(href)

    def place(self, canonical: str) -> Place | None:
        """The place of a canonical address; that of a further page of any topic has NO_TOPIC."""
        if canonical not in self._places:
            self._places[canonical] = self._place(canonical)
        return self._places[canonical]

    def identity(self, url: str) -> object:
        """What two addresses of one entry have in common."""
        return entry_keys(self.source, url) or url


def is_read_more(block: Block) -> bool:
    """Whether a block is a link that only says "read more"."""
    return block.href is not None and is_read_more_text(block.text)


def is_read_more_text(text: str) -> bool:
    """Whether a link of this text names nothing."""
    return fold(text).strip(" .…>»→›") in READ_MORE | {""}


@dataclass(frozen=True, slots=True)
class NextPage:
    """Where a topic goes on; `by_rule` if no link says so."""

    url: str | None = None
    by_rule: bool = False


def next_page(found: Sequence[Link], links: PageLinks, url: str, records: int) -> NextPage:
    """The next page of a topic: an explicit link, else the address rule, on a full page that links no other pages."""
    source = links.source
    own = canonical_url(source, url)
    place = links.place(own)
    if place is None:
        return NextPage()
    pages = [page for page in _places(found, links) if page[2].topic in (place.topic, NO_TOPIC) or not place.topic]
    rule = page_url(source, Place(place.topic, place.start + page_step(source))) if place.topic else None
    if target := _said(pages, own) or _nearest(pages, place, rule, page_step(source)):
        return NextPage(target)
    paginated = any(page.start > 1 or _is_pagination(link) for link, _, page in pages)
    full = source.pagination.size is not None and records >= source.pagination.size
    return NextPage(rule, by_rule=True) if rule and full and not paginated else NextPage()


def _said(pages: Sequence[FoundPage], own: str) -> str | None:
    """The page that a link calls the next one."""
    others = [(link, target) for link, target, _ in pages if target != own]
    said = [target for link, target in others if "next" in link.rel.lower().split()]
    said += [target for link, target in others if fold(link.text) in NEXT]
    return next(iter(said), None)


def _nearest(pages: Sequence[FoundPage], place: Place, rule: str | None, step: int) -> str | None:
    """The nearest of the pages behind this one. Where only the last is linked, those between are there all the same."""
    starts: dict[int, str] = {}
    for link, target, found in pages:
        if found.start > place.start and not (place.start == 1 and link.text == "1"):
            starts.setdefault(found.start, target)
    if not starts:
        return None
    nearest = min(starts)
    return rule if rule and nearest > place.start + step else starts[nearest]


def topic_links(hrefs: Iterable[str], links: PageLinks) -> tuple[str, ...]:
    """First pages of topics that links lead to, canonical, each once, in order."""
    passed_over = elsewhere(links.source)
    targets = (links.resolve(href) for href in hrefs if not passed_over(href))
    places = (links.place(target) for target in targets if target)
    topics = dict.fromkeys(place.topic for place in places if place)
    return tuple(url for topic in topics if (url := topic_url(links.source, topic)))


def _is_pagination(link: Link) -> bool:
    return link.rel == "prev" or PAGE_NUMBER.fullmatch(link.text) is not None or fold(link.text) in PREVIOUS


def _places(found: Sequence[Link], links: PageLinks) -> Iterator[FoundPage]:
    """The links that lead to pages of topics, with their canonical address and its meaning."""
    for link in found:
        target = links.resolve(link.href)
        if target and (place := links.place(target)):
            yield link, target, place


def elsewhere(source: Source) -> Callable[[str], bool]:
    """Tells of a link, before it is resolved, whether it leads to no page of any topic; most of a menu does."""
    rewritten = (one.start for one in source.site.rewrites)
    begins = ("/",) if has_further_pages(source) else (*heads(source), *rewritten)
    return lambda href: not href.startswith(begins) and PLAIN_PATH.fullmatch(href) is not None


def _place_reader(source: Source) -> Callable[[str], Place | None]:
    """Reads places of canonical addresses; where no pattern makes further pages of any topic, that is `place_at`."""
    place = place_reader(source)
    if not has_further_pages(source):
        return place

    def any_place(canonical: str) -> Place | None:
        further = is_further_page(source, canonical)
        return place(canonical) or (Place(NO_TOPIC, number_in(source, canonical)) if further else None)

    return any_place
