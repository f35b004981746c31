"""The life of a list: when each of its entries was listed, as far as looks tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from sqlalchemy import Connection, select

from archive.db import in_batches
from archive.membership import Look, MembershipState, Span, Tracker
from archive.models import current_revision, wording
from archive.queries.looks import looks_at
from archive.queries.topics import find_topic

__all__ = ["Life", "Lives", "Stage", "lives", "lives_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A time of an entry."""

    start: datetime
    end: datetime
    listed: bool
    """Seen at both ends and by every look between them; else it is unknown whether it was listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """An entry of a list, through all the times that it was listed."""

    entry: int
    """Surrogate key."""
    first_seen: datetime
    stages: tuple[Stage, ...]
    """In the order of time; several may end and begin at one moment."""
    withdrawn: tuple[datetime, ...]
    """By when it was proved to be gone, each time that it went."""
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lives:
    """The entries that were first seen last, oldest sighting first; of one look, as the list had them from below."""

    source: str
    topic: str
    looks: tuple[datetime, ...]
    lives: tuple[Life, ...]
    total: int
    """How many entries the list ever had."""


def lives(conn: Connection, source_slug: str, topic_slug: str, *, most: int, as_of: datetime | None = None) -> Lives:
    """At most so many lives of a list. Raises `UnknownSource` or `UnknownTopic`."""
    looks = looks_at(conn, find_topic(conn, source_slug, topic_slug), until=as_of)
    found = lives_of(looks)
    chosen = found[-most:]
    titles = _titles(conn, [life.entry for life in chosen])
    return Lives(
        source=source_slug,
        topic=topic_slug,
        looks=tuple(look.ended_at for look in looks),
        lives=tuple(_titled(life, titles) for life in chosen),
        total=len(found),
    )


def lives_of(looks: Sequence[Look]) -> tuple[Life, ...]:
    """All lives that looks, in the order of time, tell of; in the order of first sightings."""
    tracker = Tracker()
    for look in looks:
        tracker.take(look)
    tracker.settle()
    states = tracker.states()
    found = sorted(tracker.spans.values(), key=lambda spans: _first(spans[0]))
    return tuple(_life(spans, looks, states[spans[0].entry]) for spans in found)


def _first(span: Span) -> tuple[datetime, int]:
    return span.first.look.ended_at, -span.first.look.places[span.entry]


def _life(spans: Sequence[Span], looks: Sequence[Look], state: MembershipState) -> Life:
    stages = [stage for span in spans for stage in _stages(span, looks)]
    if state is MembershipState.UNKNOWN and spans[-1].gone_by is None:
        stages.append(Stage(start=stages[-1].end, end=looks[-1].ended_at, listed=False))
    return Life(
        entry=spans[0].entry,
        first_seen=spans[0].first.look.ended_at,
        stages=tuple(stages),
        withdrawn=tuple(span.gone_by.look.ended_at for span in spans if span.gone_by),
    )


def _stages(span: Span, looks: Sequence[Look]) -> Iterator[Stage]:
    """From the look that proves it was not there yet to the one that proves it was gone."""
    if span.absent_before:
        yield Stage(start=span.absent_before.look.ended_at, end=span.first.look.ended_at, listed=False)
    yield from _seen(span, looks)
    if span.gone_by:
        yield Stage(start=span.last.look.ended_at, end=span.gone_by.look.ended_at, listed=False)


def _seen(span: Span, looks: Sequence[Look]) -> Iterator[Stage]:
    first, last = span.first.look.ended_at, span.last.look.ended_at
    within = [look for look in looks if first <= look.ended_at <= last]
    shown = [number for number, look in enumerate(within) if span.entry in look.places]
    yield from _joined(
        Stage(start=within[before].ended_at, end=within[after].ended_at, listed=after == before + 1)
        for before, after in pairwise(shown)
    )
    if len(shown) == 1:
        yield Stage(start=first, end=last, listed=True)


def _joined(stages: Iterator[Stage]) -> Iterator[Stage]:
    for listed, group in groupby(stages, key=lambda stage: stage.listed):
        run = list(group)
        yield Stage(start=run[0].start, end=run[-1].end, listed=listed)


def _titled(life: Life, titles: Mapping[int, str]) -> Life:
    return Life(
        entry=life.entry,
        first_seen=life.first_seen,
        stages=life.stages,
        withdrawn=life.withdrawn,
        title=titles.get(life.entry),
    )


def _titles(conn: Connection, entry_ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    titled = (
        select(current_revision.c.entry_id, wording.c.title)
        .join(wording, wording.c.id == current_revision.c.wording_id)
        .where(wording.c.title.is_not(None))
    )
    for batch in in_batches(entry_ids):
        rows = conn.execute(titled.where(current_revision.c.entry_id.in_(batch)))
        found |= {row[0]: row[1] for row in rows}
    return found
