"""Which sources an address belongs to: of two that share a host, the one that knows such an address."""

from collections.abc import Iterator
from pathlib import Path

from scraper.errors import InvalidDefinition
from scraper.sources.addresses import canonical_url, is_entry, owns, place_at
from scraper.sources.loader import find_source, source_slugs
from scraper.sources.model import Source

__all__ = ["claim", "sources_serving"]


def sources_serving(url: str, folder: Path | None) -> list[Source]:
    """The sources with the strongest claim to an address, by slug; several where they claim it alike."""
    claims = [(claim(source, url), source) for source in _readable(folder)]
    strongest = max((strength for strength, _ in claims), default=0)
    return [source for strength, source in claims if strength == strongest > 0]


def claim(source: Source, url: str) -> int:
    """How surely an address is the source's: 4 a page of a topic, 3 an entry, 2 on its host, 1 on a mirror, else 0.

    A site that was redesigned is two sources, and the host of the new one may be a mirror of the old one.
    """
    if not owns(source, url):
        return 0
    canonical = canonical_url(source, url)
    if place_at(source, canonical):
        return 4
    if source.entries.path and is_entry(source, canonical):
        return 3
    return 2 if owns(_unmirrored(source), url) else 1


def _unmirrored(source: Source) -> Source:
    return source.model_copy(update={"site": source.site.model_copy(update={"mirrors": ()})})


def _readable(folder: Path | None) -> Iterator[Source]:
    """A definition that is wrong serves nothing; `cuttings sources list` says so."""
    for slug in source_slugs(folder):
        try:
            yield find_source(slug, folder)
        except InvalidDefinition:
            continue
