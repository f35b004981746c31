"""Which entry a key stands for: docs/decisions/0003-identity.md in code.

Every key points to its *claimant*: the strongest key it was ever shown with, if that is stronger than itself. The
pointers make trees; the root of a tree is the strongest key of an entry. A claimant only ever gets stronger, and the
strongest of a set does not depend on the order in which it was met: neither do the trees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from archive.db import in_batches
from archive.identity import public_id, strength
from archive.models import entry, entry_key
from archive.prepared import Prepared, among
from archive.store.ids import new_ids

__all__ = ["Claims", "claim_keys", "forget_entries"]


_OF_SOURCE = select(entry_key.c.key, entry_key.c.claimant, entry_key.c.entry_id).where(
    entry_key.c.source_id == bindparam("at_source")
)
_BY_KEY = Prepared(_OF_SOURCE.where(among(entry_key.c.key, "wanted")))
_BY_ENTRY = Prepared(_OF_SOURCE.where(among(entry_key.c.entry_id, "wanted")))
_INSERT_ENTRIES = Prepared(insert(entry), *entry.c.keys())
_INSERT_KEYS = Prepared(insert(entry_key), *entry_key.c.keys())
_UPDATE_KEYS = Prepared(
    update(entry_key).where(entry_key.c.source_id == bindparam("at_source"), entry_key.c.key == bindparam("at_key")),
    "claimant",
    "entry_id",
)


@dataclass(slots=True, kw_only=True)
class Claims:
    """The keys a page concerns, before and after it."""

    entries: dict[str, int] = field(default_factory=dict)
    """The entry of each key, after."""
    claimants: dict[str, str | None] = field(default_factory=dict)
    created: set[int] = field(default_factory=set)
    """Entries that did not exist before under any key."""
    moved: dict[tuple[int, str], int] = field(default_factory=dict)
    """Of each key that changed its entry: (entry before, key) to entry after."""
    emptied: set[int] = field(default_factory=set)
    """Entries that lost all their keys."""


def claim_keys(conn: Connection, source_id: int, source: str, records: Iterable[Sequence[str]]) -> Claims:
    """Stores the keys of a page's records, each strongest first, and tells which entry each now stands for."""
    wanted = _claimed(records)
    before = _stored(conn, source_id, _BY_KEY, list(wanted))
    changed = {key for key, row in before.items() if _stronger(wanted[key], row[0])}
    if changed:
        # What hangs below a key that moves, moves with it: the whole trees are needed.
        before |= _stored(conn, source_id, _BY_ENTRY, list({before[key][1] for key in changed}))
    claims = Claims(claimants={key: row[0] for key, row in before.items()})
    for key, claimant in wanted.items():
        if key not in before or key in changed:
            claims.claimants[key] = claimant
    ids = {key: public_id(source, key) for key in claims.claimants if key not in before}
    _find_entries(conn, source_id, ids, claims, before)
    _write(conn, source_id, ids, claims, before)
    return claims


def forget_entries(conn: Connection, entry_ids: set[int]) -> None:
    """Removes entries that have neither keys nor placements any more."""
    for batch in in_batches(sorted(entry_ids)):
        conn.execute(delete(entry).where(entry.c.id.in_(batch)))


_Rows = dict[str, tuple[str | None, int]]
"""Claimant and entry of each key, as stored."""


def _claimed(records: Iterable[Sequence[str]]) -> dict[str, str | None]:
    """Of each key of the page, the strongest key it is shown with, or None."""
    wanted: dict[str, str | None] = {}
    for keys in records:
        wanted.setdefault(keys[0], None)
        for key in keys[1:]:
            if _stronger(keys[0], wanted.setdefault(key, None)):
                wanted[key] = keys[0]
    return wanted


def _stronger(claimant: str | None, than: str | None) -> bool:
    return claimant is not None and (than is None or strength(claimant) < strength(than))


def _stored(conn: Connection, source_id: int, statement: Prepared, values: list[Any]) -> _Rows:
    found = statement.all(conn, at_source=source_id, wanted=values)
    return {key: (claimant, entry_id) for key, claimant, entry_id in found}


def _find_entries(conn: Connection, source_id: int, ids: Mapping[str, str], claims: Claims, before: _Rows) -> None:
    # Strongest first: a key's claimant always comes before it.
    order = sorted(claims.claimants, key=strength)
    roots = [key for key in order if claims.claimants[key] is None and key not in before]
    made = _make_entries(conn, source_id, {key: ids[key] for key in roots})
    for key in order:
        claimant = claims.claimants[key]
        if key in made:
            claims.entries[key] = made[key]
        elif claimant in claims.entries:
            claims.entries[key] = claims.entries[claimant]
        else:
            # A root, or below a key that this page does not concern.
            claims.entries[key] = before[key][1]
    claims.moved = {(row[1], key): claims.entries[key] for key, row in before.items() if row[1] != claims.entries[key]}
    claims.created = set(made.values()) - set(claims.moved.values())
    # The trees of entries that lose a key were read whole, so that none of their keys is overlooked here.
    claims.emptied = {entry_id for entry_id, _ in claims.moved} - set(claims.entries.values())


def _make_entries(conn: Connection, source_id: int, ids: dict[str, str]) -> dict[str, int]:
    if not ids:
        return {}
    made = dict(zip(ids, new_ids(conn, entry, len(ids)), strict=True))
    rows = [{"id": made[key], "source_id": source_id, "public_id": ident} for key, ident in ids.items()]
    _INSERT_ENTRIES.run_many(conn, rows)
    return made


def _write(conn: Connection, source_id: int, ids: Mapping[str, str], claims: Claims, before: _Rows) -> None:
    after: _Rows = {key: (claims.claimants[key], claims.entries[key]) for key in claims.entries}
    new = [
        {
            "source_id": source_id,
            "key": key,
            "claimant": claimant,
            "entry_id": entry_id,
            "public_id": ids[key],
        }
        for key, (claimant, entry_id) in after.items()
        if key in ids
    ]
    changed = [
        {"at_source": source_id, "at_key": key, "claimant": after[key][0], "entry_id": after[key][1]}
        for key in before
        if before[key] != after[key]
    ]
    _INSERT_KEYS.run_many(conn, new)
    _UPDATE_KEYS.run_many(conn, changed)
