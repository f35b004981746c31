"""A source's rules for addresses, as pure functions: which page is this, which comes next, is that an entry."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from scraper.sources.model import Source

__all__ = [
    "Place",
    "absolute_url",
    "canonical_url",
    "entry_keys",
    "is_entry",
    "is_of_topic",
    "owns",
    "page_url",
    "place_at",
    "place_of",
    "topic_url",
]

DEFAULT_PORTS = {"http": ":80", "https": ":443"}
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs\w+)$")
"""Query parameters that say where a reader came from and never what is shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page within a topic: `start` is the number of its first record, from 1."""

    topic: str
    start: int


def absolute_url(base: str, href: str) -> str | None:
    """The http(s) address a link on a page at `base` leads to, percent-encoded as browsers do; else None."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            return None
        return str(safe_url_string(url))
    except ValueError:
        return None


def canonical_url(source: Source, url: str) -> str:
    """The address under which the source keeps `url`: one scheme and host for all mirrors, no fragment, no tracking."""
    parts = _split(url)
    scheme, netloc, path = parts.scheme.lower(), _netloc(parts), parts.path or "/"
    if _serves(source, scheme, netloc):
        scheme, netloc = source.site.scheme, source.site.host
        for rewrite in source.site.rewrites:
            if path.startswith(rewrite.start):
                path = rewrite.to + path[len(rewrite.start) :]
                break
    return urlunsplit((scheme, netloc, path, _without_tracking(parts.query), ""))


def owns(source: Source, url: str) -> bool:
    """Whether `url` is served by the source: one of its hosts, port included, over http or https."""
    parts = _split(url)
    return _serves(source, parts.scheme.lower(), _netloc(parts))


def topic_url(source: Source, topic: str) -> str:
    """The address of a topic's first page."""
    return _site(source) + source.topics.path.format(topic=topic)


def page_url(source: Source, place: Place) -> str:
    """The address of any page of a topic."""
    if place.start <= 1:
        return topic_url(source, place.topic)
    size = source.pagination.size
    page = (place.start - 1) // size + 1
    return _site(source) + source.pagination.path.format(topic=place.topic, start=place.start, count=size, page=page)


def place_of(source: Source, url: str) -> Place | None:
    """Which page of which topic an address is; None if it is none of the source's."""
    return place_at(source, canonical_url(source, url))


def place_at(source: Source, canonical: str) -> Place | None:
    """The same for an address that is canonical already."""
    site = _site(source)
    target = canonical.removeprefix(site)
    if target == canonical or not target.startswith("/"):
        return None
    if found := _pagination_pattern(source.pagination.path).match(target):
        number = int(found["number"][:9])
        start = number if "{start}" in source.pagination.path else (number - 1) * source.pagination.size + 1
        return Place(found["topic"].lower(), max(start, 1))
    if found := _topic_pattern(source.topics.path).fullmatch(target):
        return Place(found["topic"].lower(), 1)
    return None


def is_of_topic(source: Source, url: str, topic: str) -> bool:
    """Whether an address is a page of this topic, and not where a redirect led instead."""
    place = place_of(source, url)
    return place is not None and place.topic == topic


def is_entry(source: Source, canonical: str) -> bool:
    """Whether a canonical address leads to an entry of the source."""
    target = canonical.removeprefix(_site(source))
    return target != canonical and target.startswith("/") and re.match(source.entries.path, target) is not None


def entry_keys(source: Source, url: str) -> tuple[tuple[str, str], ...]:
    """The site's own ids in an entry's address, as (name, id), strongest first."""
    path = _split(url).path
    found = ((key.name, re.search(key.pattern, path)) for key in source.entries.keys)
    return tuple((name, match[1].upper()) for name, match in found if match)


def _site(source: Source) -> str:
    return f"{source.site.scheme}://{source.site.host}"


def _split(url: str) -> SplitResult:
    """The parts of an address; of what is none, such as `http://[`, all are empty."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _netloc(parts: SplitResult) -> str:
    """Host and port, without user and default port, in lower case."""
    netloc = parts.netloc.rpartition("@")[2].lower().removesuffix(":")
    return netloc.removesuffix(DEFAULT_PORTS.get(parts.scheme.lower(), ":"))


def _serves(source: Source, scheme: str, netloc: str) -> bool:
    return scheme in DEFAULT_PORTS and netloc in (source.site.host, *source.site.mirrors)


def _without_tracking(query: str) -> str:
    """The query as written, but for the parameters that only follow readers."""
    return "&".join(part for part in query.split("&") if not TRACKING.match(part.partition("=")[0]))


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
