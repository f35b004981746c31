"""An archive is a folder:

cuttings.toml    settings, see `archive.config`; written last, so that a folder with it is whole
archive.db       the database, unless the settings name another
warc/            what was captured
sources/         the archive's own source definitions
reports/         reports of its crawls
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from archive.answers import Answers
from archive.config import CONFIG_NAME, Config, check_setting, read_config, render_config, with_database
from archive.db import database_url, make_engine, reading, translate_errors, writing
from archive.errors import ArchiveExists, InvalidConfig, NoArchive, NotAnArchive
from archive.files import written_whole
from archive.schema import create_schema, ensure_schema

__all__ = ["Archive", "create_archive", "open_archive", "opened_archive", "switch_database"]

_FOLDERS = ("warc", "sources", "reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Answers):
    """An open archive. `close` it, or use `with opened_archive(...)`, when done. `Answers` are what it can be asked."""

    path: Path
    config: Config
    engine: Engine

    @property
    def warc(self) -> Path:
        return self.path / "warc"

    @property
    def sources(self) -> Path:
        return self.path / "sources"

    @property
    def reports(self) -> Path:
        return self.path / "reports"

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state throughout; errors of the medium are raised as ours."""
        return reading(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is committed as a whole; errors of the medium are raised as ours."""
        return writing(self.engine)

    def close(self) -> None:
        """Closes the database. The last one to do so also empties its log, which makes the file fit to be copied."""
        self.engine.dispose()


def create_archive(path: Path, contact: str | None = None, database: str | None = None) -> Archive:
    """Makes an archive in `path`, which need not exist and may hold other files, and opens it.

    Raises `ArchiveExists`, `InvalidConfig` or `StorageFailed`.
    """
    file = path / CONFIG_NAME
    config = Config(contact=contact, database=Config().database if database is None else database)
    check_setting(file, "database", config.database)
    if contact is not None:
        check_setting(file, "contact", contact)
    with translate_errors(path):
        if file.exists():
            raise ArchiveExists(path)
        for folder in _FOLDERS:
            (path / folder).mkdir(parents=True, exist_ok=True)
        engine = make_engine(database_url(config.database, path))
        create_schema(engine)
        with written_whole(file) as out:
            out.write(render_config(config))
    return Archive(path=path, config=config, engine=engine)


def open_archive(path: Path | str) -> Archive:
    """Opens the archive in `path`, bringing an older schema up to date (a SQLite file is copied first).

    Raises `NoArchive`, `InvalidConfig`, `NotAnArchive`, `NewerArchive` or `StorageFailed`.
    """
    path = Path(path)
    file = path / CONFIG_NAME
    with translate_errors(path):
        if not file.is_file():
            raise NoArchive(path)
        config = read_config(file)
        url = database_url(config.database, path)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            raise NotAnArchive(url.database or "", "there is no such file")
        engine = make_engine(url)
    try:
        ensure_schema(engine)
    except BaseException:
        engine.dispose()
        raise
    return Archive(path=path, config=config, engine=engine)


def switch_database(archive: Archive, database: str) -> None:
    """Has `cuttings.toml` name another database from now on; all else in it stays. Raises `InvalidConfig`."""
    file = archive.path / CONFIG_NAME
    with translate_errors(file):
        before = file.read_text(encoding="utf-8")
        try:
            after = with_database(before, database)
        except ValueError as error:
            raise InvalidConfig(file, "database", f"was not changed to {database!r}, {error}; do it by hand") from error
        with written_whole(file) as out:
            out.write(after)


@contextmanager
def opened_archive(path: Path | str) -> Iterator[Archive]:
    """`open_archive` for a `with` block, closed at its end."""
    archive = open_archive(path)
    try:
        yield archive
    finally:
        archive.close()
