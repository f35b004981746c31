"""The looks at a topic, from its visits, captures and placements: three statements, whatever their number."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Select, select, true

from archive.membership import Look, Page
from archive.models import capture, crawl, placement, quarantine, revision, visit
from archive.records import IMPORT

__all__ = ["looks_at", "recent_looks_at", "topic_visits"]

# So many complete visits are looked through for a conclusive one before all looks are read.
_COMPLETE_VISITS = 8


_DIGITS = 12

_Row: TypeAlias = "Row[*tuple[Any, ...]]"


@dataclass(frozen=True, slots=True)
class _Content:
    """What a listing shows, in the order of the page."""

    entries: tuple[int | None, ...]
    revisions: dict[int, int]


def looks_at(
    conn: Connection, topic_id: int, *, until: datetime | None = None, together: bool = True
) -> tuple[Look, ...]:
    """All looks at a topic in the order of time; with `until`, what captures up to then showed.

    Saved pages of one time are one look, or each by itself.
    """
    return _looks(conn, topic_id, true(), until, together=together)


def recent_looks_at(conn: Connection, topic_id: int, *, until: datetime | None = None) -> tuple[Look, ...]:
    """The looks from the last conclusive one on: none before it counts for what is listed. All if there is none."""
    complete = topic_visits(topic_id, until).where(visit.c.complete.is_(True)).order_by(None)
    newest = visit.c.started_at.desc(), visit.c.ident.desc()
    starts = conn.execute(complete.with_only_columns(visit.c.started_at).order_by(*newest).limit(_COMPLETE_VISITS))
    earliest = min(starts.scalars(), default=None)
    if earliest is not None:
        looks = _looks(conn, topic_id, visit.c.started_at >= earliest, until)
        last = max((index for index, look in enumerate(looks) if look.conclusive), default=None)
        if last is not None:
            return looks[last:]
    return looks_at(conn, topic_id, until=until)


def topic_visits(topic_id: int, until: datetime | None) -> Select[Any]:
    """The visits of a topic that had begun by a time, in the order of time."""
    visits = select(*visit.c).where(visit.c.topic_id == topic_id).order_by(visit.c.started_at, visit.c.ident)
    return visits if until is None else visits.where(visit.c.started_at <= until)


def _looks(
    conn: Connection, topic_id: int, which: ColumnElement[bool], until: datetime | None, *, together: bool = True
) -> tuple[Look, ...]:
    visits = topic_visits(topic_id, until).where(which).subquery()
    pages = (
        select(
            visits.c.id.label("visit_id"),
            visits.c.ident,
            visits.c.started_at,
            visits.c.complete,
            visits.c.url.label("first_url"),
            crawl.c.kind,
            capture.c.id.label("capture_id"),
            capture.c.url,
            capture.c.captured_at,
            capture.c.listing_id,
        )
        .join(crawl, crawl.c.id == visits.c.crawl_id)
        .join(capture, capture.c.visit_id == visits.c.id)
        .where(capture.c.listing_id.is_not(None))
    )
    order = (visits.c.started_at, visits.c.ident, capture.c.captured_at, capture.c.warc_file, capture.c.warc_offset)
    groups: dict[object, list[_Row]] = {}
    for row in conn.execute(pages.order_by(*order)):
        saved = together and row.kind == IMPORT
        groups.setdefault(row.started_at if saved else row.visit_id, []).append(row)
    contents = _contents(conn, select(pages.subquery().c.listing_id))
    return tuple(look for group in groups.values() for look in _look(group, contents, until))


def _look(rows: Sequence[_Row], contents: dict[int, _Content], until: datetime | None) -> Iterator[Look]:
    """What the captures of a visit showed by then; one that went on afterwards was not complete."""
    shown = [row for row in rows if until is None or row.captured_at <= until]
    if not shown:
        return
    linked = shown[0].visit_id == shown[-1].visit_id
    if not linked:
        shown.sort(key=_place_in_list)
    complete = bool(shown[0].complete) and len(shown) == len(rows)
    yield Look(
        pages=tuple(_page(row, contents[row.listing_id]) for row in shown),
        complete=complete,
        from_top=complete or shown[0].url == shown[0].first_url,
        linked=linked,
    )


def _place_in_list(row: _Row) -> tuple[bool, list[str], str]:
    """Saved pages come as their addresses do, the first page of the topic first; numbers are compared as numbers."""
    parts = [part.zfill(_DIGITS) if part.isdecimal() else part for part in re.split(r"(\d+)", row.url)]
    return row.url != row.first_url, parts, row.ident


def _page(row: _Row, content: _Content) -> Page:
    return Page(
        listing_id=row.listing_id,
        capture_id=row.capture_id,
        captured_at=row.captured_at,
        url=row.url,
        visit=row.ident,
        entries=content.entries,
        revisions=content.revisions,
    )


def _contents(conn: Connection, listing_ids: Select[Any]) -> dict[int, _Content]:
    """By listing; what was set aside as unreadable stands in its place as None."""
    placed = (
        select(placement.c.listing_id, placement.c.position, revision.c.entry_id, placement.c.revision_id)
        .join(revision, revision.c.id == placement.c.revision_id)
        .where(placement.c.listing_id.in_(listing_ids))
    )
    unreadable = select(quarantine.c.listing_id, quarantine.c.position).where(quarantine.c.listing_id.in_(listing_ids))
    shown: defaultdict[int, list[_Placed]] = defaultdict(list)
    for listing_id, *place in conn.execute(placed):
        shown[listing_id].append(tuple(place))
    for listing_id, position in conn.execute(unreadable):
        shown[listing_id].append((position, None, None))
    contents: defaultdict[int, _Content] = defaultdict(lambda: _Content((), {}))
    contents.update((listing_id, _content(rows)) for listing_id, rows in shown.items())
    return contents


_Placed = tuple[int, int | None, int | None]
"""Position, entry, revision."""


def _content(rows: list[_Placed]) -> _Content:
    ordered = sorted(rows, key=lambda row: row[0])
    revisions = {
        entry: revision for _, entry, revision in reversed(ordered) if entry is not None and revision is not None
    }
    return _Content(tuple(row[1] for row in ordered), revisions)
