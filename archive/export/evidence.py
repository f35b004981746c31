"""Memberships and coverage, as tables for export: when entries were listed, and what that is known from."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from archive.export.columns import COVERAGE, MEMBERSHIPS
from archive.export.tables import Table, in_portions, iso_utc
from archive.models import source, topic
from archive.queries.coverage import VisitCoverage, coverage
from archive.queries.membership import Absence, Sighting, memberships
from archive.queries.topics import require_topic

__all__ = ["coverage_table", "membership_table"]

Topics = tuple[tuple[str, str], ...]
"""Source and topic."""


def membership_table(
    conn: Connection, source_slug: str | None = None, topics: Iterable[str] = (), *, as_of: datetime | None = None
) -> Table:
    """One row per interval in which one of these topics listed an entry; all topics without any.

    A topic is `topic` or `source/topic`. By source and topic, then by first sighting, place and id. Raises
    `UnknownSource` or `UnknownTopic`.
    """
    wanted = _named(conn, source_slug, tuple(topics))
    return Table(columns=MEMBERSHIPS, portions=in_portions(_memberships(conn, wanted, as_of)))


def coverage_table(
    conn: Connection, source_slug: str | None = None, topics: Iterable[str] = (), *, as_of: datetime | None = None
) -> Table:
    """One row per visit to one of these topics, by source, topic and time. Topics and errors as above."""
    wanted = _named(conn, source_slug, tuple(topics))
    return Table(columns=COVERAGE, portions=in_portions(_visits(conn, wanted, as_of)))


def _named(conn: Connection, source_slug: str | None, topics: tuple[str, ...]) -> Topics:
    rows = conn.execute(select(source.c.slug, topic.c.slug).join(topic).order_by(source.c.slug, topic.c.slug))
    known = [(owner, slug) for owner, slug in rows]
    require_topic(conn, source_slug, None)
    wanted = set()
    for name in topics:
        owner, slash, slug = name.rpartition("/")
        require_topic(conn, owner if slash else source_slug, slug)
        wanted |= {pair for pair in known if pair[1] == slug and owner in ("", pair[0])}
    return tuple(pair for pair in known if source_slug in (None, pair[0]) and (not topics or pair in wanted))


def _memberships(conn: Connection, topics: Topics, as_of: datetime | None) -> Iterator[tuple[Any, ...]]:
    for owner, slug in topics:
        for one in memberships(conn, owner, slug, until=as_of):
            yield (
                one.source,
                one.topic,
                one.id,
                str(one.state),
                *_absence(one.absent_before),
                *_sighting(one.first_seen),
                *_sighting(one.last_seen),
                *_absence(one.gone_by),
            )


def _absence(absence: Absence | None) -> tuple[str | None, ...]:
    return (None,) * 3 if absence is None else (iso_utc(absence.captured_at), absence.visit, absence.basis)


def _sighting(seen: Sighting) -> tuple[str | int, ...]:
    return iso_utc(seen.captured_at), seen.url, seen.visit, seen.digest, seen.warc.file, seen.warc.offset


def _visits(conn: Connection, topics: Topics, as_of: datetime | None) -> Iterator[tuple[Any, ...]]:
    for owner, slug in topics:
        yield from map(_visit, coverage(conn, owner, slug, until=as_of))


def _visit(one: VisitCoverage) -> tuple[Any, ...]:
    values = (getattr(one, column.key) for column in COVERAGE)
    return tuple(iso_utc(value) if isinstance(value, datetime) else value for value in values)
