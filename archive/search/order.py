"""The orders of results, and the places in them where a page ends and the next one begins.

A place is the sort key of the last result, so what is stored later moves no other result across it. As text it is a
token, the key as JSON in URL-safe base64, which nobody needs to read.
"""

import base64
import json
import math
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, func, or_, select

from archive.errors import BadToken

__all__ = ["NEWEST", "RANK", "SORTS", "Place", "following", "in_order", "read_token"]

NEWEST = "newest"
RANK = "rank"
SORTS = (NEWEST, RANK)


_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_ID = re.compile(r"[0-9a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`key` is the date (newest first) or the score (by rank) of the result with this id."""

    sort: str
    key: str | float | None
    id: str

    @property
    def token(self) -> str:
        text = json.dumps([self.sort, self.key, self.id], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_token(token: str, sort: str) -> Place:
    """The place that a token of this order stands for. Raises `BadToken`."""
    with suppress(ValueError, RecursionError):
        text = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        match json.loads(text):
            case [str(named), key, str(ident)] if named == sort and _fits(key, sort) and _ID.fullmatch(ident):
                return Place(sort=sort, key=key, id=ident)
    raise BadToken(token, sort)


def in_order(rows: FromClause, sort: str) -> Sequence[ColumnElement[Any]]:
    """What to sort matches by: latest date first, none last, or best first; then by id."""
    if sort == RANK:
        return rows.c.score.desc(), rows.c.public_id
    return case((rows.c.dated.is_(None), 1), else_=0), rows.c.dated.desc(), rows.c.public_id


def following(rows: FromClause, place: Place) -> ColumnElement[bool]:
    """Whether a match comes after a place."""
    later_id = rows.c.public_id > place.id
    if place.sort == RANK:
        # What a word is worth changes with every text that is stored: go by what the result would score now.
        again = rows.alias("again")
        now = select(again.c.score).where(again.c.public_id == place.id).scalar_subquery()
        score = func.coalesce(now, place.key)
        return or_(rows.c.score < score, and_(rows.c.score == score, later_id))
    dated = rows.c.dated
    if place.key is None:
        return and_(dated.is_(None), later_id)
    return or_(dated.is_(None), dated < place.key, and_(dated == place.key, later_id))


def _fits(key: object, sort: str) -> bool:
    if sort == RANK:
        return isinstance(key, float) and math.isfinite(key)
    return key is None or (isinstance(key, str) and _DATE.fullmatch(key) is not None)
