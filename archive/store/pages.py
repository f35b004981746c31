"""Storing a listing page: the hot path. A fixed number of statements, however many entries the page has."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from archive.identity import ordered_keys
from archive.models import listing, placement, quarantine, revision
from archive.normal import exact_digest, short_digest
from archive.prepared import Prepared
from archive.records import CaptureRecord, EntryRecord, EntryState, ListingRecord, StoreResult
from archive.store.captures import insert_capture, locate, stored_result
from archive.store.current import add_topics, note_listing
from archive.store.keys import Claims, claim_keys, forget_entries
from archive.store.moves import move_placements
from archive.store.wordings import Shown, store_revisions, store_wordings

__all__ = ["store_page"]


_KNOWN = Prepared(
    select(
        listing.c.id,
        func.count(placement.c.position),
        func.max(revision.c.shown_at, type_=revision.c.shown_at.type),
    )
    .outerjoin(placement, placement.c.listing_id == listing.c.id)
    .outerjoin(revision, revision.c.id == placement.c.revision_id)
    .where(listing.c.topic_id == bindparam("topic_id"), listing.c.digest == bindparam("digest"))
    .group_by(listing.c.id)
)
_INSERT_LISTING = Prepared(
    insert(listing).returning(listing.c.id), *(column.name for column in listing.c if column is not listing.c.id)
)
_INSERT_PLACEMENTS = Prepared(insert(placement), *placement.c.keys())
_INSERT_QUARANTINE = Prepared(insert(quarantine), *quarantine.c.keys())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    record: EntryRecord
    keys: tuple[str, ...]
    wording: str
    """Exact digest."""


class _Known(NamedTuple):
    """A listing of the same content that is stored already."""

    id: int
    size: int
    shown_at: datetime | None
    """The latest time at which one of its revisions was shown first."""


def store_page(conn: Connection, capture: CaptureRecord, content: ListingRecord) -> StoreResult:
    """Stores a capture together with what was read from it, and tells what that did to each entry.

    A page whose content is stored already adds its capture and nothing else.
    """
    place = locate(conn, capture)
    if place.stored is not None:
        return stored_result(conn, place.stored)
    if place.topic_id is None:
        raise ValueError(f"{capture.url} was captured outside a visit; a listing belongs to a topic")
    items = [
        _Item(record=record, keys=ordered_keys(record.keys), wording=exact_digest(record)) for record in content.entries
    ]
    digest = _digest(content, items)
    known = _known(conn, place.topic_id, digest)
    if known is not None and (known.shown_at is None or known.shown_at < capture.captured_at):
        insert_capture(conn, capture, place, listing_id=known.id)
        note_listing(conn, known.id)
        return StoreResult(states=(EntryState.UNCHANGED,) * known.size)
    claims = claim_keys(conn, place.source_id, place.source, [item.keys for item in items])
    if claims.moved:
        move_placements(conn, claims.moved)
        forget_entries(conn, claims.emptied)
    wordings = store_wordings(conn, {item.wording: item.record for item in items})
    shown = [
        Shown(entry_id=claims.entries[item.keys[0]], wording=wordings[item.wording], at=capture.captured_at)
        for item in items
    ]
    revisions, new = store_revisions(conn, shown, claims.created)
    ids = [revisions[one.revision] for one in shown]
    listing_id = known.id if known else _insert(conn, place.topic_id, digest, content, items, shown, ids)
    insert_capture(conn, capture, place, listing_id=listing_id)
    note_listing(conn, listing_id, claims.created)
    add_topics(conn, listing_id)
    return StoreResult(states=tuple(_state(claims, one, ids[i] in new) for i, one in enumerate(shown)))


def _digest(content: ListingRecord, items: list[_Item]) -> str:
    """Over everything a listing says and how it was read, so that equal digests mean equal rows."""
    return short_digest(
        [
            content.parser,
            content.encoding,
            content.title,
            content.introduction,
            content.next_url,
            content.next_by_rule,
            [[item.record.position, item.keys, item.record.url, item.wording] for item in items],
            [[bad.position, bad.reason, bad.text] for bad in content.quarantined],
        ]
    )


def _known(conn: Connection, topic_id: int, digest: str) -> _Known | None:
    row = _KNOWN.one(conn, topic_id=topic_id, digest=digest)
    return _Known(*row) if row else None


def _insert(
    conn: Connection,
    topic_id: int,
    digest: str,
    content: ListingRecord,
    items: list[_Item],
    shown: list[Shown],
    revisions: list[int],
) -> int:
    ((listing_id,),) = _INSERT_LISTING.all(
        conn,
        topic_id=topic_id,
        digest=digest,
        parser=content.parser,
        encoding=content.encoding,
        title=content.title,
        introduction=list(content.introduction),
        next_url=content.next_url,
        next_by_rule=content.next_by_rule,
    )
    placements = [
        {
            "listing_id": listing_id,
            "position": item.record.position,
            "revision_id": revision_id,
            "wording_id": one.wording.id,
            "key": item.keys[0],
            "url": item.record.url,
        }
        for item, one, revision_id in zip(items, shown, revisions, strict=True)
    ]
    _INSERT_PLACEMENTS.run_many(conn, placements)
    unreadable = [
        {"listing_id": listing_id, "position": bad.position, "reason": bad.reason, "text": bad.text}
        for bad in content.quarantined
    ]
    _INSERT_QUARANTINE.run_many(conn, unreadable)
    return int(listing_id)


def _state(claims: Claims, shown: Shown, revised: bool) -> EntryState:
    if shown.entry_id in claims.created:
        return EntryState.NEW
    return EntryState.CHANGED if revised else EntryState.UNCHANGED
