"""What a site truly listed on a day: plain values to compare an archive with."""

from dataclasses import dataclass

__all__ = ["TrueEntry", "TruePage", "TrueTopic", "Truth"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueEntry:
    """One entry as listed. Under several topics it is equal everywhere. Dates are ISO 8601 days."""

    serial: int
    """The identity on the site that visitors do not see: the only one an entry without title has."""
    wspo: str | None
    """The id in addresses of the old site; the new one has none."""
    title: str | None
    path: str | None
    """As on the first of the mirrors; None where there is no title to link."""
    teaser: str | None
    """Paragraphs are separated by a line feed."""
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    published: str | None
    starts: str | None
    ends: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """One page of a topic."""

    path: str
    entries: tuple[TrueEntry, ...]
    next_path: str | None
    """None on the last page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueTopic:
    """One topic: its entries in the order shown, and the same entries page by page."""

    slug: str
    title: str
    path: str
    introduction: tuple[str, ...]
    entries: tuple[TrueEntry, ...]
    pages: tuple[TruePage, ...]
    """At least one, which is empty where nothing is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All topics of a site on one day."""

    day: int
    date: str
    topics: tuple[TrueTopic, ...]

    def topic(self, slug: str) -> TrueTopic:
        """The topic with that slug. Raises KeyError."""
        for topic in self.topics:
            if topic.slug == slug:
                return topic
        raise KeyError(slug)

    def entries(self) -> dict[int, TrueEntry]:
        """Every entry of the day once, by serial."""
        return {entry.serial: entry for topic in self.topics for entry in topic.entries}
