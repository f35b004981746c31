"""A source's rules for addresses, as pure functions: which page is this, which comes next, is that an entry."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from scraper.parsing.series import same_listing
from scraper.sources.layouts import appearances
from scraper.sources.model import Site, Source
from scraper.sources.spelling import absolute_url, canonical_url, owns, path_of, site_url, spelled

__all__ = [
    "Place",
    "absolute_url",
    "canonical_url",
    "entry_keys",
    "has_further_pages",
    "heads",
    "is_entry",
    "is_further_page",
    "is_of_topic",
    "number_in",
    "owns",
    "page_step",
    "page_url",
    "place_at",
    "place_of",
    "place_reader",
    "site_url",
    "topic_url",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A page within a topic: `start` is the number of its first record, from 1."""

    topic: str
    start: int


def topic_url(source: Source, topic: str) -> str | None:
    """The address of a topic's first page; None where the definition gives the topic none."""
    if address := source.topics.addresses.get(topic):
        return absolute_url(site_url(source), address)
    return site_url(source) + source.topics.path.format(topic=topic) if source.topics.path else None


def page_url(source: Source, place: Place) -> str | None:
    """The address of any page of a topic; None where no rule says it."""
    if place.start <= 1:
        return topic_url(source, place.topic)
    if not source.pagination.path:
        return None
    size = page_step(source)
    page = (place.start - 1) // size + 1
    path = source.pagination.path.format(topic=place.topic, start=place.start, count=size, page=page)
    return site_url(source) + path


def page_step(source: Source) -> int:
    """By how much the places of following pages differ: pages count as 1 where nobody knows how long they are."""
    return source.pagination.size or 1


def place_of(source: Source, url: str) -> Place | None:
    """Which page of which topic an address is; None if it is none of the source's, or could be of several topics."""
    return place_at(source, canonical_url(source, url))


def place_at(source: Source, canonical: str) -> Place | None:
    """The same for an address that is canonical already."""
    return place_reader(source)(canonical)


def place_reader(source: Source) -> Callable[[str], Place | None]:
    """`place_at` for many addresses of one source: what does not depend on them is worked out once."""
    prefix, shown, begins = site_url(source), tuple(appearances(source)), heads(source)

    def read(canonical: str) -> Place | None:
        if not canonical.startswith(prefix) or not canonical.startswith(begins, len(prefix)):
            return None
        target = canonical[len(prefix) :]
        for appearance in shown:
            if place := _place(appearance, canonical, target):
                return place
        return None

    return read


def heads(source: Source) -> tuple[str, ...]:
    """What targets that have a place can begin with: most links of a page are told from these by that alone."""
    found: set[str] = set()
    for appearance in appearances(source):
        if appearance.topics.addresses or appearance.pagination.links:
            return ("/",)
        templates = (appearance.topics.path, appearance.pagination.path)
        found.update(template.partition("{")[0] for template in templates if template)
    return tuple(found)


def _place(source: Source, canonical: str, target: str) -> Place | None:
    """The place by one appearance of the site: exact addresses, then templates, then what looks like more of one."""
    if not source.topics.addresses:
        return _templated_place(source, target) or _linked_place(source, target)
    return (
        _listed_place(source, canonical)
        or _templated_place(source, target)
        or _linked_place(source, target)
        or _series_place(source, canonical)
    )


def _listed_place(source: Source, canonical: str) -> Place | None:
    bare = canonical.rstrip("/")
    found = next((topic for topic, url in _canonical_addresses(source) if url.rstrip("/") == bare), None)
    return Place(found, 1) if found else None


def _templated_place(source: Source, target: str) -> Place | None:
    pages, topics = source.pagination.path, source.topics.path
    if pages and (found := _pagination_pattern(pages).match(target)):
        number = int(found["number"][:9])
        start = number if "{start}" in pages else (number - 1) * page_step(source) + 1
        return Place(found["topic"].lower(), max(start, 1))
    if topics and (found := _topic_pattern(topics).fullmatch(target)):
        return Place(found["topic"].lower(), 1)
    return None


def _linked_place(source: Source, target: str) -> Place | None:
    """A further page by the pattern of links: of the topic that it names, else of the one whose address it extends."""
    pattern = source.pagination.links
    if not pattern or not (found := re.match(pattern, target)):
        return None
    topic = (found.groupdict().get("topic") or _nearest_topic(source, target) or "").lower()
    return Place(topic, number_in(source, target, source.topics.addresses.get(topic, ""))) if topic else None


def _series_place(source: Source, canonical: str) -> Place | None:
    for topic, url in _canonical_addresses(source):
        if same_listing(canonical, url):
            return Place(topic, number_in(source, canonical, url))
    return None


def _nearest_topic(source: Source, target: str) -> str | None:
    """The topic with the longest address that `target` goes on from; the only one, if there are no others."""
    extended = [(len(path), topic) for topic, path in source.topics.addresses.items() if target.startswith(path)]
    if extended:
        return max(extended)[1]
    return next(iter(source.topics.known)) if len(source.topics.known) == 1 else None


def is_of_topic(source: Source, url: str, topic: str) -> bool:
    """Whether an address is a page of this topic, and not where a redirect led instead."""
    canonical = canonical_url(source, url)
    place = place_at(source, canonical)
    return place.topic == topic if place else is_further_page(source, canonical)


def is_further_page(source: Source, canonical: str) -> bool:
    """Whether a canonical address is, by the pattern of links, a further page of the topic that links to it."""
    target = _target(source, canonical)
    return target is not None and any(re.match(pattern, target) for pattern in _further(source))


def has_further_pages(source: Source) -> bool:
    """Whether any address is one."""
    return bool(_further(source))


def _further(source: Source) -> list[str]:
    return [links for appearance in appearances(source) if (links := appearance.pagination.links)]


def number_in(source: Source, canonical: str, first: str = "") -> int:
    """A place that orders pages, by the last number in which an address differs from that of the first page.

    Some sites call the second page 1, others 2; that it comes before the third is all that is needed.
    """
    start = _shared(first, canonical)
    end = len(canonical) - _shared(first[start:][::-1], canonical[start:][::-1])
    numbers = [found for found in re.finditer(r"\d+", canonical) if found.end() > start and found.start() < end]
    number = int(numbers[-1][0][:9]) if numbers else 1
    return number * page_step(source) + 1


def is_entry(source: Source, canonical: str) -> bool:
    """Whether a canonical address leads to an entry of the source."""
    target = _target(source, canonical)
    return target is not None and re.match(source.entries.path, target) is not None


def entry_keys(source: Source, url: str) -> tuple[tuple[str, str], ...]:
    """The site's own ids in an entry's address, as (name, id), strongest first."""
    path = path_of(url)
    found = ((key.name, re.search(key.pattern, path)) for key in source.entries.keys)
    return tuple((name, match[1].upper()) for name, match in found if match)


def _target(source: Source, canonical: str) -> str | None:
    """Path and query of a canonical address of the source; None for any other."""
    target = canonical.removeprefix(site_url(source))
    return target if target != canonical and target.startswith("/") else None


def _canonical_addresses(source: Source) -> tuple[tuple[str, str], ...]:
    """The topics with addresses of their own, and these."""
    return _addressed(source.site, tuple(source.topics.addresses.items()))


@lru_cache(maxsize=64)
def _addressed(site: Site, addresses: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    root = f"{site.scheme}://{site.host}"
    absolute = ((topic, absolute_url(root, address)) for topic, address in addresses)
    return tuple((topic, spelled(site, url)) for topic, url in absolute if url)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


@lru_cache(maxsize=64)
def _topic_pattern(template: str) -> re.Pattern[str]:
    return re.compile(_regex(template).rstrip("/") + "/?")


@lru_cache(maxsize=64)
def _pagination_pattern(template: str) -> re.Pattern[str]:
    """Matches up to the number of the page: mirrors and years differ in what follows it."""
    head = re.split(r"\{(?:start|page)\}", template, maxsplit=1)[0]
    return re.compile(_regex(head) + r"(?P<number>\d+)(?!\d)")


def _regex(template: str) -> str:
    head, _, tail = template.partition("{topic}")
    return (
        re.escape(head) + r"(?P<topic>[A-Za-z0-9_-]+?)" + re.escape(tail).replace(re.escape("{topic}"), r"(?P=topic)")
    )
