"""Wordings and revisions: what entries said, each once. Read first, write only what differs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.models import revision, term, wording
from archive.normal import content_digest
from archive.prepared import Prepared, among
from archive.records import DateRecord, EntryRecord
from archive.search.index import index_wordings
from archive.store.ids import new_ids

__all__ = ["Shown", "Wording", "store_revisions", "store_wordings"]


_DATE_FIELDS = tuple(field.name for field in fields(DateRecord))
_WORDINGS = Prepared(
    select(wording.c.digest, wording.c.id, wording.c.content).where(among(wording.c.digest, "digests"))
)
_INSERT_WORDINGS = Prepared(insert(wording), *wording.c.keys())
_INSERT_TERMS = Prepared(insert(term), *term.c.keys())
_REVISIONS = Prepared(
    select(revision.c.entry_id, revision.c.digest, revision.c.id, revision.c.shown_at, wording.c.digest)
    .join(wording, wording.c.id == revision.c.wording_id)
    .where(among(revision.c.entry_id, "entry_ids"))
)
_INSERT_REVISIONS = Prepared(insert(revision), *revision.c.keys())
_UPDATE_REVISIONS = Prepared(update(revision).where(revision.c.id == bindparam("at_id")), "wording_id", "shown_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A stored wording."""

    id: int
    digest: str
    content: str
    """Digest of the normal form, hence of the revisions it may stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry in a wording, shown at a time."""

    entry_id: int
    wording: Wording
    at: datetime

    @property
    def revision(self) -> tuple[int, str]:
        return self.entry_id, self.wording.content

    @property
    def precedence(self) -> tuple[datetime, str]:
        """The least stands for a revision: the wording captured first, at one time that of the least digest."""
        return self.at, self.wording.digest


def store_wordings(conn: Connection, records: Mapping[str, EntryRecord]) -> dict[str, Wording]:
    """The wordings of these records, by exact digest; those not yet known are stored with their terms."""
    rows = _WORDINGS.all(conn, digests=list(records))
    known = {digest: Wording(id=key, digest=digest, content=content) for digest, key, content in rows}
    new = {digest: record for digest, record in records.items() if digest not in known}
    return known | _insert_wordings(conn, new) if new else known


def store_revisions(
    conn: Connection, shown: Iterable[Shown], created: Collection[int]
) -> tuple[dict[tuple[int, str], int], set[int]]:
    """The revisions these showings belong to, by entry and digest, and which of them are new.

    A known revision that was now shown earlier takes the earlier wording. Entries in `created` had none before.
    """
    first: dict[tuple[int, str], Shown] = {}
    for one in shown:
        known = first.setdefault(one.revision, one)
        if one.precedence < known.precedence:
            first[one.revision] = one
    stored = _stored(conn, first, created)
    _UPDATE_REVISIONS.run_many(
        conn,
        [
            {"at_id": row.id, "wording_id": first[which].wording.id, "shown_at": first[which].at}
            for which, row in stored.items()
            if first[which].precedence < row.precedence
        ],
    )
    ids = {which: row.id for which, row in stored.items()}
    new = _insert_revisions(conn, [one for which, one in first.items() if which not in ids])
    return ids | new, set(new.values())


class _Stored(NamedTuple):
    """A revision that is stored, and of its wording what decides whether another takes its place."""

    id: int
    precedence: tuple[datetime, str]


def _stored(
    conn: Connection, wanted: Collection[tuple[int, str]], created: Collection[int]
) -> dict[tuple[int, str], _Stored]:
    entry_ids = sorted({entry_id for entry_id, _ in wanted}.difference(created))
    if not entry_ids:
        return {}
    rows = _REVISIONS.all(conn, entry_ids=entry_ids)
    found = {(entry_id, digest): _Stored(key, (at, wording)) for entry_id, digest, key, at, wording in rows}
    return {which: row for which, row in found.items() if which in wanted}


def _insert_revisions(conn: Connection, shown: list[Shown]) -> dict[tuple[int, str], int]:
    if not shown:
        return {}
    made = {one.revision: key for one, key in zip(shown, new_ids(conn, revision, len(shown)), strict=True)}
    rows = [
        {
            "id": made[one.revision],
            "entry_id": one.entry_id,
            "digest": one.wording.content,
            "wording_id": one.wording.id,
            "shown_at": one.at,
        }
        for one in shown
    ]
    _INSERT_REVISIONS.run_many(conn, rows)
    return made


def _insert_wordings(conn: Connection, records: Mapping[str, EntryRecord]) -> dict[str, Wording]:
    made = {
        digest: Wording(id=key, digest=digest, content=content_digest(record))
        for key, (digest, record) in zip(new_ids(conn, wording, len(records)), records.items(), strict=True)
    }
    _INSERT_WORDINGS.run_many(conn, [_row(made[digest], record) for digest, record in records.items()])
    _INSERT_TERMS.run_many(conn, [row for digest, known in made.items() for row in _terms(known.id, records[digest])])
    index_wordings(conn, [(one.id, records[digest].title, records[digest].teaser) for digest, one in made.items()])
    return made


def _row(made: Wording, record: EntryRecord) -> dict[str, object]:
    dates = {date.role: date for date in record.dates}
    values = {role: dates[role].value if role in dates else None for role in ("published", "starts", "ends")}
    return {
        "id": made.id,
        "digest": made.digest,
        "content": made.content,
        "title": record.title,
        "teaser": record.teaser,
        "dates": [_date(date) for date in record.dates],
        "problems": list(record.problems),
        "incomplete": bool(record.problems),
        **values,
    }


def _date(date: DateRecord) -> dict[str, str | None]:
    # `dataclasses.asdict` copies deeply, which takes ten times as long.
    return {name: getattr(date, name) for name in _DATE_FIELDS}


def _terms(wording_id: int, record: EntryRecord) -> list[dict[str, object]]:
    return [
        {"wording_id": wording_id, "role": role, "position": position, "name": name}
        for role, names in (("tag", record.tags), ("kind", record.kinds))
        for position, name in enumerate(names, start=1)
    ]
