"""Filters as conditions on the columns of a statement.

SQLite follows the statement more than the sizes of tables, so a condition can be written in two ways: as a list of all
that pass it, best where the filter is what finds rows, or as a look at each row, best where something else does.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, or_, select

from archive.models import entry, source, term, topic, wording
from archive.search.filters import Filters

__all__ = ["Conditions", "topic_parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What `filters` ask for. `look`: looks at each row, instead of lists of what passes."""

    filters: Filters
    look: bool

    def of_entry(self, entry_id: ColumnElement[int], listed: FromClause) -> list[ColumnElement[bool]]:
        """`listed` says which entries were listed under which topics, in columns `entry_id` and `topic_id`."""
        wanted = [
            self._among(entry_id, listed.c.entry_id, listed.c.topic_id.in_(_topic_ids(name, self.filters.source)))
            for name in self.filters.topics
        ]
        if self.filters.source is not None:
            of_source = select(source.c.id).where(source.c.slug == self.filters.source).scalar_subquery()
            wanted.append(self._among(entry_id, entry.c.id, entry.c.source_id == of_source))
        return wanted

    def of_wording(self, wording_id: ColumnElement[int], dated: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        terms = [("tag", name) for name in self.filters.tags] + [("kind", name) for name in self.filters.kinds]
        wanted = [
            self._among(wording_id, term.c.wording_id, and_(term.c.role == role, term.c.name == name))
            for role, name in terms
        ]
        if self.filters.incomplete is not None:
            wanted.append(self._incomplete(wording_id, self.filters.incomplete))
        return wanted + _in_time(dated, self.filters)

    def _incomplete(self, wording_id: ColumnElement[int], incomplete: bool) -> ColumnElement[bool]:
        # Few are incomplete, and they have an index of their own.
        one = wording.alias("judged")
        among = self._among(wording_id, one.c.id, one.c.incomplete)
        return among if incomplete else ~among

    def _among(
        self, value: ColumnElement[int], of: ColumnElement[int], which: ColumnElement[bool]
    ) -> ColumnElement[bool]:
        if self.look:
            return exists().where(of == value, which)
        return value.in_(select(of).where(which))


def _topic_ids(name: str, of_source: str | None) -> "Select[int]":
    owner, slug = topic_parts(name)
    named = select(topic.c.id).where(topic.c.slug == slug)
    if owner is None:
        owner = of_source
    if owner is None:
        return named
    return named.join(source, source.c.id == topic.c.source_id).where(source.c.slug == owner)


def topic_parts(name: str) -> tuple[str | None, str]:
    """Source, if it is named, and slug of a topic."""
    owner, slash, slug = name.partition("/")
    return (owner, slug) if slash else (None, name)


def _in_time(dated: ColumnElement[Any], filters: Filters) -> list[ColumnElement[bool]]:
    """Dates of less precision sort before those that begin with them, which is what an end needs, but not a start."""
    wanted: list[ColumnElement[bool]] = []
    if first := filters.first_day:
        # The lower bound alone finds its place in an index.
        wanted.append(and_(dated >= first[:4], or_(dated >= first, dated.in_([first[:4], first[:7]]))))
    if last := filters.last_day:
        wanted.append(dated <= last)
    return wanted
