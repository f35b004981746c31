"""Counts of entries, by what their current revision says."""

from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, Select, distinct, func, select

from archive.models import entry, revision, source, term, topic, wording
from archive.queries.seen import entry_summary, seen_placements

__all__ = ["GROUPS", "Count", "stats"]

GROUPS = ("month", "topic", "tag", "kind", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A group and its number of entries. `name` is None for entries without a date (by month)."""

    name: str | None
    entries: int


def stats(conn: Connection, by: str) -> tuple[Count, ...]:
    """The number of entries in each group of `by`, one of `GROUPS`.

    Months are those of publication, else of the start, in order of time; a date without month counts as its year.
    Other groups come by size, then name. An entry counts in each of its topics (`source/topic`), tags and kinds.
    """
    if by not in GROUPS:
        raise ValueError(f"{by!r} is no group; there are {', '.join(GROUPS)}")
    counts = [Count(name=row[0], entries=row[1]) for row in conn.execute(_grouped(by))]
    if by == "month":
        return tuple(sorted(counts, key=lambda count: (count.name is None, count.name or "")))
    return tuple(sorted(counts, key=lambda count: (-count.entries, count.name or "")))


_Grouped: TypeAlias = "Select[str | None, int]"


def _grouped(by: str) -> _Grouped:
    match by:
        case "month":
            return _by_month()
        case "topic":
            return _by_topic()
        case "source":
            return _by_source()
        case _:
            return _by_term(by)


def _by_month() -> _Grouped:
    summary = entry_summary(seen_placements())
    month = func.substr(func.coalesce(wording.c.published, wording.c.starts), 1, 7).label("month")
    return (
        select(month, func.count())
        .select_from(summary)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .group_by(month)
    )


def _by_topic() -> _Grouped:
    seen = seen_placements()
    name = (source.c.slug + "/" + topic.c.slug).label("name")
    return (
        select(name, func.count(distinct(seen.c.entry_id)))
        .select_from(seen)
        .join(topic, topic.c.id == seen.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .group_by(name)
    )


def _by_source() -> _Grouped:
    return (
        select(source.c.slug, func.count(entry.c.id))
        .join(entry, entry.c.source_id == source.c.id)
        .group_by(source.c.slug)
    )


def _by_term(role: str) -> _Grouped:
    summary = entry_summary(seen_placements())
    return (
        select(term.c.name, func.count(distinct(summary.c.entry_id)))
        .select_from(summary)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(term, term.c.wording_id == revision.c.wording_id)
        .where(term.c.role == role)
        .group_by(term.c.name)
    )
