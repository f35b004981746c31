"""Keys and public ids of entries. The rule in full, with its reasons: docs/decisions/0003-identity.md.

A key is `<scheme>:<value>`. From strong to weak: the site's own schemes (`wspo:A8KCQ5`), `url`, `title`, `untitled`.
The order is total, so that an entry comes out the same in whatever order its pages are stored.
"""

import hashlib
from collections.abc import Sequence

from archive.normal import normal_form
from archive.records import DateRecord

__all__ = ["entry_keys", "is_weak", "key_date", "ordered_keys", "public_id", "strength"]

_RANKS = {"url": 1, "title": 2, "untitled": 3}
_SITE_RANK = 0
_LONGEST_TITLE = 200
# Crockford's base 32: no i, l, o, u, so that an id can be read aloud and typed.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_LENGTH = 12
# Two characters at a time: there are few pairs.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SHIFTS = range(5 * _ID_LENGTH - 10, -1, -10)


def entry_keys(
    *,
    site_keys: Sequence[tuple[str, str]],
    url: str | None,
    title: str | None,
    date: str | None,
    topic: str,
    ordinal: int,
) -> tuple[str, ...]:
    """The keys of a record, strongest first, at least one.

    `site_keys` are pairs of scheme and value; `url` is canonical; `date` is that of `key_date`; `topic` is a slug;
    `ordinal` counts, from 1, the records of the page that have neither link nor title and the same date.
    """
    keys = [_site_key(scheme, value) for scheme, value in site_keys]
    day = normal_form(date)
    if url:
        keys.append(f"url:{url}")
    if name := normal_form(title).casefold():
        keys.append(f"title:{_bounded(name)}|{day}")
    if not keys:
        keys.append(f"untitled:{topic}|{day}|{ordinal}")
    return ordered_keys(keys)


def key_date(dates: Sequence[DateRecord]) -> str | None:
    """What a weak key says of an entry's time: value, else text, of its publication, else of its start."""
    by_role = {date.role: date for date in dates}
    date = by_role.get("published") or by_role.get("starts")
    return (date.value or date.text) if date else None


def strength(key: str) -> tuple[int, str]:
    """Sorts keys, strongest first. Several site schemes are sorted by name: an order that no definition can change."""
    return _RANKS.get(key.partition(":")[0], _SITE_RANK), key


def ordered_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """Each key once, strongest first."""
    return tuple(sorted(set(keys), key=strength))


def is_weak(key: str) -> bool:
    """Whether different entries may share the key: it is made from what an entry says, not from what it is."""
    return strength(key)[0] > _RANKS["url"]


def public_id(source: str, key: str) -> str:
    """Twelve characters (60 bits) that stand for a key of a source. An entry has that of its strongest key."""
    digest = hashlib.sha256(f"{source}\n{key}".encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> 64 - 5 * _ID_LENGTH
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


def _site_key(scheme: str, value: str) -> str:
    scheme = scheme.casefold()
    if scheme in _RANKS or not scheme.isidentifier():
        raise ValueError(f"{scheme!r} cannot be the scheme of a site's own ids; choose a word other than url or title")
    if not value:
        raise ValueError(f"a key of scheme {scheme!r} needs a value")
    return f"{scheme}:{value.upper()}"


def _bounded(name: str) -> str:
    return name if len(name) <= _LONGEST_TITLE else hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
