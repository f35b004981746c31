"""The canonical dump: everything an archive holds, without surrogate keys, in an order of its own.

One JSON object per line with the name of its table in `table`; lines are sorted as text. Two archives hold the same if
and only if their dumps are equal.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from archive.models import (
    capture,
    crawl,
    current_revision,
    entry,
    entry_key,
    entry_topic,
    listing,
    placement,
    quarantine,
    revision,
    source,
    term,
    topic,
    visit,
    wording,
)

__all__ = ["canonical_dump"]


def canonical_dump(conn: Connection) -> list[str]:
    """The lines of the dump. In memory: for archives of a size that is compared whole."""
    return sorted(
        json.dumps({"table": name} | dict(row._mapping), ensure_ascii=False, sort_keys=True, default=_plain)
        for name, statement in _statements()
        for row in conn.execute(statement)
    )


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be dumped")


def _statements() -> Iterator[tuple[str, "Select[*tuple[object, ...]]"]]:
    yield "source", select(source.c.slug)
    yield "topic", select(source.c.slug.label("source"), topic.c.slug).join(topic, topic.c.source_id == source.c.id)
    yield from _facts()
    yield from _pages()
    yield from _entries()


def _without(table: Table, *names: str) -> list[ColumnElement[object]]:
    """The columns of a table but its surrogate keys and these."""
    hidden = {"id", *names} | {column.name for column in table.columns if column.name.endswith("_id")}
    hidden.discard("public_id")
    return [column for column in table.columns if column.name not in hidden]


def _facts() -> Iterator[tuple[str, "Select[*tuple[object, ...]]"]]:
    yield "crawl", select(source.c.slug.label("source"), *_without(crawl)).join(source)
    yield (
        "visit",
        (
            select(crawl.c.ident.label("crawl"), topic.c.slug.label("topic"), *_without(visit))
            .join(crawl, crawl.c.id == visit.c.crawl_id)
            .join(topic, topic.c.id == visit.c.topic_id)
        ),
    )
    yield (
        "capture",
        (
            select(
                crawl.c.ident.label("crawl"),
                visit.c.ident.label("visit"),
                listing.c.digest.label("listing"),
                *_without(capture),
            )
            .join(crawl, crawl.c.id == capture.c.crawl_id)
            .outerjoin(visit, visit.c.id == capture.c.visit_id)
            .outerjoin(listing, listing.c.id == capture.c.listing_id)
        ),
    )


def _pages() -> Iterator[tuple[str, "Select[*tuple[object, ...]]"]]:
    yield (
        "listing",
        (
            select(source.c.slug.label("source"), topic.c.slug.label("topic"), *_without(listing))
            .join(topic, topic.c.id == listing.c.topic_id)
            .join(source, source.c.id == topic.c.source_id)
        ),
    )
    where = topic.c.slug.label("topic"), listing.c.digest.label("listing")
    yield (
        "placement",
        (
            select(
                *where,
                entry.c.public_id.label("entry"),
                revision.c.digest.label("revision"),
                wording.c.digest.label("wording"),
                *_without(placement),
            )
            .join(listing, listing.c.id == placement.c.listing_id)
            .join(topic, topic.c.id == listing.c.topic_id)
            .join(revision, revision.c.id == placement.c.revision_id)
            .join(entry, entry.c.id == revision.c.entry_id)
            .join(wording, wording.c.id == placement.c.wording_id)
        ),
    )
    yield (
        "quarantine",
        (
            select(*where, *_without(quarantine))
            .join(listing, listing.c.id == quarantine.c.listing_id)
            .join(topic, topic.c.id == listing.c.topic_id)
        ),
    )


def _entries() -> Iterator[tuple[str, "Select[*tuple[object, ...]]"]]:
    yield "entry", select(source.c.slug.label("source"), entry.c.public_id).join(entry)
    yield (
        "entry_key",
        (
            select(source.c.slug.label("source"), entry.c.public_id.label("entry"), *_without(entry_key))
            .join(entry, entry.c.id == entry_key.c.entry_id)
            .join(source, source.c.id == entry_key.c.source_id)
        ),
    )
    yield (
        "revision",
        (
            select(entry.c.public_id.label("entry"), wording.c.digest.label("wording"), *_without(revision))
            .join(entry, entry.c.id == revision.c.entry_id)
            .join(wording, wording.c.id == revision.c.wording_id)
        ),
    )
    yield (
        "current_revision",
        (
            select(revision.c.digest.label("revision"), wording.c.digest.label("wording"), *_without(current_revision))
            .join(revision, revision.c.id == current_revision.c.revision_id)
            .join(wording, wording.c.id == current_revision.c.wording_id)
        ),
    )
    yield (
        "entry_topic",
        (
            select(source.c.slug.label("source"), topic.c.slug.label("topic"), entry.c.public_id.label("entry"))
            .join(topic, topic.c.source_id == source.c.id)
            .join(entry_topic, entry_topic.c.topic_id == topic.c.id)
            .join(entry, entry.c.id == entry_topic.c.entry_id)
        ),
    )
    yield "wording", select(*_without(wording))
    yield "term", select(wording.c.digest.label("wording"), *_without(term)).join(wording)
