"""The canonical dump: everything an archive holds, without surrogate keys, in an order of its own.

Text in UTF-8, one JSON object per line with the name of its table in `table` and its other keys sorted. Tables come one
after the other, the facts first; the rows of each are sorted by what identifies them, by code point. Two archives hold
the same if and only if their dumps are equal, whatever databases they are in. A source's title is not in it: it is that
of the latest crawl, whereas the rest does not depend on what came when.

The database sorts and the lines are made as they are asked for, so that an archive of any size takes little memory.
"""

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import datetime
from typing import Any, TypeAlias

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

__all__ = ["TABLES", "Digest", "canonical_dump"]

_Rows: TypeAlias = "Select[*tuple[Any, ...]]"
# Rows are fetched in portions of this size: enough to hide the cost of a fetch, little memory.
_PORTION = 1000


def canonical_dump(conn: Connection) -> Generator[str]:
    """The lines of the dump, without line ends."""
    for name, statement in TABLES.items():
        with conn.execute(statement(), execution_options={"yield_per": _PORTION}) as rows:
            for row in rows:
                values = {"table": name} | dict(row._mapping)
                yield json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)


class Digest:
    """Number and SHA-256 of the lines of a dump, each with its line end: what `sha256sum` says of the file."""

    def __init__(self) -> None:
        self.lines = 0
        self._hash = hashlib.sha256()

    def of(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines as they are, counted on their way."""
        for line in lines:
            self.lines += 1
            self._hash.update(f"{line}\n".encode())
            yield line

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def __str__(self) -> str:
        return f"{self.lines} lines, sha256 {self.sha256}"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be dumped")


def _without(table: Table, *names: str) -> list[ColumnElement[Any]]:
    """The columns of a table but its surrogate keys and these."""
    hidden = {"id", *names} | {column.name for column in table.columns if column.name.endswith("_id")}
    hidden.discard("public_id")
    return [column for column in table.columns if column.name not in hidden]


def _sources() -> _Rows:
    return select(source.c.slug).order_by(source.c.slug)


def _topics() -> _Rows:
    return (
        select(source.c.slug.label("source"), topic.c.slug)
        .join(topic, topic.c.source_id == source.c.id)
        .order_by(source.c.slug, topic.c.slug)
    )


def _crawls() -> _Rows:
    return select(source.c.slug.label("source"), *_without(crawl)).join(source).order_by(crawl.c.ident)


def _visits() -> _Rows:
    return (
        select(crawl.c.ident.label("crawl"), topic.c.slug.label("topic"), *_without(visit))
        .join(crawl, crawl.c.id == visit.c.crawl_id)
        .join(topic, topic.c.id == visit.c.topic_id)
        .order_by(visit.c.ident)
    )


def _captures() -> _Rows:
    named = crawl.c.ident.label("crawl"), visit.c.ident.label("visit"), listing.c.digest.label("listing")
    return (
        select(*named, *_without(capture))
        .join(crawl, crawl.c.id == capture.c.crawl_id)
        .outerjoin(visit, visit.c.id == capture.c.visit_id)
        .outerjoin(listing, listing.c.id == capture.c.listing_id)
        .order_by(capture.c.warc_file, capture.c.warc_offset)
    )


_PAGE = source.c.slug.label("source"), topic.c.slug.label("topic"), listing.c.digest.label("listing")
"""What identifies a listing."""


def _listings() -> _Rows:
    return (
        select(*_PAGE[:2], *_without(listing))
        .join(topic, topic.c.id == listing.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .order_by(source.c.slug, topic.c.slug, listing.c.digest)
    )


def _placements() -> _Rows:
    shown = (
        entry.c.public_id.label("entry"),
        revision.c.digest.label("revision"),
        wording.c.digest.label("wording"),
    )
    return (
        select(*_PAGE, *shown, *_without(placement))
        .join(listing, listing.c.id == placement.c.listing_id)
        .join(topic, topic.c.id == listing.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .join(revision, revision.c.id == placement.c.revision_id)
        .join(entry, entry.c.id == revision.c.entry_id)
        .join(wording, wording.c.id == placement.c.wording_id)
        .order_by(source.c.slug, topic.c.slug, listing.c.digest, placement.c.position)
    )


def _quarantined() -> _Rows:
    return (
        select(*_PAGE, *_without(quarantine))
        .join(listing, listing.c.id == quarantine.c.listing_id)
        .join(topic, topic.c.id == listing.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .order_by(source.c.slug, topic.c.slug, listing.c.digest, quarantine.c.position)
    )


def _entries() -> _Rows:
    return select(source.c.slug.label("source"), entry.c.public_id).join(entry).order_by(entry.c.public_id)


def _keys() -> _Rows:
    return (
        select(source.c.slug.label("source"), entry.c.public_id.label("entry"), *_without(entry_key))
        .join(entry, entry.c.id == entry_key.c.entry_id)
        .join(source, source.c.id == entry_key.c.source_id)
        .order_by(source.c.slug, entry_key.c.key)
    )


def _revisions() -> _Rows:
    return (
        select(entry.c.public_id.label("entry"), wording.c.digest.label("wording"), *_without(revision))
        .join(entry, entry.c.id == revision.c.entry_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .order_by(entry.c.public_id, revision.c.digest)
    )


def _wordings() -> _Rows:
    return select(*_without(wording)).order_by(wording.c.digest)


def _terms() -> _Rows:
    return (
        select(wording.c.digest.label("wording"), *_without(term))
        .join(wording)
        .order_by(wording.c.digest, term.c.role, term.c.position)
    )


def _current() -> _Rows:
    return (
        select(revision.c.digest.label("revision"), wording.c.digest.label("wording"), *_without(current_revision))
        .join(revision, revision.c.id == current_revision.c.revision_id)
        .join(wording, wording.c.id == current_revision.c.wording_id)
        .order_by(current_revision.c.public_id)
    )


def _entry_topics() -> _Rows:
    return (
        select(source.c.slug.label("source"), topic.c.slug.label("topic"), entry.c.public_id.label("entry"))
        .join(topic, topic.c.source_id == source.c.id)
        .join(entry_topic, entry_topic.c.topic_id == topic.c.id)
        .join(entry, entry.c.id == entry_topic.c.entry_id)
        .order_by(source.c.slug, topic.c.slug, entry.c.public_id)
    )


TABLES: dict[str, Callable[[], _Rows]] = {
    "source": _sources,
    "topic": _topics,
    "crawl": _crawls,
    "visit": _visits,
    "capture": _captures,
    "listing": _listings,
    "placement": _placements,
    "quarantine": _quarantined,
    "entry": _entries,
    "entry_key": _keys,
    "revision": _revisions,
    "wording": _wordings,
    "term": _terms,
    "current_revision": _current,
    "entry_topic": _entry_topics,
}
"""The tables in the order of the dump, and the query for the rows of each."""
