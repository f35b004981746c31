"""The version of a database's schema: read at every opening, changed by migrations only.

Versions are numbers of four digits, in the table `alembic_version`. Alembic itself is loaded only when there is
something to migrate: it takes longer to import than an archive to open.
"""

import re
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from archive.db import location, reading, translate_errors, use_wal, writing
from archive.errors import NewerArchive, NotAnArchive, StorageFailed
from archive.migrations import HEAD
from archive.postgresql import wait_for_migrations

__all__ = ["create_schema", "ensure_schema", "migrate"]

_BASE = "0000"


def create_schema(engine: Engine) -> None:
    """Makes all tables in an empty database. One that is ours already is left as it is; another one is refused."""
    with reading(engine) as conn:
        tables = inspect(conn).get_table_names()
        found = _version(conn, location(engine)) if tables else None
    if found is None:
        use_wal(engine)
        with writing(engine) as conn:
            migrate(conn)
    else:
        ensure_schema(engine)


def ensure_schema(engine: Engine) -> None:
    """Refuses a database that is not ours or newer than this program; brings an older one up to date."""
    where = location(engine)
    with reading(engine) as conn:
        found = _version(conn, where)
    if found > HEAD:
        raise NewerArchive(where, found, HEAD)
    use_wal(engine)
    if found < HEAD:
        _back_up(engine, found)
        with writing(engine) as conn:
            migrate(conn)


def migrate(conn: Connection) -> None:
    """Brings the schema up to date, or makes it, in the transaction of the caller."""
    from alembic import command
    from alembic.config import Config

    if conn.dialect.name == "postgresql":
        wait_for_migrations(conn)
    config = Config()
    config.set_main_option("script_location", "archive:migrations")
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def _version(conn: Connection, where: str) -> str:
    """The schema version, `0000` before the first migration. Raises `NotAnArchive` where there is none."""
    if not inspect(conn).has_table("alembic_version"):
        raise NotAnArchive(where, "it has no schema version")
    rows = conn.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    versions = [str(row) for row in rows] or [_BASE]
    if len(versions) > 1 or not re.fullmatch(r"\d{4}", versions[0]):
        raise NotAnArchive(where, f"its schema version is {', '.join(versions)!r}")
    return versions[0]


def _back_up(engine: Engine, found: str) -> None:
    """Copies a SQLite file to `<name>.schema-<version>` beside it; other databases are backed up by their operators."""
    if engine.dialect.name != "sqlite":
        return
    file = Path(location(engine))
    if "uri" in engine.url.query:
        raise StorageFailed(
            file, f"its schema {found} is older than this program's", "Open it where it can be written."
        )
    copy = file.with_name(f"{file.name}.schema-{found}")
    with translate_errors(copy), engine.connect() as conn:
        source = conn.connection.driver_connection
        if not isinstance(source, sqlite3.Connection):
            raise TypeError(f"{type(source).__name__} is no connection to SQLite")
        target = sqlite3.connect(copy)
        try:
            source.backup(target)
        finally:
            target.close()
