"""Archives of older schemas, with what they hold, come up to date and then give the right answers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from archive.bulk import restart_sequences
from archive.config import Config, render_config
from archive.db import database_url, make_engine, writing
from archive.dump import canonical_dump
from archive.folder import Archive, open_archive
from archive.migrations import HEAD
from archive.models import metadata
from archive.queries.entries import entry
from archive.queries.listings import topic_listing
from archive.search.filters import Filters
from archive.search.index import index_all
from archive.search.matches import matches
from archive.statistics.counts import GROUPS, counts
from archive.statistics.months import months
from archive.store import store_page
from tests.archive.history import store_history

SCHEMAS = Path(__file__).parent / "schemas"
VERSIONS = sorted(file.stem for file in SCHEMAS.glob("*.sql"))


def alembic_config(conn: Connection) -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", "archive:migrations")
    config.attributes["connection"] = conn
    return config


def make_old(conn: Connection, version: str) -> None:
    """The tables of that time, with the rows of that time."""
    command.upgrade(alembic_config(conn), version)
    for statement in (SCHEMAS / f"{version}.sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            conn.exec_driver_sql(statement)
    present = inspect(conn).get_table_names()
    restart_sequences(conn, [table for table in metadata.sorted_tables if table.name in present])
    if "words" in present:  # made by SQL of each database's own
        index_all(conn)


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest) -> str:
    return "archive.db" if request.param == "sqlite" else str(request.getfixturevalue("empty_postgresql"))


@pytest.fixture
def upgraded(tmp_path: Path, empty: str, version: str) -> Iterator[Archive]:
    """An archive of an old version, opened by the program as it is now."""
    folder = tmp_path / "old"
    folder.mkdir()
    engine = make_engine(database_url(empty, folder))
    with writing(engine) as conn:
        make_old(conn, version)
    engine.dispose()
    (folder / "cuttings.toml").write_text(render_config(Config(database=empty)), encoding="utf-8")
    opened = open_archive(folder)
    yield opened
    opened.close()


@pytest.fixture
def new(sqlite_archive: Archive, writing: Any) -> Archive:
    """The same history in an archive made now."""
    with sqlite_archive.writing() as conn:
        store_history(conn, writing)
    return sqlite_archive


def found(conn: Connection, query: str) -> list[str]:
    return sorted(row.public_id for row in conn.execute(matches(conn, query, Filters())))


Ask = Callable[[Connection], object]
QUESTIONS: dict[str, Ask] = {
    "dump": lambda conn: list(canonical_dump(conn)),
    "entries": lambda conn: [entry(conn, key) for key in ("wspo:AA", "url:https://example.org/news/b")],
    "listings": lambda conn: [topic_listing(conn, "ports", topic) for topic in ("harbours", "rivers")],
    "stats": lambda conn: [counts(conn, by) if by != "month" else months(conn) for by in GROUPS],
    "search": lambda conn: [found(conn, query) for query in ("ferries", "city plan", "sea")],
}


def test_every_schema_before_the_present_one_has_an_archive() -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", "archive:migrations")
    released = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    assert set(VERSIONS) == released - {HEAD}


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_answers_as_if_it_were_new(upgraded: Archive, new: Archive, question: str) -> None:
    ask = QUESTIONS[question]
    with upgraded.reading() as conn, new.reading() as at_new:
        answer = ask(conn)
        assert answer == ask(at_new)
    assert answer


def test_every_table_is_that_of_a_new_archive(upgraded: Archive) -> None:
    with upgraded.reading() as conn:
        names = set(inspect(conn).get_table_names())
        assert names >= {*metadata.tables, "alembic_version", "words"}
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD


def test_it_goes_on_as_if_it_were_new(upgraded: Archive, new: Archive, writing: Any) -> None:
    page = writing.listing(writing.entry(1, "Locks", tags=("new",)), writing.entry(2, url="https://example.org/news/b"))
    dumps = []
    for archive in (upgraded, new):
        with archive.writing() as conn:
            store_page(conn, writing.capture(20, day=20, topic="rivers"), page)
        with archive.reading() as conn:
            dumps.append(list(canonical_dump(conn)))
    assert dumps[0] == dumps[1]


def test_a_file_is_copied_before_it_is_changed(tmp_path: Path, version: str) -> None:
    engine = make_engine(database_url("archive.db", tmp_path))
    with writing(engine) as conn:
        make_old(conn, version)
    engine.dispose()
    (tmp_path / "cuttings.toml").write_text(render_config(Config()), encoding="utf-8")
    open_archive(tmp_path).close()
    copy = make_engine(database_url(f"archive.db.schema-{version}", tmp_path))
    with copy.connect() as conn:
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == version
        assert conn.execute(text("SELECT count(*) FROM capture")).scalar_one() == 9
    copy.dispose()


class Interrupted(Exception):
    pass


def test_an_upgrade_that_fails_leaves_the_archive_as_it_was(tmp_path: Path, empty: str, version: str) -> None:
    engine = make_engine(database_url(empty, tmp_path))
    with writing(engine) as conn:
        make_old(conn, version)
    before = made_in(engine)
    with pytest.raises(Interrupted), writing(engine) as conn:
        upgrade_and_fail(conn)
    assert made_in(engine) == before
    engine.dispose()


def made_in(engine: Engine) -> dict[str, set[str | None]]:
    """The tables with their indexes."""
    inspector = inspect(engine)
    return {name: {index["name"] for index in inspector.get_indexes(name)} for name in inspector.get_table_names()}


def upgrade_and_fail(conn: Connection) -> None:
    command.upgrade(alembic_config(conn), "head")
    raise Interrupted
