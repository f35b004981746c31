"""Moving what was shown under a key to the entry the key now stands for.

The only place where derived rows move. It is rare: text without links first, the linked page later. Captures, listings
and wordings stay as they are, and the number of statements does not depend on how much moves.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, insert, select, update

from archive.db import in_batches
from archive.models import capture, placement, revision, wording
from archive.store.current import forget_current, refresh

__all__ = ["move_placements"]

_Rows = list[Row[tuple[int, int, str, int, int, int, str]]]
_UNKNOWN = datetime.max.replace(tzinfo=UTC)


def move_placements(conn: Connection, moved: Mapping[tuple[int, str], int]) -> None:
    """Gives each placement whose (entry, key) is in `moved` to the entry named there, with its revision.

    Revisions left without a placement are removed; the others are again shown in the wording that was captured first.
    """
    rows = [row for row in _placements(conn, {entry_id for entry_id, _ in moved}) if (row.entry_id, row.key) in moved]
    if not rows:
        return
    concerned = {row.entry_id for row in rows} | set(moved.values())
    forget_current(conn, concerned)
    targets = _ensure_revisions(conn, rows, moved)
    conn.execute(
        update(placement).where(
            placement.c.listing_id == bindparam("at_listing"), placement.c.position == bindparam("at_position")
        ),
        [
            {
                "at_listing": row.listing_id,
                "at_position": row.position,
                "revision_id": targets[moved[row.entry_id, row.key], row.digest],
            }
            for row in rows
        ],
    )
    left = {row.revision_id for row in rows}
    _remove_unshown(conn, left)
    _find_first_wordings(conn, left | set(targets.values()))
    refresh(conn, concerned)


def _placements(conn: Connection, entry_ids: Iterable[int]) -> _Rows:
    columns = (
        placement.c.listing_id,
        placement.c.position,
        placement.c.key,
        placement.c.revision_id,
        placement.c.wording_id,
        revision.c.entry_id,
        revision.c.digest,
    )
    rows: _Rows = []
    for batch in in_batches(sorted(entry_ids)):
        found = select(*columns).join(revision, revision.c.id == placement.c.revision_id)
        rows += conn.execute(found.where(revision.c.entry_id.in_(batch)))
    return rows


def _ensure_revisions(
    conn: Connection, rows: _Rows, moved: Mapping[tuple[int, str], int]
) -> dict[tuple[int, str], int]:
    columns = revision.c.id, revision.c.entry_id, revision.c.digest
    wanted = {(moved[row.entry_id, row.key], row.digest): row for row in rows}
    found: dict[tuple[int, str], int] = {}
    for batch in in_batches(sorted({entry_id for entry_id, _ in wanted})):
        stored = conn.execute(select(*columns).where(revision.c.entry_id.in_(batch)))
        found |= {(row.entry_id, row.digest): row.id for row in stored if (row.entry_id, row.digest) in wanted}
    # Wording and time of a new one are found below, from its captures.
    new = [
        {"entry_id": entry_id, "digest": digest, "wording_id": row.wording_id, "shown_at": _UNKNOWN}
        for (entry_id, digest), row in wanted.items()
        if (entry_id, digest) not in found
    ]
    if new:
        made = conn.execute(insert(revision).returning(*columns), new)
        found |= {(row.entry_id, row.digest): row.id for row in made}
    return found


def _remove_unshown(conn: Connection, revision_ids: Iterable[int]) -> None:
    shown = exists().where(placement.c.revision_id == revision.c.id)
    for batch in in_batches(sorted(revision_ids)):
        conn.execute(delete(revision).where(revision.c.id.in_(batch), ~shown))


def _find_first_wordings(conn: Connection, revision_ids: Iterable[int]) -> None:
    order = (capture.c.captured_at, wording.c.digest)
    for batch in in_batches(sorted(revision_ids)):
        ranked = (
            select(
                placement.c.revision_id.label("at_id"),
                placement.c.wording_id,
                capture.c.captured_at.label("shown_at"),
                func.row_number().over(partition_by=placement.c.revision_id, order_by=order).label("rank"),
            )
            .join(capture, capture.c.listing_id == placement.c.listing_id)
            .join(wording, wording.c.id == placement.c.wording_id)
            .where(placement.c.revision_id.in_(batch))
            .subquery()
        )
        first = conn.execute(select(ranked.c.at_id, ranked.c.wording_id, ranked.c.shown_at).where(ranked.c.rank == 1))
        rows = [dict(row._mapping) for row in first]
        if rows:
            conn.execute(update(revision).where(revision.c.id == bindparam("at_id")), rows)
