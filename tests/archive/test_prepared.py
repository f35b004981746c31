"""Prepared statements: values go in and come out as through SQLAlchemy, on both databases."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from archive.folder import Archive
from archive.models import crawl, source, topic
from archive.prepared import Prepared, among
from tests.plans import read_whole

AT = datetime(2019, 5, 20, 12, 30, tzinfo=UTC)
ADD_TOPIC = Prepared(insert(topic), "source_id", "slug")
TOPICS = select(topic.c.slug).order_by(topic.c.slug)
CRAWLS = select(crawl.c.started_at, crawl.c.ended_at, crawl.c.arguments).where(crawl.c.ident == bindparam("ident"))


def add_topics(conn: Any, *slugs: str) -> None:
    source_id = conn.execute(select(source.c.id)).scalar_one()
    ADD_TOPIC.run_many(conn, [{"source_id": source_id, "slug": slug} for slug in slugs])


def test_times_and_documents_keep_their_types(archive: Archive) -> None:
    close = Prepared(update(crawl).where(crawl.c.ident == bindparam("at")), "arguments", "ended_at", "outcome")
    with archive.writing() as conn:
        close.run(conn, at="crawl-1", arguments={"full": ["é", None]}, ended_at=AT, outcome="finished")
        row = Prepared(CRAWLS).one(conn, ident="crawl-1")
        assert row == conn.execute(CRAWLS, {"ident": "crawl-1"}).one()
    assert row is not None
    assert row[1:] == (AT, {"full": ["é", None]})


def test_what_no_database_stores_is_replaced(archive: Archive) -> None:
    with archive.writing() as conn:
        add_topics(conn, "a\0", "b\ud800")
        assert Prepared(TOPICS).all(conn)[:2] == [("a\ufffd",), ("b\ufffd",)]
        assert Prepared(TOPICS.where(among(topic.c.slug, "wanted"))).all(conn, wanted=["a\0"]) == [("a\ufffd",)]


@pytest.mark.parametrize(
    ("wanted", "found"), [([], []), (["b"], [("b",)]), (['it\'s "x"', "c", "z"], [("c",), ('it\'s "x"',)])]
)
def test_among_texts(archive: Archive, wanted: list[str], found: list[Any]) -> None:
    with archive.writing() as conn:
        add_topics(conn, "b", "c", 'it\'s "x"')
        assert Prepared(TOPICS.where(among(topic.c.slug, "wanted"))).all(conn, wanted=wanted) == found


def test_among_numbers(archive: Archive) -> None:
    with archive.reading() as conn:
        (key,) = conn.execute(select(topic.c.id).where(topic.c.slug == "rivers")).one()
        found = Prepared(TOPICS.where(among(topic.c.id, "wanted"))).all(conn, wanted=[key, key + 1000])
    assert found == [("rivers",)]


def test_among_is_led_by_the_index(archive: Archive) -> None:
    statement = select(crawl.c.id).where(among(crawl.c.ident, "wanted"))
    with archive.reading() as conn:
        parameters = ('["crawl-1"]',) if conn.dialect.name == "sqlite" else {"wanted": ["crawl-1"]}
        assert read_whole(conn, str(statement.compile(dialect=conn.dialect)), parameters) == set()


def test_constants_of_a_statement_are_bound(archive: Archive) -> None:
    with archive.reading() as conn:
        assert Prepared(TOPICS.where(topic.c.slug != "rivers").limit(1)).all(conn) == [("harbours",)]


def test_nothing_found_is_none(archive: Archive) -> None:
    with archive.reading() as conn:
        assert Prepared(CRAWLS).one(conn, ident="unknown") is None


def test_refusals_are_those_of_sqlalchemy(archive: Archive) -> None:
    with pytest.raises(IntegrityError), archive.writing() as conn:
        add_topics(conn, "rivers")


def test_no_rows_are_no_statement(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    with archive.writing() as conn, caplog.at_level("DEBUG", "archive.prepared"):
        ADD_TOPIC.run_many(conn, [])
    assert caplog.messages == []
