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
from archive.queries.seen import entry_summary, seen_placements

__all__ = ["add_topics", "forget_current", "note_listing", "refresh", "refresh_all"]


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
    columns = ["entry_id", "revision_id", "wording_id", "dated", "public_id"]
    return insert(current_revision).from_select(columns, rows)


# Built once: on the hot path building a statement costs more than running it.
_WANTED: BindParameter[int] = bindparam("wanted", expanding=True)
_OTHERWISE = (
    select(revision.c.entry_id, current_revision.c.entry_id.is_not(None).label("kept"))
    .join(placement, placement.c.revision_id == revision.c.id)
    .outerjoin(current_revision, current_revision.c.entry_id == revision.c.entry_id)
    .where(
        placement.c.listing_id == bindparam("at_listing"),
        or_(
            current_revision.c.revision_id.is_distinct_from(revision.c.id),
            current_revision.c.wording_id != revision.c.wording_id,
        ),
    )
)
_DELETE = delete(current_revision).where(current_revision.c.entry_id.in_(_WANTED))
_FILL = _current_of(select(entry.c.id).where(entry.c.id.in_(_WANTED)))
_LISTED = select(entry_topic.c.entry_id).where(
    entry_topic.c.topic_id == bindparam("at_topic"), entry_topic.c.entry_id.in_(_WANTED)
)
_INSERT_TOPICS = insert(entry_topic)


def note_listing(conn: Connection, listing_id: int) -> None:
    """To be called when a listing was captured: what it shows may have become current by that."""
    rows = conn.execute(_OTHERWISE, {"at_listing": listing_id}).all()
    if kept := {row.entry_id for row in rows if row.kept}:
        _execute(conn, _DELETE, kept)
    _execute(conn, _FILL, {row.entry_id for row in rows})


def add_topics(conn: Connection, topic_id: int, entry_ids: Collection[int]) -> None:
    """Notes that these entries were listed under the topic."""
    wanted = set(entry_ids)
    for batch in in_batches(sorted(wanted)):
        wanted -= set(conn.execute(_LISTED, {"at_topic": topic_id, "wanted": batch}).scalars())
    if wanted:
        conn.execute(_INSERT_TOPICS, [{"entry_id": entry_id, "topic_id": topic_id} for entry_id in sorted(wanted)])


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
