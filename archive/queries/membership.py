"""When entries were listed under a topic: see `archive.membership` for the rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from archive.db import in_batches
from archive.membership import Absent, Look, MembershipState, Seen, Span, Tracker
from archive.models import capture, entry, entry_topic, source, topic
from archive.queries.contents import warc_position
from archive.queries.looks import looks_at, recent_looks_at
from archive.queries.topics import find_topic
from archive.records import WarcPosition

__all__ = [
    "Absence",
    "Membership",
    "Sighting",
    "entry_memberships",
    "latest",
    "memberships",
    "state_in",
    "tracked",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A capture that showed an entry."""

    captured_at: datetime
    url: str
    visit: str
    """Its ident."""
    digest: str
    warc: WarcPosition


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A visit that proves an entry to be absent."""

    captured_at: datetime
    """When its last page was captured."""
    visit: str
    basis: str
    """`complete visit`, or `neighbours`: the place where the entry must have stood was covered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An interval in which a topic listed an entry: at least from `first_seen` to `last_seen`.

    At most from `absent_before` to `gone_by`, both exclusive; None where nothing proves an end.
    """

    source: str
    topic: str
    id: str
    """Public id of the entry."""
    state: MembershipState
    """By the last look, for the last interval of an entry; the others ended withdrawn."""
    absent_before: Absence | None
    first_seen: Sighting
    last_seen: Sighting
    gone_by: Absence | None


def memberships(
    conn: Connection, source_slug: str, topic_slug: str, *, until: datetime | None = None
) -> tuple[Membership, ...]:
    """All intervals of a topic, by first sighting, place and id. Raises `UnknownSource` or `UnknownTopic`."""
    topic_id = find_topic(conn, source_slug, topic_slug)
    tracker = tracked(conn, topic_id, until=until)
    return _described(
        conn, source_slug, topic_slug, tracker, [span for spans in tracker.spans.values() for span in spans]
    )


def entry_memberships(conn: Connection, entry_id: int, *, until: datetime | None = None) -> tuple[Membership, ...]:
    """All intervals of an entry, topic by topic, in the order of time."""
    found: list[Membership] = []
    for topic_id, source_slug, topic_slug in _topics_of(conn, entry_id):
        tracker = tracked(conn, topic_id, until=until)
        found += _described(conn, source_slug, topic_slug, tracker, tracker.spans.get(entry_id, []))
    return tuple(found)


def state_in(conn: Connection, topic_id: int, entry_id: int, *, at: datetime | None = None) -> MembershipState:
    """The state of an entry in a topic that listed it by then, at a time or at the last look."""
    recent = latest(conn, topic_id, until=at)
    # Only where an earlier look may have to say where the entry stood, all of them are read.
    known = entry_id in recent.spans or (recent.last is not None and recent.last.conclusive)
    tracker = recent if known else tracked(conn, topic_id, until=at)
    return tracker.state(entry_id, at)


def tracked(conn: Connection, topic_id: int, *, until: datetime | None = None) -> Tracker:
    """All that is known of a topic's list by a time."""
    return _taken(looks_at(conn, topic_id, until=until))


def latest(conn: Connection, topic_id: int, *, until: datetime | None = None) -> Tracker:
    """The state of a topic's list at a time, from as few looks as will do: its spans may begin too late."""
    return _taken(recent_looks_at(conn, topic_id, until=until))


def _taken(looks: Iterable[Look]) -> Tracker:
    tracker = Tracker()
    for look in looks:
        tracker.take(look)
    tracker.settle()
    return tracker


def _described(
    conn: Connection, source_slug: str, topic_slug: str, tracker: Tracker, spans: list[Span]
) -> tuple[Membership, ...]:
    captures = _captures(conn, {seen.page.capture_id for span in spans for seen in (span.first, span.last)})
    ids = _public_ids(conn, {span.entry for span in spans})
    states = tracker.states()

    def sighting(seen: Seen) -> Sighting:
        return _sighting(seen, captures[seen.page.capture_id])

    found = [
        Membership(
            source=source_slug,
            topic=topic_slug,
            id=ids[span.entry],
            state=states[span.entry] if span is tracker.spans[span.entry][-1] else MembershipState.WITHDRAWN,
            absent_before=_absence(span.absent_before),
            first_seen=sighting(span.first),
            last_seen=sighting(span.last),
            gone_by=_absence(span.gone_by),
        )
        for span in spans
    ]
    return tuple(sorted(found, key=lambda one: (one.first_seen.captured_at, one.first_seen.url, one.id)))


def _sighting(seen: Seen, row: Row[*tuple[Any, ...]]) -> Sighting:
    return Sighting(
        captured_at=row.captured_at,
        url=row.url,
        visit=seen.page.visit,
        digest=row.digest,
        warc=warc_position(row),
    )


def _absence(absent: Absent | None) -> Absence | None:
    if absent is None:
        return None
    return Absence(captured_at=absent.look.ended_at, visit=absent.look.visit, basis=absent.basis)


def _topics_of(conn: Connection, entry_id: int) -> list[tuple[int, str, str]]:
    rows = conn.execute(
        select(topic.c.id, source.c.slug, topic.c.slug)
        .join(source, source.c.id == topic.c.source_id)
        .join(entry_topic, entry_topic.c.topic_id == topic.c.id)
        .where(entry_topic.c.entry_id == entry_id)
        .order_by(source.c.slug, topic.c.slug)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _captures(conn: Connection, capture_ids: set[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    found: dict[int, Row[*tuple[Any, ...]]] = {}
    for batch in in_batches(sorted(capture_ids)):
        found |= {row.id: row for row in conn.execute(select(*capture.c).where(capture.c.id.in_(batch)))}
    return found


def _public_ids(conn: Connection, entry_ids: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for batch in in_batches(sorted(entry_ids)):
        rows = conn.execute(select(entry.c.id, entry.c.public_id).where(entry.c.id.in_(batch)))
        found |= {row.id: row.public_id for row in rows}
    return found
