"""What changed in the lists of a source or a topic: what came, changed, moved, went, came back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from archive.db import in_batches
from archive.membership import Look, Step, Tracker
from archive.models import entry, revision, source, topic, wording
from archive.queries.looks import looks_at
from archive.queries.topics import require_topic

__all__ = ["Change", "ChangeKind", "changes"]


class ChangeKind(StrEnum):
    """What happened to an entry in a list."""

    CAME = "came"
    CHANGED = "changed"
    """It is shown in another revision than the topic showed last."""
    MOVED = "moved"
    """It stands elsewhere among its neighbours."""
    WENT = "went"
    CAME_BACK = "came back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened after one time and by another."""

    kind: ChangeKind
    source: str
    topic: str
    id: str
    title: str | None
    """In the revision that was shown, of one that went in the last one."""
    after: datetime | None
    """When it had not happened yet; None where nothing tells: what came may have been there before anybody looked."""
    by: datetime
    """When it was seen to have happened."""
    page: str
    """Address of the page that showed it; of one that went, the page that showed it last."""
    revision: str
    """Digest of the revision shown."""
    revision_before: str | None
    """Of an entry that changed."""


@dataclass(frozen=True, slots=True)
class _Event:
    kind: ChangeKind
    entry: int
    revision: int
    before: int | None
    after: datetime | None
    by: datetime
    page: str


@dataclass(frozen=True, slots=True)
class _Topic:
    id: int
    source: str
    slug: str


def changes(
    conn: Connection,
    source_slug: str,
    topic_slug: str | None = None,
    *,
    since: datetime,
    until: datetime | None = None,
) -> tuple[Change, ...]:
    """What was seen to happen later than `since`, in the order of time, then as listed.

    An entry that changed in several topics is named in the first. Raises `UnknownSource` or `UnknownTopic`.
    """
    require_topic(conn, source_slug, topic_slug)
    topics = select(topic.c.id, source.c.slug, topic.c.slug).join(source).where(source.c.slug == source_slug)
    if topic_slug is not None:
        topics = topics.where(topic.c.slug == topic_slug)
    found: list[tuple[_Topic, _Event]] = []
    for row in conn.execute(topics.order_by(topic.c.slug)).all():
        where = _Topic(*row)
        events = _events(looks_at(conn, where.id, until=until))
        found += [(where, event) for event in events if event.by > since]
    found.sort(key=lambda pair: pair[1].by)
    return tuple(_described(conn, _once(found)))


def _once(found: Iterable[tuple[_Topic, _Event]]) -> list[tuple[_Topic, _Event]]:
    seen: set[tuple[int, int, int | None]] = set()
    kept = []
    for where, event in found:
        edit = event.entry, event.revision, event.before
        if event.kind is not ChangeKind.CHANGED or edit not in seen:
            kept.append((where, event))
        if event.kind is ChangeKind.CHANGED:
            seen.add(edit)
    return kept


def _events(looks: Iterable[Look]) -> Iterator[_Event]:
    tracker = Tracker()
    shown: dict[int, int] = {}
    for look in looks:
        step = tracker.take(look)
        if not step.repeats:
            yield from _of_lists(step, tracker, shown)
            yield from _of_revisions(step, tracker, shown)


def _of_lists(step: Step, tracker: Tracker, shown: Mapping[int, int]) -> Iterator[_Event]:
    """What came, came back, moved and went; `shown` has the revision of each entry that the looks before showed."""
    for span in step.came:
        again = len(tracker.spans[span.entry]) > 1
        after = span.absent_before.look.ended_at if span.absent_before else None
        yield _seen(ChangeKind.CAME_BACK if again else ChangeKind.CAME, step.look, span.entry, after)
    for entry_id in step.moved:
        yield _seen(ChangeKind.MOVED, step.look, entry_id, _seen_before(tracker, entry_id, step.look))
    for span in step.went:
        last, by = span.last.page, step.look.ended_at
        yield _Event(ChangeKind.WENT, span.entry, shown[span.entry], None, last.captured_at, by, last.url)


def _of_revisions(step: Step, tracker: Tracker, shown: dict[int, int]) -> Iterator[_Event]:
    """What is shown in another revision than before; notes what is shown now."""
    for entry_id in step.look.places:
        before, now = shown.get(entry_id), step.look.revision_of(entry_id)
        if before is not None and before != now:
            after = _seen_before(tracker, entry_id, step.look)
            yield _seen(ChangeKind.CHANGED, step.look, entry_id, after, before)
        shown[entry_id] = now


def _seen(kind: ChangeKind, look: Look, entry_id: int, after: datetime | None, before: int | None = None) -> _Event:
    page = look.page_of(entry_id)
    return _Event(kind, entry_id, look.revision_of(entry_id), before, after, page.captured_at, page.url)


def _seen_before(tracker: Tracker, entry_id: int, look: Look) -> datetime:
    """When an entry was seen last before the look that was just taken."""
    spans = tracker.spans[entry_id]
    span = spans[-2] if spans[-1].first.look is look else spans[-1]
    return span.last.page.captured_at


def _described(conn: Connection, found: list[tuple[_Topic, _Event]]) -> Iterator[Change]:
    wanted = {number for _, event in found for number in (event.revision, event.before) if number is not None}
    revisions = _revisions(conn, wanted)
    for where, event in found:
        row = revisions[event.revision]
        yield Change(
            kind=event.kind,
            source=where.source,
            topic=where.slug,
            id=row.public_id,
            title=row.title,
            after=event.after,
            by=event.by,
            page=event.page,
            revision=row.digest,
            revision_before=revisions[event.before].digest if event.before is not None else None,
        )


def _revisions(conn: Connection, revision_ids: set[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    found: dict[int, Row[*tuple[Any, ...]]] = {}
    for batch in in_batches(sorted(revision_ids)):
        rows = conn.execute(
            select(revision.c.id, revision.c.digest, entry.c.public_id, wording.c.title)
            .join(entry, entry.c.id == revision.c.entry_id)
            .join(wording, wording.c.id == revision.c.wording_id)
            .where(revision.c.id.in_(batch))
        )
        found |= {row.id: row for row in rows}
    return found
