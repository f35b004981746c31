"""`current_revision` and `entry_topic`: what placements and captures say, repeated where searches find it quickly.

Which revision is current is decided by `archive.queries.seen` alone; this module keeps the answer. It is looked at
again only for entries that a capture shows in another revision than the one kept: seen again is not changed.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    Insert,
    Select,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    true,
)

from archive.db import in_batches
from archive.models import current_revision, entry, entry_topic, listing, placement, revision, wording
from archive.prepared import Prepared, among
from archive.queries.seen import entry_summary, seen_placements

__all__ = ["add_topics", "forget_current", "note_listing", "refresh", "refresh_all"]


_COLUMNS = ["entry_id", "revision_id", "wording_id", "dated", "public_id"]


def _current_of(entry_ids: "Select[int] | None") -> Insert:
    """Fills `current_revision` for these entries, or for all."""
    summary = entry_summary(seen_placements(entry_ids))
    rows = (
        select(
            summary.c.entry_id,
            summary.c.revision_id,
            revision.c.wording_id,
            func.coalesce(wording.c.published, wording.c.starts),
            entry.c.public_id,
        )
        .select_from(summary)
        .join(entry, entry.c.id == summary.c.entry_id)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
    )
    return insert(current_revision).from_select(_COLUMNS, rows)


_WANTED: BindParameter[int] = bindparam("wanted", expanding=True)
_OTHERWISE = Prepared(
    select(revision.c.entry_id, placement.c.position, current_revision.c.entry_id.is_not(None))
    .join(placement, placement.c.revision_id == revision.c.id)
    .outerjoin(current_revision, current_revision.c.entry_id == revision.c.entry_id)
    .where(
        placement.c.listing_id == bindparam("at_listing"),
        or_(
            current_revision.c.revision_id.is_distinct_from(revision.c.id),
            current_revision.c.wording_id != revision.c.wording_id,
        ),
    )
    .order_by(placement.c.position)
)
_SHOWN = (
    select(
        revision.c.entry_id,
        placement.c.revision_id,
        revision.c.wording_id,
        func.coalesce(wording.c.published, wording.c.starts),
        entry.c.public_id,
    )
    .select_from(placement)
    .join(revision, revision.c.id == placement.c.revision_id)
    .join(entry, entry.c.id == revision.c.entry_id)
    .join(wording, wording.c.id == revision.c.wording_id)
    .where(placement.c.listing_id == bindparam("at_listing"), among(placement.c.position, "positions"))
)
_BEGIN = Prepared(insert(current_revision).from_select(_COLUMNS, _SHOWN))
_DELETE = delete(current_revision).where(current_revision.c.entry_id.in_(_WANTED))
_FILL = _current_of(select(entry.c.id).where(entry.c.id.in_(_WANTED)))
_NOT_YET_LISTED = (
    select(revision.c.entry_id, listing.c.topic_id)
    .select_from(listing)
    .join(placement, placement.c.listing_id == listing.c.id)
    .join(revision, revision.c.id == placement.c.revision_id)
    .outerjoin(
        entry_topic,
        (entry_topic.c.entry_id == revision.c.entry_id) & (entry_topic.c.topic_id == listing.c.topic_id),
    )
    .where(listing.c.id == bindparam("at_listing"), entry_topic.c.entry_id.is_(None))
    .distinct()
)
_ADD_TOPICS = Prepared(insert(entry_topic).from_select(["entry_id", "topic_id"], _NOT_YET_LISTED))


def note_listing(conn: Connection, listing_id: int, created: Collection[int] = ()) -> None:
    """To be called when a listing was captured: what it shows may have become current by that.

    Entries in `created` are shown by no other listing: of them, what stands highest is current.
    """
    first: dict[int, int] = {}
    others: dict[int, bool] = {}
    for entry_id, position, kept in _OTHERWISE.all(conn, at_listing=listing_id):
        if entry_id in created:
            first.setdefault(entry_id, position)
        else:
            others[entry_id] = kept
    if first:
        _BEGIN.run(conn, at_listing=listing_id, positions=list(first.values()))
    if others:
        _execute(conn, _DELETE, (entry_id for entry_id, kept in others.items() if kept))
        _execute(conn, _FILL, others)


def add_topics(conn: Connection, listing_id: int) -> None:
    """Notes that what the listing shows was listed under its topic."""
    _ADD_TOPICS.run(conn, at_listing=listing_id)


def forget_current(conn: Connection, entry_ids: Iterable[int]) -> None:
    """Removes what is kept of these entries before their revisions move; `refresh` brings it back."""
    _execute(conn, _DELETE, entry_ids)
    _execute(conn, delete(entry_topic).where(entry_topic.c.entry_id.in_(_WANTED)), entry_ids)


def refresh(conn: Connection, entry_ids: Iterable[int]) -> None:
    """Fills both tables for these entries, which have no rows in them."""
    _execute(conn, _FILL, entry_ids)
    _execute(conn, _topics_of(revision.c.entry_id.in_(_WANTED)), entry_ids)


def refresh_all(conn: Connection) -> None:
    """Fills both tables, which are empty."""
    conn.execute(_current_of(None))
    conn.execute(_topics_of(true()))


def _topics_of(which: ColumnElement[bool]) -> Insert:
    rows = (
        select(revision.c.entry_id, listing.c.topic_id)
        .join(placement, placement.c.revision_id == revision.c.id)
        .join(listing, listing.c.id == placement.c.listing_id)
        .where(which)
        .distinct()
    )
    return insert(entry_topic).from_select(["entry_id", "topic_id"], rows)


def _execute(conn: Connection, statement: Executable, entry_ids: Iterable[int]) -> None:
    for batch in in_batches(sorted(set(entry_ids))):
        conn.execute(statement, {"wanted": batch})
