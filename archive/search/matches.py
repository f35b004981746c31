"""Which entries match a query and filters: one statement for searches, counts and exports.

Now: the current revisions, as `current_revision` keeps them. As of a time: the entries that ever matched, of these the
revisions that were current then (`archive.queries.seen` decides), and of these the ones that match.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, Select, false, func, literal, null, select, union_all

from archive.models import current_revision, entry, entry_topic, revision, wording
from archive.queries.seen import seen_placements
from archive.queries.topics import require_topic
from archive.search.conditions import Conditions, topic_parts
from archive.search.filters import Filters
from archive.search.hits import hits
from archive.search.query import Node, parse_query

__all__ = ["Matches", "Question", "matches", "question"]

Matches: TypeAlias = "Select[*tuple[Any, ...]]"

_dated = func.coalesce(wording.c.published, wording.c.starts)


def matches(conn: Connection, query: str | None, filters: Filters, as_of: datetime | None = None) -> Matches:
    """One row per matching entry: `entry_id`, `revision_id`, `wording_id`, `dated`, `public_id`.

    `dated` is the publication, else the start, at its precision. Without a query every entry matches; a query without
    words matches none. Raises `QuerySyntax`, `UnknownSource` or `UnknownTopic`.
    """
    return question(conn, query, filters, as_of).matches()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for, checked and parsed."""

    dialect: str
    node: Node | None
    in_vain: bool
    """There is a query, but no word in it."""
    filters: Filters
    as_of: datetime | None

    def matches(self, *, scored: bool = False, look: bool | None = None) -> Matches:
        """As the function. `scored` adds `score`, how well the words fit, higher for better.

        `look` says that filters look at each row (see `Conditions`); without it they do if there is a query.
        """
        return self._answer(scored=scored, look=look)[0]

    def matches_and_topics(self, *, scored: bool = False) -> tuple[Matches, FromClause]:
        """The matches, and which topics had listed their entries, or others: `entry_id`, `topic_id`, each pair once."""
        return self._answer(scored=scored, look=None)

    def _answer(self, *, scored: bool, look: bool | None) -> tuple[Matches, FromClause]:
        said = None if self.node is None else hits(self.dialect, self.node, scored=scored)
        wanted = Conditions(filters=self.filters, look=self.node is not None if look is None else look)
        found, listed = _now(wanted, said) if self.as_of is None else _then(wanted, said, self.as_of)
        if said is None and scored:
            found = found.add_columns(literal(0.0).label("score"))
        return found.where(false()) if self.in_vain else found, listed


def question(conn: Connection, query: str | None, filters: Filters, as_of: datetime | None = None) -> Question:
    """Raises `QuerySyntax`, `UnknownSource` or `UnknownTopic`."""
    node = None if query is None else parse_query(query)
    if filters.source is not None:
        require_topic(conn, filters.source, None)
    for name in filters.topics:
        owner, slug = topic_parts(name)
        require_topic(conn, owner or filters.source, slug)
    in_vain = query is not None and node is None
    return Question(dialect=conn.dialect.name, node=node, in_vain=in_vain, filters=filters, as_of=as_of)


def _now(wanted: Conditions, said: "Matches | None") -> tuple[Matches, FromClause]:
    rows = current_revision.c
    statement: Matches = select(rows.entry_id, rows.revision_id, rows.wording_id, rows.dated, rows.public_id).where(
        *wanted.of_entry(rows.entry_id, entry_topic), *wanted.of_wording(rows.wording_id, rows.dated)
    )
    if said is not None:
        statement = _fitting(statement, rows.wording_id, said.subquery("hits"))
    return statement, entry_topic


def _then(wanted: Conditions, said: "Matches | None", as_of: datetime) -> tuple[Matches, FromClause]:
    # Found once and kept: SQLite would else ask the index of words again for every revision.
    words = None if said is None else said.cte("hits").prefix_with("MATERIALIZED")
    among = () if words is None else (revision.c.wording_id.in_(select(words.c.wording_id)),)
    of_wording = [*among, *wanted.of_wording(revision.c.wording_id, _dated)]
    seen = seen_placements(_candidates(wanted, of_wording), until=as_of)
    listed = select(seen.c.entry_id, seen.c.topic_id).distinct().subquery("listed")
    statement: Matches = (
        select(seen.c.entry_id, seen.c.revision_id, revision.c.wording_id, _dated.label("dated"), entry.c.public_id)
        .select_from(seen)
        .join(revision, revision.c.id == seen.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
        .join(entry, entry.c.id == seen.c.entry_id)
        .where(seen.c.recency == 1, *wanted.of_entry(seen.c.entry_id, listed), *of_wording)
    )
    if words is not None and "score" in words.c:
        statement = _with_scores(statement, words)
    return statement, listed


def _candidates(wanted: Conditions, of_wording: list[ColumnElement[bool]]) -> "Select[int] | None":
    """The entries that matched at any time; None: all."""
    ever = [*wanted.of_entry(revision.c.entry_id, entry_topic), *of_wording]
    if not ever:
        return None
    return select(revision.c.entry_id).join(wording, wording.c.id == revision.c.wording_id).where(*ever)


def _fitting(statement: Matches, wording_id: ColumnElement[int], words: FromClause) -> Matches:
    """Only rows in whose wording the words of the query are, with their scores if there are any."""
    joined = statement.join(words, words.c.wording_id == wording_id)
    return joined.add_columns(words.c.score) if "score" in words.c else joined


def _with_scores(rows: Matches, words: FromClause) -> Matches:
    """The same with the scores of their wordings, brought together by sorting: for a join SQLite makes no index."""
    of_words = [words.c.wording_id if column.name == "wording_id" else null() for column in rows.selected_columns]
    both = union_all(rows.add_columns(null().label("score")), select(*of_words, words.c.score)).subquery("both")
    *columns, score = both.c
    score = func.max(score).over(partition_by=both.c.wording_id).label("score")
    scored = select(*columns, score).subquery("scored")
    return select(*scored.c).where(scored.c.entry_id.is_not(None))
