"""Copying an archive's database: both ways, all of it or nothing, and what is refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Connection, Engine, inspect, select, text

from archive.cli.copy import copy
from archive.config import read_config
from archive.copy import copy_database
from archive.db import database_url, make_engine
from archive.dump import canonical_dump
from archive.errors import CopyDiffers, InvalidConfig, NotAnArchive, StorageFailed, TargetInUse
from archive.folder import Archive, opened_archive
from archive.models import metadata, source
from archive.store import store_page
from archive.warc import WarcLocked
from archive.warc.lock import locked
from tests.media import file_size_limit

Store = Callable[..., Any]


@pytest.fixture
def filled(archive: Archive, store: Store, writing: Any) -> Archive:
    """With keys that claim each other in every order, and text that a careless copy would spoil."""
    url = "https://example.org/a"
    store(writing.entry(1, "Ferries", tags=("sea\t\\N", "{}")), writing.entry(2, None, day=None))
    store(writing.entry(1, "Ferries", url=url, site="AA", teaser="one\ntwo \\. “three” 🚢"), day=1)
    store(writing.entry(1, "Ferries’", url=url, site="AA", kinds=("news",)), day=2.123456, topic="rivers")
    return archive


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest) -> str:
    """An empty database, as `--to` names it."""
    return "copy.db" if request.param == "sqlite" else str(request.getfixturevalue("empty_postgresql"))


@pytest.fixture
def target_engine(filled: Archive, target: str) -> Iterator[Engine]:
    engine = make_engine(database_url(target, filled.path))
    yield engine
    engine.dispose()


def run(archive: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(copy, ["--archive", str(archive.path), *arguments], catch_exceptions=False)


def dump(archive: Archive) -> list[str]:
    with archive.reading() as conn:
        return list(canonical_dump(conn))


def rows(conn: Connection) -> dict[str, list[Any]]:
    """All tables with their surrogate keys."""
    return {
        name: sorted(map(tuple, conn.execute(select(*table.c)).all()), key=str)
        for name, table in metadata.tables.items()
    }


def test_every_row_is_copied_with_its_surrogate_key(filled: Archive, target: str, target_engine: Engine) -> None:
    copied = copy_database(filled, target)
    with filled.reading() as conn, target_engine.connect() as at_target:
        expected = rows(conn)
        assert rows(at_target) == expected
    assert copied.rows == sum(map(len, expected.values()))
    assert copied.digest.lines == len(dump(filled))


def test_the_copy_is_used_after_a_switch(filled: Archive, target: str, writing: Any) -> None:
    before = dump(filled)
    result = run(filled, "--to", target, "--switch")
    assert result.exit_code == 0
    with opened_archive(filled.path) as switched:
        assert switched.config == replace(filled.config, database=target)
        assert dump(switched) == before
        # New rows get new keys, and the guards of the database are there.
        with switched.writing() as conn:
            store_page(conn, writing.capture(77, day=9), writing.listing(writing.entry(1, "Locks")))
        with pytest.raises(Exception, match="never changed"), switched.writing() as conn:
            conn.execute(text("DELETE FROM capture"))


def test_words_are_found_in_the_copy(filled: Archive, target: str, target_engine: Engine) -> None:
    copy_database(filled, target)
    found = {
        "sqlite": "SELECT count(*) FROM words WHERE words MATCH 'ferries'",
        "postgresql": "SELECT count(*) FROM words WHERE vector @@ to_tsquery('simple', 'ferries')",
    }
    with filled.reading() as conn, target_engine.connect() as at_target:
        expected = conn.execute(text(found[conn.dialect.name])).scalar_one()
        assert at_target.execute(text(found[at_target.dialect.name])).scalar_one() == expected > 0


def test_the_command_says_what_it_did(filled: Archive, target: str) -> None:
    result = run(filled, "--to", target)
    assert result.stderr == ""
    assert f"{len(dump(filled))} lines, sha256 " in result.stdout
    assert read_config(filled.path / "cuttings.toml") == filled.config


def test_a_copy_back_has_the_same_dump(filled: Archive, target: str) -> None:
    before = dump(filled)
    run(filled, "--to", target, "--switch")
    run(filled, "--to", "back.db", "--switch")
    with opened_archive(filled.path) as back:
        assert dump(back) == before


@pytest.fixture
def other_tables(target_engine: Engine) -> None:
    with target_engine.begin() as conn:
        conn.execute(text("CREATE TABLE recipe (name TEXT)"))


def test_a_database_of_something_else_is_left_alone(
    filled: Archive, target: str, target_engine: Engine, other_tables: None
) -> None:
    with pytest.raises(TargetInUse, match="recipe"):
        copy_database(filled, target)
    assert inspect(target_engine).get_table_names() == ["recipe"]


def test_an_archive_is_not_copied_onto_itself(filled: Archive) -> None:
    before = dump(filled)
    with pytest.raises(TargetInUse, match="an archive already"):
        copy_database(filled, filled.config.database)
    assert dump(filled) == before


def test_an_archive_is_not_copied_onto_another(filled: Archive, target: str) -> None:
    copy_database(filled, target)
    with pytest.raises(TargetInUse, match="an archive already"):
        copy_database(filled, target)


def test_a_file_that_is_no_database_is_left_alone(filled: Archive) -> None:
    (filled.path / "notes.txt").write_text("mine" * 1000)
    with pytest.raises(NotAnArchive, match=r"notes\.txt"):
        copy_database(filled, "notes.txt")
    assert (filled.path / "notes.txt").read_text() == "mine" * 1000


@pytest.mark.parametrize("name", ["mysql://host/name", ""])
def test_what_no_archive_can_be_in_is_refused(sqlite_archive: Archive, name: str) -> None:
    with pytest.raises(InvalidConfig, match="postgresql://"):
        copy_database(sqlite_archive, name)


def test_a_folder_that_is_not_there(sqlite_archive: Archive) -> None:
    with pytest.raises(StorageFailed, match=r"missing/copy\.db"):
        copy_database(sqlite_archive, "missing/copy.db")


def test_a_full_disk_leaves_nothing(sqlite_archive: Archive) -> None:
    with file_size_limit(100_000), pytest.raises(StorageFailed, match=r"copy\.db"):
        copy_database(sqlite_archive, "copy.db")
    assert list(sqlite_archive.path.glob("copy.db*")) == []


class Interrupted(BaseException):
    pass


def interrupt(done: int, total: int) -> None:
    if done > total / 2:
        raise Interrupted


def test_a_copy_that_is_interrupted_leaves_nothing(filled: Archive, target: str, target_engine: Engine) -> None:
    with pytest.raises(Interrupted):
        copy_database(filled, target, interrupt)
    if target == "copy.db":
        assert list(filled.path.glob("copy.db*")) == []
    assert inspect(target_engine).get_table_names() == []


def test_an_interrupted_copy_can_be_repeated(filled: Archive, target: str) -> None:
    with pytest.raises(Interrupted):
        copy_database(filled, target, interrupt)
    assert copy_database(filled, target).rows > 0


def test_a_copy_that_differs_is_taken_back(sqlite_archive: Archive, target: str) -> None:
    """No program of ours writes such text; on its way it becomes what every database can hold."""
    with sqlite_archive.writing() as conn:
        conn.execute(text("UPDATE source SET slug = 'po' || char(0) || 'rts'"))
    with pytest.raises(CopyDiffers, match="from line 1 of the dump"):
        copy_database(sqlite_archive, target)
    engine = make_engine(database_url(target, sqlite_archive.path))
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_what_is_written_meanwhile_is_not_in_the_copy(
    filled: Archive, target: str, target_engine: Engine, store: Store, writing: Any
) -> None:
    before = dump(filled)
    numbers: list[int] = []

    def write(done: int, total: int) -> None:
        if not numbers:
            store(writing.entry(1, "Written meanwhile"), day=5)
        numbers.append(done)

    copy_database(filled, target, write)
    with target_engine.connect() as conn:
        assert list(canonical_dump(conn)) == before
    assert len(dump(filled)) > len(before)


def test_no_switch_while_a_crawl_writes(filled: Archive, target: str) -> None:
    with locked(filled.warc), pytest.raises(WarcLocked):
        run(filled, "--to", target, "--switch")
    with locked(filled.warc):
        assert run(filled, "--to", target).exit_code == 0


SETTINGS = """\
# ours
contact = "library@example.org" # her desk

  'database'  =  'archive.db'   # on the machine in the cellar
maximum_warc_size = 2_000_000
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SETTINGS, SETTINGS.replace("  'database'  =  'archive.db'", 'database = "copy.db"')),
        ('contact = "a@example.org"\n', 'contact = "a@example.org"\n\ndatabase = "copy.db"\n'),
        ('#database = "x.db"\ndatabase = "arch\\u0069ve.db"', '#database = "x.db"\ndatabase = "copy.db"'),
        ("", '\n\ndatabase = "copy.db"\n'),
    ],
)
def test_a_switch_changes_one_line(sqlite_archive: Archive, before: str, after: str) -> None:
    file = sqlite_archive.path / "cuttings.toml"
    file.write_text(before)
    file.chmod(0o600)
    run(sqlite_archive, "--to", "copy.db", "--switch")
    assert file.read_text() == after
    assert file.stat().st_mode & 0o777 == 0o600


def test_settings_that_are_not_understood_stay(sqlite_archive: Archive) -> None:
    file = sqlite_archive.path / "cuttings.toml"
    file.write_text('database = """\\\n   archive.db"""\n')
    with pytest.raises(InvalidConfig, match="by hand"):
        run(sqlite_archive, "--to", "copy.db", "--switch")
    assert read_config(file).database == "archive.db"


def test_the_title_of_a_source_is_copied_too(filled: Archive, target: str, target_engine: Engine) -> None:
    copy_database(filled, target)
    with target_engine.connect() as conn:
        assert conn.execute(select(source.c.title)).scalars().all() == ["Ports of the North"]
