"""How far the looks at topics went, from the first and last page of each visit."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select, true

from archive.db import in_batches
from archive.models import capture, placement, source, topic, visit, wording
from archive.search.filters import Filters
from archive.statistics.covered import Reach, Stretch, covered, earliest_day, latest_day

__all__ = ["TopicDays", "covered_days", "named_topics"]

_Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDays:
    """The days of publication of a topic that looks cover, and the day of the last look."""

    stretches: tuple[Stretch, ...]
    looked_on: date


@dataclass(frozen=True, slots=True)
class _Ends:
    """The earliest and the latest day that the dates of a page may mean; None without any date."""

    newest: date | None = None
    oldest: date | None = None


def covered_days(conn: Connection, filters: Filters, as_of: datetime | None = None) -> dict[str, TopicDays]:
    """Of each topic (`source/topic`) that a page was read of.

    The filters by source and topic say which topics; the others do not matter. As of a time: by captures up to then.
    """
    rows = conn.execute(_pages(filters, as_of)).all()
    ends = _ends(conn, {row.listing_id for row in rows})
    return {name: _days(list(group), ends) for name, group in groupby(rows, key=lambda row: str(row.name))}


def _days(rows: _Rows, ends: dict[int, _Ends]) -> TopicDays:
    return TopicDays(stretches=covered(_reaches(rows, ends)), looked_on=max(row.captured_at for row in rows).date())


def _pages(filters: Filters, as_of: datetime | None) -> Select[Any]:
    """The first and the last page that each visit read, topic by topic in the order of time."""
    order = capture.c.captured_at, capture.c.warc_file, capture.c.warc_offset
    shown = (
        select(
            capture.c.visit_id,
            capture.c.listing_id,
            capture.c.url,
            capture.c.captured_at,
            func.row_number().over(partition_by=capture.c.visit_id, order_by=order).label("number"),
            func.count().over(partition_by=capture.c.visit_id).label("pages"),
        )
        .join(visit, visit.c.id == capture.c.visit_id)
        .where(capture.c.listing_id.is_not(None), visit.c.topic_id.in_(named_topics(filters)))
    )
    if as_of is not None:
        shown = shown.where(capture.c.captured_at <= as_of)
    pages = shown.subquery("pages")
    return (
        select(
            (source.c.slug + "/" + topic.c.slug).label("name"),
            pages.c.visit_id,
            pages.c.listing_id,
            pages.c.captured_at,
            (pages.c.url == visit.c.url).label("is_first"),
            (visit.c.complete & _nothing_later(as_of)).label("complete"),
        )
        .join(visit, visit.c.id == pages.c.visit_id)
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .where(or_(pages.c.number == 1, pages.c.number == pages.c.pages))
        .order_by(source.c.slug, topic.c.slug, visit.c.started_at, visit.c.ident, pages.c.number)
    )


def _nothing_later(as_of: datetime | None) -> Any:
    """Whether a visit had read all its pages by then."""
    if as_of is None:
        return true()
    later = and_(capture.c.listing_id.is_not(None), capture.c.captured_at > as_of)
    return ~select(capture.c.id).where(capture.c.visit_id == visit.c.id, later).correlate(visit).exists()


def named_topics(filters: Filters) -> "Select[int]":
    """The topics that the filters by source and topic name; all without any."""
    wanted = select(topic.c.id).join(source, source.c.id == topic.c.source_id)
    if filters.source is not None:
        wanted = wanted.where(source.c.slug == filters.source)
    named = [_named(name) for name in filters.topics]
    return wanted.where(or_(*named)) if named else wanted


def _named(name: str) -> Any:
    owner, _, slug = name.rpartition("/")
    return and_(topic.c.slug == slug, source.c.slug == owner if owner else true())


def _ends(conn: Connection, listing_ids: Collection[int]) -> dict[int, _Ends]:
    dates: defaultdict[int, set[str]] = defaultdict(set)
    dated = func.coalesce(wording.c.published, wording.c.starts).label("dated")
    shown = select(placement.c.listing_id, dated).join(wording, wording.c.id == placement.c.wording_id)
    for batch in in_batches(sorted(listing_ids)):
        for listing_id, value in conn.execute(shown.where(placement.c.listing_id.in_(batch), dated.is_not(None))):
            dates[listing_id].add(value)
    return {
        listing_id: _Ends(newest=max(map(earliest_day, found)), oldest=min(map(latest_day, found)))
        for listing_id, found in dates.items()
    }


def _reaches(rows: _Rows, ends: dict[int, _Ends]) -> Iterator[Reach]:
    for _, group in groupby(rows, key=lambda row: row.visit_id):
        pages = list(group)
        first, last = pages[0], pages[-1]
        complete = bool(first.complete)
        yield Reach(
            looked_on=last.captured_at.date(),
            from_top=complete or bool(first.is_first),
            to_end=complete,
            newest=ends.get(first.listing_id, _Ends()).newest,
            oldest=ends.get(last.listing_id, _Ends()).oldest,
        )
