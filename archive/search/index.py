"""The full-text index: one row of words per wording, on either database.

SQLite: `words`, an FTS5 table without content (columns `title`, `teaser`; its rowid is the id of the wording). The
words are put in ready-made, so the tokenizer only has to cut at spaces: `ascii` does.
PostgreSQL: `words (wording_id, vector)`, a tsvector with a GIN index. Titles have weight A, teasers B, with a gap
between their positions, so that no phrase is found across both.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select, text

from archive.models import wording
from archive.prepared import Prepared
from archive.search.words import words

__all__ = ["create_words", "drop_words", "index_all", "index_wordings"]

_CREATE = {
    "sqlite": ("CREATE VIRTUAL TABLE words USING fts5(title, teaser, content='', tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE words (wording_id INTEGER PRIMARY KEY REFERENCES wording (id), vector TSVECTOR NOT NULL)",
        "CREATE INDEX ix_words_vector ON words USING gin (vector)",
    ),
}
_INSERT = {
    "sqlite": Prepared(text("INSERT INTO words (rowid, title, teaser) VALUES (:wording_id, :title, :teaser)")),
    "postgresql": Prepared(
        text("INSERT INTO words (wording_id, vector) VALUES (:wording_id, CAST(:vector AS tsvector))")
    ),
}
# PostgreSQL counts words up to here; what comes later in a text is found, but not in a phrase.
_LAST_POSITION = 16_383
_GAP = 16
_PORTION = 10_000

Wording = tuple[int, str | None, str | None]
"""Id, title and teaser."""


def create_words(conn: Connection) -> None:
    """Makes the empty index."""
    for statement in _CREATE[conn.dialect.name]:
        conn.execute(text(statement))


def drop_words(conn: Connection) -> None:
    conn.execute(text("DROP TABLE words"))


def index_wordings(conn: Connection, wordings: Iterable[Wording]) -> None:
    """Indexes wordings that are not in the index yet."""
    row = _sqlite_row if conn.dialect.name == "sqlite" else _postgresql_row
    _INSERT[conn.dialect.name].run_many(conn, [row(*one) for one in wordings])


def index_all(conn: Connection) -> None:
    """Indexes every wording of the archive; the index must be empty."""
    for portion in _portions(conn):
        index_wordings(conn, portion)


def _portions(conn: Connection) -> Iterator[list[Wording]]:
    columns = wording.c.id, wording.c.title, wording.c.teaser
    last = 0
    while rows := conn.execute(
        select(*columns).where(wording.c.id > last).order_by(wording.c.id).limit(_PORTION)
    ).all():
        yield [(row.id, row.title, row.teaser) for row in rows]
        last = rows[-1].id


def _sqlite_row(wording_id: int, title: str | None, teaser: str | None) -> dict[str, object]:
    return {"wording_id": wording_id, "title": " ".join(words(title)), "teaser": " ".join(words(teaser))}


def _postgresql_row(wording_id: int, title: str | None, teaser: str | None) -> dict[str, object]:
    in_title = words(title)
    placed = [*_placed(in_title, 1, "A"), *_placed(words(teaser), 1 + len(in_title) + _GAP, "B")]
    return {"wording_id": wording_id, "vector": " ".join(placed)}


def _placed(found: list[str], first: int, weight: str) -> Iterator[str]:
    # Words are letters, digits and marks: nothing in them needs to be escaped.
    for position, word in enumerate(found, start=first):
        yield f"'{word}':{min(position, _LAST_POSITION)}{weight}"
