"""Entries and their revisions, as tables for export.

One statement gives the ids in the order of the rows, streamed; for each portion of them two more look up the rest.
So memory does not grow with the archive, and nothing but ids is ever sorted.
"""

import json
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Subquery,
    case,
    cast,
    func,
    select,
)

from archive.export.columns import ENTRIES, REVISIONS
from archive.export.sql import iso_text, json_names, wanted
from archive.export.tables import Column, Portion, Table, iso_utc
from archive.models import capture, entry, placement, revision, source, term, topic, wording
from archive.queries.seen import first_shown, showings

__all__ = ["entry_table", "iso_utc", "revision_table"]

# Ids in a portion: enough to hide what a statement costs, little memory.
_PORTION = 1000
_PRECISION = {None: None, 10: "day", 7: "month", 4: "year"}

_WANTED = wanted("wanted")


def _names(role: str) -> ColumnElement[str]:
    """Of the wording of the statement around it."""
    of_role = select(json_names(term.c.name, term.c.position)).where(
        term.c.wording_id == revision.c.wording_id, term.c.role == role
    )
    return of_role.correlate(revision).scalar_subquery().label(f"{role}s")


_CONTENT = (
    select(
        revision.c.id.label("revision_id"),
        wording.c.title,
        wording.c.teaser,
        cast(wording.c.dates, String).label("dates"),
        wording.c.published,
        wording.c.starts,
        wording.c.ends,
        wording.c.incomplete,
        cast(wording.c.problems, String).label("problems"),
        revision.c.digest.label("revision"),
        capture.c.url.label("capture_url"),
        iso_text(capture.c.captured_at).label("capture_captured_at"),
        capture.c.digest.label("capture_digest"),
        capture.c.warc_file.label("capture_warc"),
        capture.c.warc_offset.label("capture_offset"),
        _names("kind"),
        _names("tag"),
    )
    .select_from(_WANTED)
    .outerjoin(revision, revision.c.id == _WANTED.c.value)
    .join(wording, wording.c.id == revision.c.wording_id)
    # The captures that showed it first: one, or some of the same time.
    .join(placement, placement.c.revision_id == revision.c.id)
    .join(capture, (capture.c.listing_id == placement.c.listing_id) & (capture.c.captured_at == revision.c.shown_at))
)

_WITHOUT_ZONE = itemgetter(slice(-1))
_PLACE = attrgetter("capture_url", "capture_warc", "capture_offset")

Values = dict[str, Sequence[Any]]
"""Columns of a portion by name."""


def entry_table(
    conn: Connection, selected: "Select[Any]", *, as_of: datetime | None = None, newest: int | None = None
) -> Table:
    """One row per entry that `archive.search.matches` selected, as of the same time.

    Sorted by source, date (publication, else start; latest first, none last) and id; `newest` takes so many at most, by
    date and id, whatever their sources.
    """
    found = selected.subquery("found")
    ids = _with_source(select(found.c.revision_id, found.c.entry_id, found.c.public_id, source.c.slug), found)
    ids = ids.order_by(*_by_date(found)).limit(newest) if newest is not None else _sorted(ids, found)
    return Table(columns=ENTRIES, portions=_entries(conn, ids, as_of))


def revision_table(conn: Connection, selected: "Select[Any]", *, as_of: datetime | None = None) -> Table:
    """One row per revision of each of these entries, those first seen by then, in that order; entries as above."""
    found = selected.subquery("found")
    places = (capture.c.warc_file, capture.c.warc_offset, placement.c.position)
    order = (revision.c.shown_at, *map(first_shown, places))
    number = func.row_number().over(partition_by=revision.c.entry_id, order_by=order)
    current = (revision.c.id == found.c.revision_id).label("current")
    ids = _with_source(select(revision.c.id, number.label("number"), current, found.c.public_id, source.c.slug), found)
    ids = ids.join(revision, revision.c.entry_id == found.c.entry_id)
    if as_of is not None:
        ids = ids.where(revision.c.shown_at <= as_of)
    return Table(columns=REVISIONS, portions=_revisions(conn, _sorted(ids, found).order_by("number"), as_of))


def _by_date(found: Subquery) -> tuple[ColumnElement[Any], ...]:
    return case((found.c.dated.is_(None), 1), else_=0), found.c.dated.desc(), found.c.public_id


def _with_source(ids: "Select[Any]", found: Subquery) -> "Select[Any]":
    joined = ids.select_from(found).join(entry, entry.c.id == found.c.entry_id)
    return joined.join(source, source.c.id == entry.c.source_id)


def _sorted(ids: "Select[Any]", found: Subquery) -> "Select[Any]":
    return ids.order_by(source.c.slug, *_by_date(found))


def _entries(conn: Connection, ids: "Select[Any]", as_of: datetime | None) -> Generator[Portion]:
    lookup = _Lookup(conn, revision.c.entry_id, as_of)
    for revision_ids, entry_ids, public_ids, sources in _portions(conn, ids):
        values = lookup.content(revision_ids) | lookup.seen(entry_ids)
        yield _arranged(ENTRIES, values | {"id": public_ids, "source": sources})


def _revisions(conn: Connection, ids: "Select[Any]", as_of: datetime | None) -> Generator[Portion]:
    lookup = _Lookup(conn, revision.c.id, as_of)
    for revision_ids, numbers, current, public_ids, sources in _portions(conn, ids):
        values = lookup.content(revision_ids) | lookup.seen(revision_ids)
        told = {"id": public_ids, "source": sources, "number": numbers, "current": current}
        yield _arranged(REVISIONS, values | told)


def _portions(conn: Connection, ids: "Select[Any]") -> Generator[list[tuple[Any, ...]]]:
    with conn.execute(ids, execution_options={"yield_per": _PORTION}) as result:
        for rows in result.partitions():
            yield list(zip(*rows, strict=True))


def _arranged(columns: tuple[Column, ...], values: Values) -> Portion:
    return [values[column.name] for column in columns]


@dataclass(slots=True)
class _Seen:
    """What the showings of one entry or revision add up to."""

    url: str | None = None
    last_seen: str = ""
    topics: set[str] = field(default_factory=set)
    revisions: dict[int, str] = field(default_factory=dict)
    """When each was shown first."""


class _Lookup:
    """Values for ids, in the order of the ids. `key` says what is summed up: entries or revisions."""

    def __init__(self, conn: Connection, key: ColumnElement[int], as_of: datetime | None) -> None:
        self._conn = conn
        shown = showings(key, _WANTED.outerjoin(revision, key == _WANTED.c.value), until=as_of)
        columns = shown.selected_columns
        self._showings = shown.with_only_columns(
            columns.key,
            columns.revision_id,
            iso_text(columns.shown_at),
            columns.topic_id,
            columns.url,
            iso_text(columns.last_at),
        )
        self._topics = {row.id: row.slug for row in conn.execute(select(topic.c.id, topic.c.slug))}

    def content(self, revision_ids: Sequence[int]) -> Values:
        """What the revisions say, and what proves it."""
        result = self._conn.execute(_CONTENT, {"wanted": revision_ids})
        names = result.keys()
        rows = result.all()
        found = {row[0]: row for row in rows}
        if len(found) < len(rows):
            # Of several captures of the same time, the last in this order is kept: the least.
            found = {row[0]: row for row in sorted(rows, key=_PLACE, reverse=True)}
        columns = zip(*(found[one] for one in revision_ids), strict=True)
        values: Values = dict(zip(names, columns, strict=True))
        values["published_precision"] = [_PRECISION[text and len(text)] for text in values["published"]]
        dates = _parsed(values["dates"])
        values["published_text"] = [_of_role(one, "published", "text") for one in dates]
        values["updated"] = [_of_role(one, "updated", "value") for one in dates]
        return values | {name: _parsed(values[name]) for name in ("problems", "kinds", "tags")}

    def seen(self, ids: Sequence[int]) -> Values:
        """Where and until when they were seen: the rows come in the order of time, so what comes last counts."""
        seen = {one: _Seen() for one in ids}
        for key, revision_id, shown_at, topic_id, url, last_seen in self._conn.execute(
            self._showings, {"wanted": ids}
        ).all():
            if last_seen is None:
                continue
            one = seen[key]
            one.last_seen = last_seen
            one.url = url or one.url
            one.topics.add(self._topics[topic_id])
            one.revisions[revision_id] = shown_at
        found = [seen[one] for one in ids]
        return {
            "url": [one.url for one in found],
            # Without the zone, text sorts as time does, whether or not it has a fraction.
            "first_seen": [min(one.revisions.values(), key=_WITHOUT_ZONE) for one in found],
            "last_seen": [one.last_seen for one in found],
            "topics": [sorted(one.topics) for one in found],
            "revisions": [len(one.revisions) for one in found],
        }


def _parsed(texts: Iterable[str]) -> list[Any]:
    """JSON values, read in one call: that costs a third."""
    values: list[Any] = json.loads(f"[{','.join(texts)}]")
    return values


def _of_role(dates: list[dict[str, Any]], role: str, name: str) -> str | None:
    for date in dates:
        if date["role"] == role:
            text: str | None = date[name]
            return text
    return None
