"""Wordings and revisions: what entries said, each once. Read first, write only what differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from archive.db import in_batches
from archive.models import revision, term, wording
from archive.normal import content_digest
from archive.records import DateRecord, EntryRecord
from archive.search.index import index_wordings

__all__ = ["Shown", "Wording", "store_revisions", "store_wordings"]


# Built once: on the hot path building a statement costs more than running it.
_DATE_FIELDS = tuple(field.name for field in fields(DateRecord))
_COLUMNS = wording.c.id, wording.c.digest, wording.c.content
_WORDINGS = select(*_COLUMNS).where(wording.c.digest.in_(bindparam("digests", expanding=True)))
_INSERT_WORDINGS = insert(wording).returning(*_COLUMNS)
_INSERT_TERMS = insert(term)
_REVISIONS = (
    select(
        revision.c.id,
        revision.c.entry_id,
        revision.c.digest,
        revision.c.shown_at,
        wording.c.digest.label("wording"),
    )
    .join(wording, wording.c.id == revision.c.wording_id)
    .where(revision.c.entry_id.in_(bindparam("entry_ids", expanding=True)))
)
_INSERT_REVISIONS = insert(revision).returning(revision.c.id, revision.c.entry_id, revision.c.digest)
_UPDATE_REVISIONS = update(revision).where(revision.c.id == bindparam("at_id"))


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
    found: dict[str, Wording] = {}
    for batch in in_batches(list(records)):
        found |= _wordings(conn.execute(_WORDINGS, {"digests": batch}))
    new = [_row(digest, record) for digest, record in records.items() if digest not in found]
    if new:
        made = _wordings(conn.execute(_INSERT_WORDINGS, new))
        terms = [row for digest, known in made.items() for row in _terms(known.id, records[digest])]
        if terms:
            conn.execute(_INSERT_TERMS, terms)
        index_wordings(conn, [(one.id, records[digest].title, records[digest].teaser) for digest, one in made.items()])
        found |= made
    return found


def store_revisions(conn: Connection, shown: Iterable[Shown]) -> tuple[dict[tuple[int, str], int], set[int]]:
    """The revisions these showings belong to, by entry and digest, and which of them are new.

    A known revision that was now shown earlier takes the earlier wording.
    """
    first: dict[tuple[int, str], Shown] = {}
    for one in shown:
        known = first.setdefault(one.revision, one)
        if one.precedence < known.precedence:
            first[one.revision] = one
    stored = _stored(conn, first)
    earlier = [
        {"at_id": row.id, "wording_id": first[which].wording.id, "shown_at": first[which].at}
        for which, row in stored.items()
        if first[which].precedence < (row.shown_at, row.wording)
    ]
    if earlier:
        conn.execute(_UPDATE_REVISIONS, earlier)
    ids: dict[tuple[int, str], int] = {which: row.id for which, row in stored.items()}
    new = _insert(conn, [one for which, one in first.items() if which not in ids])
    return ids | new, set(new.values())


def _stored(conn: Connection, wanted: Mapping[tuple[int, str], Shown]) -> dict[tuple[int, str], Any]:
    stored: dict[tuple[int, str], Any] = {}
    for batch in in_batches(sorted({entry_id for entry_id, _ in wanted})):
        rows = conn.execute(_REVISIONS, {"entry_ids": batch})
        stored |= {(row.entry_id, row.digest): row for row in rows if (row.entry_id, row.digest) in wanted}
    return stored


def _insert(conn: Connection, shown: list[Shown]) -> dict[tuple[int, str], int]:
    if not shown:
        return {}
    rows = conn.execute(
        _INSERT_REVISIONS,
        [
            {
                "entry_id": one.entry_id,
                "digest": one.wording.content,
                "wording_id": one.wording.id,
                "shown_at": one.at,
            }
            for one in shown
        ],
    )
    return {(row.entry_id, row.digest): row.id for row in rows}


def _wordings(rows: Iterable[Any]) -> dict[str, Wording]:
    return {digest: Wording(id=key, digest=digest, content=content) for key, digest, content in rows}


def _row(digest: str, record: EntryRecord) -> dict[str, object]:
    dates = {date.role: date for date in record.dates}
    values = {role: dates[role].value if role in dates else None for role in ("published", "starts", "ends")}
    return {
        "digest": digest,
        "content": content_digest(record),
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
