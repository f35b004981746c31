"""What the database itself refuses, whatever the program does."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from archive.folder import Archive
from archive.store import store_page


@pytest.fixture
def filled(archive: Archive, writing: Any) -> Archive:
    with archive.writing() as conn:
        page = writing.listing(writing.entry(1, url="https://example.org/a", tags=("sea",)))
        store_page(conn, writing.capture(1), page)
    return archive


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE capture SET status = 404",
        "DELETE FROM capture",
        "DELETE FROM listing",
        "DELETE FROM entry",
        "UPDATE placement SET revision_id = 99",
        "UPDATE placement SET position = 0",
        "UPDATE entry_key SET claimant = key",
        "UPDATE entry_key SET claimant = 'url:unknown'",
        "UPDATE entry_key SET claimant = NULL",
        "UPDATE wording SET published = '2019-5-8'",
        "UPDATE term SET role = 'colour'",
        "UPDATE crawl SET outcome = 'finished'",
        "UPDATE visit SET pages = -1",
        "INSERT INTO visit (ident, crawl_id, topic_id, url, started_at) VALUES ('x', 1, 1, 'u', '2019-05-20')",
        "INSERT INTO source (slug, title) SELECT slug, title FROM source",
        (
            "INSERT INTO revision (entry_id, digest, wording_id, shown_at) "
            "SELECT entry_id, digest, wording_id, shown_at FROM revision"
        ),
    ],
)
def test_refused(filled: Archive, statement: str) -> None:
    with pytest.raises(IntegrityError), filled.writing() as conn:
        conn.execute(text(statement))


def test_captures_are_not_replaced(sqlite_archive: Archive, writing: Any) -> None:
    with sqlite_archive.writing() as conn:
        store_page(conn, writing.capture(1), writing.listing())
    with pytest.raises(IntegrityError, match="never changed"), sqlite_archive.writing() as conn:
        conn.execute(text("REPLACE INTO capture SELECT * FROM capture"))


def test_captures_are_not_truncated(postgresql_archive: Archive) -> None:
    with pytest.raises(IntegrityError, match="never changed"), postgresql_archive.writing() as conn:
        conn.execute(text("TRUNCATE capture CASCADE"))


def test_a_naive_time_is_refused(archive: Archive, writing: Any) -> None:
    naive = replace(writing.capture(1), captured_at=datetime(2019, 5, 20))  # noqa: DTZ001
    with pytest.raises(ValueError, match="no time zone"), archive.writing() as conn:
        store_page(conn, naive, writing.listing())
