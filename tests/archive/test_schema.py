"""Migrations: they make what the models say, and carry an older archive forward."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

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


def test_checks_and_partial_indexes_are_those_of_the_models(archive: Archive, tmp_path: Path) -> None:
    """Alembic compares neither."""
    fresh = make_engine(database_url("models.db", tmp_path))
    with fresh.begin() as conn:
        metadata.create_all(conn)
    with fresh.connect() as by_models, archive.reading() as by_migration:
        indexes = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
        assert by_migration.execute(indexes).all() == by_models.execute(indexes).all()
        for table in metadata.tables:
            expected = inspect(by_models).get_check_constraints(table)
            assert inspect(by_migration).get_check_constraints(table) == expected
    fresh.dispose()


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


def test_the_schema_can_be_written_for_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    statements: list[str] = []
    for table in metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
    written = "\n".join(statements)
    assert 'VARCHAR COLLATE "C"' in written
    assert "TIMESTAMP WITH TIME ZONE" in written
    assert "WHERE claimant IS NULL" in written
