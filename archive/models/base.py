"""What all tables share: the metadata with its naming convention, and the column types.

Every type works on SQLite and PostgreSQL and sorts the same way on both.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine

__all__ = ["Json", "Text", "UtcDateTime", "metadata", "storable"]

# Constraints need stable names: a migration can only change what it can name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Json = JSON(none_as_null=True)

# PostgreSQL stores no NUL, and nothing writes half of a surrogate pair in UTF-8.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    """The text as it is stored: without what no database takes."""
    if text.isascii() and "\0" not in text:
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def _storable(text: str | None) -> str | None:
    return text if text is None else storable(text)


class Text(TypeDecorator[str]):
    """Text of any length, sorted by code point everywhere: PostgreSQL would otherwise sort by its cluster's locale.

    A NUL or half a surrogate pair becomes U+FFFD, as where pages are decoded. So the few other places that such a
    character can come from (header fields, arguments of commands) give the same on every database, and no error.
    """

    impl = String
    cache_ok = True

    def __init__(self, collation: str | None = "C") -> None:
        super().__init__()
        self.collation = collation

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(collation=self.collation if dialect.name == "postgresql" else None))

    def coerce_compared_value(self, op: OperatorType | None, value: Any) -> TypeEngine[Any]:  # noqa: ARG002
        # That of the column decides; BETWEEN would not even parse with one at its bounds.
        return Text(collation=None)

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002
        return _storable


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out. A naive time is refused: nobody knows what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone; times in an archive are aware")
        value = value.astimezone(UTC)
        # SQLite keeps no zone: equal-length text in UTC, which sorts by time.
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
