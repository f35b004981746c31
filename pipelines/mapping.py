"""The one translator between what the scraper reads and what the archive keeps."""

from collections import Counter
from collections.abc import Iterator

from archive.identity import entry_keys, key_date
from archive.records import DateRecord, EntryRecord, ListingRecord, QuarantineRecord
from scraper.page import Entry, ListedDate, ListingPage
from scraper.sources import Source, addresses

__all__ = ["keys_of", "listing_record"]

ROLES = ("published", "starts", "ends", "updated")


def listing_record(page: ListingPage, source: Source, topic: str) -> ListingRecord:
    """What the archive keeps of a page of this topic."""
    keys = keys_of(page.entries, source, topic)
    return ListingRecord(
        parser=page.parser,
        encoding=f"{page.encoding.name} ({page.encoding.basis})",
        title=page.title,
        introduction=page.introduction,
        next_url=page.next_url,
        next_by_rule=page.next_by_rule,
        entries=tuple(_entry_record(entry, own) for entry, own in zip(page.entries, keys, strict=True)),
        quarantined=tuple(
            QuarantineRecord(position=bad.position, reason=bad.reason, text=bad.text) for bad in page.unreadable
        ),
    )


def keys_of(entries: tuple[Entry, ...], source: Source, topic: str) -> list[tuple[str, ...]]:
    """The keys of each entry of one page, strongest first.

    Entries without title and address are told apart by their date and, among those of one date, by their order.
    """
    untitled: Counter[str | None] = Counter()
    keys = []
    for entry in entries:
        date = key_date(tuple(_date_records(entry)))
        if entry.title is None and entry.url is None:
            untitled[date] += 1
        keys.append(
            entry_keys(
                site_keys=addresses.entry_keys(source, entry.url) if entry.url else (),
                url=entry.url,
                title=entry.title,
                date=date,
                topic=topic,
                ordinal=max(1, untitled[date]),
            )
        )
    return keys


def _entry_record(entry: Entry, keys: tuple[str, ...]) -> EntryRecord:
    return EntryRecord(
        position=entry.position,
        keys=keys,
        url=entry.url,
        title=entry.title,
        teaser=entry.teaser,
        kinds=entry.kinds,
        tags=entry.tags,
        dates=tuple(_date_records(entry)),
        problems=entry.problems,
    )


def _date_records(entry: Entry) -> Iterator[DateRecord]:
    for role in ROLES:
        date: ListedDate | None = getattr(entry, role)
        if date:
            yield DateRecord(
                role=role, text=date.text, value=date.value, order=date.order, zone=date.zone, problem=date.problem
            )
