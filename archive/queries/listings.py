"""What a topic listed at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from archive.db import in_batches
from archive.membership import Absent, Look, MembershipState, Seen, Tracker
from archive.models import entry, placement, revision, wording
from archive.queries.membership import latest, tracked
from archive.queries.topics import TopicHead, find_topic, topic_head

__all__ = ["ListedEntry", "LookView", "TopicListing", "topic_listing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry of a list, as it was shown last."""

    position: int | None
    """From 1; None where it is withdrawn, or was when its place was covered last."""
    id: str
    state: MembershipState
    """Listed: *observed* by the last visit. Unknown: *carried over* from an earlier one, or from an earlier day."""
    title: str | None
    url: str | None
    published: str | None
    starts: str | None
    ends: str | None
    incomplete: bool
    captured_at: datetime
    """When it was seen last."""
    page: str
    """Address of the page it stood on."""
    gone_by: datetime | None
    """By when it was proved to be withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookView:
    """The visit that a list is taken from."""

    visit: str
    """Its ident."""
    started_at: datetime
    """When its first page was captured."""
    ended_at: datetime
    """When its last page was captured."""
    complete: bool
    shifted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicListing:
    """A topic as it was known at a time."""

    source: str
    topic: str
    head: TopicHead | None
    """None if no page was read by then."""
    last_look: LookView | None
    entries: tuple[ListedEntry, ...]
    """In the order of the list; withdrawn ones, where asked for, behind it, the latest first."""


def topic_listing(
    conn: Connection, source_slug: str, topic_slug: str, *, as_of: datetime | None = None, withdrawn: bool = False
) -> TopicListing:
    """The list of a topic at its last visit up to a time, with what earlier visits showed and it did not cover.

    Raises `UnknownSource` or `UnknownTopic`.
    """
    topic_id = find_topic(conn, source_slug, topic_slug)
    tracker = (tracked if withdrawn else latest)(conn, topic_id, until=as_of)
    listed = [tracker.spans[entry_id][-1].last for entry_id in tracker.order]
    gone = _gone(tracker) if withdrawn else []
    states = tracker.states(as_of)
    rows = _shown(conn, [*listed, *(seen for seen, _ in gone)])
    entries = [
        _listed(rows, seen, states[seen.entry], position=position) for position, seen in enumerate(listed, start=1)
    ]
    entries += [_listed(rows, seen, states[seen.entry], gone_by=absent) for seen, absent in gone]
    return TopicListing(
        source=source_slug,
        topic=topic_slug,
        head=topic_head(conn, topic_id, until=as_of),
        last_look=_view(tracker.last) if tracker.last else None,
        entries=tuple(entries),
    )


def _gone(tracker: Tracker) -> list[tuple[Seen, Absent]]:
    """The last showing of each entry that is withdrawn, the latest first."""
    last = [spans[-1] for spans in tracker.spans.values()]
    gone = [(span.last, span.gone_by) for span in last if span.gone_by]
    # By place first: of those seen last by one look, the order of the list remains.
    gone.sort(key=lambda pair: pair[0].look.places[pair[0].entry])
    return sorted(gone, key=lambda pair: pair[0].look.ended_at, reverse=True)


_Key = tuple[int, int]
"""Listing and entry."""


def _shown(conn: Connection, seen: list[Seen]) -> dict[_Key, Row[*tuple[Any, ...]]]:
    """How each was shown, on the page that showed it last."""
    found: dict[_Key, Row[*tuple[Any, ...]]] = {}
    for batch in in_batches(sorted({one.page.listing_id for one in seen})):
        rows = conn.execute(
            select(
                placement.c.listing_id,
                revision.c.entry_id,
                placement.c.url,
                entry.c.public_id,
                wording.c.title,
                wording.c.published,
                wording.c.starts,
                wording.c.ends,
                wording.c.incomplete,
            )
            .join(revision, revision.c.id == placement.c.revision_id)
            .join(entry, entry.c.id == revision.c.entry_id)
            .join(wording, wording.c.id == placement.c.wording_id)
            .where(placement.c.listing_id.in_(batch))
            .order_by(placement.c.position.desc())
        )
        found |= {(row.listing_id, row.entry_id): row for row in rows}
    return found


def _listed(
    rows: dict[_Key, Row[*tuple[Any, ...]]],
    seen: Seen,
    state: MembershipState,
    *,
    position: int | None = None,
    gone_by: Absent | None = None,
) -> ListedEntry:
    row = rows[seen.page.listing_id, seen.entry]
    return ListedEntry(
        position=position,
        id=row.public_id,
        state=state,
        title=row.title,
        url=row.url,
        published=row.published,
        starts=row.starts,
        ends=row.ends,
        incomplete=row.incomplete,
        captured_at=seen.page.captured_at,
        page=seen.page.url,
        gone_by=gone_by.look.ended_at if gone_by else None,
    )


def _view(look: Look) -> LookView:
    return LookView(
        visit=look.visit,
        started_at=look.pages[0].captured_at,
        ended_at=look.ended_at,
        complete=look.complete,
        shifted=look.shifted,
    )
