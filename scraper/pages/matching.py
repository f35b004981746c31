"""Tells which of the entries that are known from before are among those that were read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scraper.page import Entry, ListedDate
from scraper.parsing.blocks import fold
from scraper.sources import Source
from scraper.sources.addresses import canonical_url, entry_keys

__all__ = ["Known", "Matches", "identities_of", "matched", "value_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entry as it was read before."""

    title: str | None
    url: str | None
    teaser: str | None = None
    published: str | None = None
    """ISO 8601 at its precision."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The known entries that were read again."""

    pairs: tuple[tuple[Known, Entry], ...]
    by_address: int
    by_title: int
    missing: tuple[Known, ...]

    @property
    def found(self) -> int:
        return len(self.pairs)


def matched(known: Sequence[Known], entries: Iterable[Entry], source: Source) -> Matches:
    """Each known entry with the first one read that has its address, or its title if no other has the address."""
    by_address: dict[str, Entry] = {}
    by_title: dict[str, Entry] = {}
    for entry in entries:
        for identity in identities_of(entry.url, source):
            by_address.setdefault(identity, entry)
        if entry.title:
            by_title.setdefault(fold(entry.title), entry)
    pairs: list[tuple[Known, Entry]] = []
    missing: list[Known] = []
    addressed = 0
    for one in known:
        found = next((by_address[name] for name in identities_of(one.url, source) if name in by_address), None)
        addressed += found is not None
        found = found or by_title.get(fold(one.title or ""))
        if found is None:
            missing.append(one)
        else:
            pairs.append((one, found))
    return Matches(pairs=tuple(pairs), by_address=addressed, by_title=len(pairs) - addressed, missing=tuple(missing))


def identities_of(url: str | None, source: Source) -> tuple[str, ...]:
    """What tells the entry at an address from others: the site's ids, and the address however it is spelled."""
    if not url:
        return ()
    keys = (f"{name}:{ident}" for name, ident in entry_keys(source, url))
    return (*keys, canonical_url(source, url).rstrip("/"))


def value_of(entry: Entry, name: str) -> str | tuple[str, ...] | None:
    """A field of an entry as it is known of others: a date as its value."""
    value: str | tuple[str, ...] | ListedDate | None = getattr(entry, name)
    return value.value if isinstance(value, ListedDate) else value
