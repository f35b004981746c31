"""The revisions of an entry, and how they followed each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Connection, Row, Select, func, literal, select

from archive.errors import NotSeenYet, UnknownRevision
from archive.models import capture, entry, listing, placement, revision, source, topic, wording
from archive.queries.contents import CONTENT, Terms, proof_of, terms_of
from archive.queries.resolve import resolve_entry
from archive.queries.seen import seen_placements
from archive.records import DateRecord, Proof

__all__ = ["EntryHistory", "RevisionView", "Spell", "collapsed", "find_revision", "history"]

_SHORTEST_DIGEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """A distinct state of an entry."""

    number: int
    """From 1, in the order of first sightings."""
    digest: str
    first_seen: datetime
    last_seen: datetime
    topics: tuple[str, ...]
    """Under which it was shown."""
    title: str | None
    teaser: str | None
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    dates: tuple[DateRecord, ...]
    problems: tuple[str, ...]
    proof: Proof
    """The capture that showed it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A time in which an entry was shown in one revision, or changed to and fro between two."""

    revisions: tuple[int, ...]
    """Numbers, one or two, in the order in which they appeared."""
    changes: int
    """From one to the other; 0 where there is one."""
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHistory:
    """All that an entry ever said."""

    id: str
    source: str
    revisions: tuple[RevisionView, ...]
    timeline: tuple[Spell, ...]

    shown_last: tuple[int, ...]
    """Numbers of the current revision and, if there was another, of the one shown before it."""

    @property
    def current(self) -> RevisionView:
        """The revision seen last."""
        return self.revisions[self.shown_last[0] - 1]

    @property
    def previous(self) -> RevisionView | None:
        """The revision shown before the current one; None if there was no other."""
        return self.revisions[self.shown_last[1] - 1] if len(self.shown_last) > 1 else None


@dataclass(frozen=True, slots=True)
class Run:
    """Showings of one revision with no other in between."""

    revision: int
    first_seen: datetime
    last_seen: datetime


def history(conn: Connection, ident: str, *, until: datetime | None = None) -> EntryHistory:
    """The history of the entry that `ident` names, up to a time. Raises `UnknownEntry` or `NotSeenYet`."""
    entry_id = resolve_entry(conn, ident)
    head = conn.execute(
        select(entry.c.public_id, source.c.slug)
        .join(source, source.c.id == entry.c.source_id)
        .where(entry.c.id == entry_id)
    ).one()
    seen = seen_placements(select(literal(entry_id)), until=until)
    rows = conn.execute(_revisions(seen)).all()
    if not rows:
        raise NotSeenYet(ident, until)
    numbers = {row.revision_id: number for number, row in enumerate(rows, start=1)}
    terms = terms_of(conn, [row.wording_id for row in rows])
    topics = _topics(conn, seen)
    views = [_view(number, row, terms, topics) for number, row in enumerate(rows, start=1)]
    runs = list(_runs(conn, entry_id, until, numbers))
    return EntryHistory(
        id=head.public_id,
        source=head.slug,
        revisions=tuple(views),
        timeline=tuple(collapsed(runs)),
        shown_last=tuple(run.revision for run in runs[:-3:-1]),
    )


def find_revision(found: EntryHistory, name: str) -> RevisionView:
    """The revision with this number, or whose digest begins so. Raises `UnknownRevision`."""
    if name.isdecimal() and 1 <= int(name) <= len(found.revisions):
        return found.revisions[int(name) - 1]
    matching = [one for one in found.revisions if len(name) >= _SHORTEST_DIGEST and one.digest.startswith(name.lower())]
    if len(matching) != 1:
        raise UnknownRevision(found.id, name, [one.digest[:12] for one in found.revisions])
    return matching[0]


def collapsed(runs: Sequence[Run]) -> Iterator[Spell]:
    """Runs in the order of time, with every to and fro between two revisions (three runs or more) as one spell."""
    start = 0
    while start < len(runs):
        both = {run.revision for run in runs[start : start + 2]}
        end = start + 1
        while end < len(runs) and runs[end].revision in both:
            end += 1
        if end - start < 3:
            end = start + 1
        names = dict.fromkeys(run.revision for run in runs[start:end])
        yield Spell(
            revisions=tuple(names),
            changes=end - start - 1,
            first_seen=runs[start].first_seen,
            last_seen=runs[end - 1].last_seen,
        )
        start = end


def _revisions(seen: CTE) -> Select[Any]:
    spans = (
        select(
            seen.c.revision_id,
            func.min(seen.c.first_at).label("first_seen"),
            func.max(seen.c.last_at).label("last_seen"),
        )
        .group_by(seen.c.revision_id)
        .subquery("spans")
    )
    return (
        select(
            spans.c.revision_id,
            spans.c.first_seen,
            spans.c.last_seen,
            *CONTENT,
        )
        .join(revision, revision.c.id == spans.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .join(seen, (seen.c.revision_id == spans.c.revision_id) & (seen.c.proof == 1))
        .join(capture, capture.c.id == seen.c.first_capture)
        .order_by(spans.c.first_seen, capture.c.warc_file, capture.c.warc_offset, seen.c.position)
    )


def _view(
    number: int, row: Row[*tuple[Any, ...]], terms: dict[int, Terms], topics: dict[int, list[str]]
) -> RevisionView:
    return RevisionView(
        number=number,
        digest=row.revision,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        topics=tuple(topics[row.revision_id]),
        title=row.title,
        teaser=row.teaser,
        kinds=terms[row.wording_id].kinds,
        tags=terms[row.wording_id].tags,
        dates=tuple(DateRecord(**date) for date in row.dates),
        problems=tuple(row.problems),
        proof=proof_of(row),
    )


def _topics(conn: Connection, seen: CTE) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = select(seen.c.revision_id, topic.c.slug).join(topic, topic.c.id == seen.c.topic_id).distinct()
    for revision_id, slug in conn.execute(rows.order_by(topic.c.slug)):
        found.setdefault(revision_id, []).append(slug)
    return found


def _runs(conn: Connection, entry_id: int, until: datetime | None, numbers: dict[int, int]) -> Iterator[Run]:
    """The database finds where revisions change: an entry may have been shown a hundred thousand times."""
    # Of several showings at one time the one that stands highest is the last, as in `archive.queries.seen`.
    order = capture.c.captured_at, placement.c.position.desc(), listing.c.digest.desc()
    shown = (
        select(
            placement.c.revision_id,
            capture.c.captured_at,
            func.lag(placement.c.revision_id).over(order_by=order).label("before"),
            func.lag(capture.c.captured_at).over(order_by=order).label("before_at"),
            func.max(capture.c.captured_at).over().label("last_at"),
            func.row_number().over(order_by=order).label("number"),
        )
        .join(revision, revision.c.id == placement.c.revision_id)
        .join(listing, listing.c.id == placement.c.listing_id)
        .join(capture, capture.c.listing_id == placement.c.listing_id)
        .where(revision.c.entry_id == entry_id)
    )
    if until is not None:
        shown = shown.where(capture.c.captured_at <= until)
    showings = shown.subquery()
    changed = showings.c.before.is_distinct_from(showings.c.revision_id)
    starts = conn.execute(select(*showings.c).where(changed).order_by(showings.c.number)).all()
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        end = following.before_at if following else start.last_at
        yield Run(numbers[start.revision_id], start.captured_at, end)
