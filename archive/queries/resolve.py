"""Finding an entry by any name it ever had."""

from sqlalchemy import Connection, Row, Select, func, select

from archive.errors import UnknownEntry
from archive.models import entry, entry_key, source

__all__ = ["resolve_entry"]

_ID_LENGTH = 12
_SHORTEST_PREFIX = 4
_NEAREST = 3


def resolve_entry(conn: Connection, ident: str) -> int:
    """The surrogate key of the entry with this public id, the first four characters or more of one, or this key.

    An id made from any key the entry ever had will do, so a citation lasts when a stronger key becomes known.
    Raises `UnknownEntry`.
    """
    ident = ident.strip()
    if ":" in ident:
        rows = _by_key(conn, ident)
    elif _SHORTEST_PREFIX <= len(ident) <= _ID_LENGTH and ident.isalnum() and ident.isascii():
        rows = _by_prefix(conn, ident.lower())
    else:
        raise UnknownEntry(ident, hint="An id has 12 letters and digits; its first 4 or more will do, or a key.")
    if not rows:
        raise UnknownEntry(ident, nearest=_nearest(conn, ident))
    if len(rows) > 1:
        raise UnknownEntry(ident, sorted(row.public_id for row in rows))
    found: int = rows[0].id
    return found


_Rows = list[Row[tuple[int, str]]]


def _entries() -> Select[tuple[int, str]]:
    joined = select(entry.c.id, entry.c.public_id).join(entry_key, entry_key.c.entry_id == entry.c.id)
    return joined.distinct()


def _by_key(conn: Connection, key: str) -> _Rows:
    scheme, _, value = key.partition(":")
    # A site's id is stored in capitals; it may be typed as people read it.
    spellings = {key, f"{scheme.casefold()}:{value.upper()}"}
    return list(conn.execute(_entries().where(entry_key.c.key.in_(spellings))))


def _by_prefix(conn: Connection, prefix: str) -> _Rows:
    bounds = prefix.ljust(_ID_LENGTH, "0"), prefix.ljust(_ID_LENGTH, "z")
    return list(conn.execute(_entries().where(entry_key.c.public_id.between(*bounds)).limit(10)))


def _nearest(conn: Connection, ident: str) -> list[str]:
    """The names on either side of one that does not exist: keys of each source, or ids."""
    if ":" not in ident:
        ids = entry_key.c.public_id
        below = select(ids).where(ids < ident.lower()).order_by(ids.desc()).limit(_NEAREST)
        above = select(ids).where(ids > ident.lower()).order_by(ids).limit(_NEAREST)
        found = [*conn.execute(below).scalars(), *conn.execute(above).scalars()]
    else:
        key = entry_key.c.key
        of_source = entry_key.c.source_id == source.c.id
        below = select(func.max(key)).where(of_source, key < ident).correlate(source)
        above = select(func.min(key)).where(of_source, key > ident).correlate(source)
        rows = conn.execute(select(below.scalar_subquery(), above.scalar_subquery()).limit(_NEAREST)).all()
        found = [name for row in rows for name in row if name is not None]
    return sorted(found, key=lambda name: (-_common(name, ident), name))[:_NEAREST]


def _common(name: str, ident: str) -> int:
    """With how many equal characters both begin."""
    return next((index for index, pair in enumerate(zip(name, ident, strict=False)) if pair[0] != pair[1]), len(ident))
