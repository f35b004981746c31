"""Migrations: they make what the models say, and carry an older archive forward."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from archive.db import database_url, make_engine
from archive.folder import Archive, create_archive, open_archive
from archive.migrations import HEAD
from archive.models import metadata


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", "archive:migrations")
    return made


def test_migrations_make_what_the_models_say(archive: Archive) -> None:
    with archive.reading() as conn:
        # The full-text index is made by SQL of each database's own, beside the models.
        opts = {"compare_type": True, "include_name": lambda name, *_: name is None or not name.startswith("words")}
        context = MigrationContext.configure(conn, opts=opts)
        assert compare_metadata(context, metadata) == []


INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
    "postgresql": (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " AND tablename NOT IN ('words', 'alembic_version') ORDER BY indexname"
    ),
}


@pytest.fixture
def by_models(archive: Archive, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """An empty database of the same kind, with the tables as the models have them."""
    server = archive.engine.dialect.name == "postgresql"
    engine = make_engine(database_url(request.getfixturevalue("empty_postgresql") if server else "models.db", tmp_path))
    with engine.begin() as conn:
        metadata.create_all(conn)
        yield conn
    engine.dispose()


def test_checks_and_partial_indexes_are_those_of_the_models(archive: Archive, by_models: Connection) -> None:
    """Alembic compares neither."""
    with archive.reading() as by_migration:
        indexes = text(INDEXES[archive.engine.dialect.name])
        assert by_migration.execute(indexes).all() == by_models.execute(indexes).all()
        for table in metadata.tables:
            expected = inspect(by_models).get_check_constraints(table)
            assert inspect(by_migration).get_check_constraints(table) == expected


def test_collations_are_those_of_the_models(archive: Archive, by_models: Connection) -> None:
    """Alembic does not compare them; on them depends the order of every answer."""
    with archive.reading() as by_migration:
        for table in metadata.tables:
            found, expected = (
                {
                    column["name"]: str(column["type"].compile(conn.dialect))
                    for column in inspect(conn).get_columns(table)
                }
                for conn in (by_migration, by_models)
            )
            assert found == expected


def test_the_latest_version_is_the_constant() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD


def test_an_older_archive_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    old = create_archive(tmp_path)
    downgrade = config()
    with old.writing() as conn:
        downgrade.attributes["connection"] = conn
        command.downgrade(downgrade, "base")
    old.close()
    archive = open_archive(tmp_path)
    with archive.reading() as conn:
        assert inspect(conn).has_table("capture")
    archive.close()
    assert (tmp_path / "archive.db.schema-0000").exists()
