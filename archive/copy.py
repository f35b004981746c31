"""Copying the database of an archive to another one, SQLite or PostgreSQL.

Everything happens in one transaction of the target: schema, rows, sequences, full-text index and the comparison of the
two dumps. If it does not come to its end, the target is as empty as it was. The source is read in one transaction, so
what is written to it meanwhile is not in the copy. Surrogate keys stay.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import Connection, Engine, Row, Table, func, inspect, select

from archive.bulk import insert_rows, prepare_target, restart_sequences
from archive.config import CONFIG_NAME, check_setting
from archive.db import database_url, location, make_engine, translate_errors, use_wal, writing
from archive.dump import Digest, canonical_dump
from archive.errors import CopyDiffers, TargetInUse
from archive.folder import Archive
from archive.models import metadata
from archive.schema import migrate
from archive.search.index import index_all
from archive.turns import turn_file

__all__ = ["Copied", "copy_database"]

_PORTION = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What was copied, and the dump that both databases have."""

    target: str
    rows: int
    digest: Digest


def copy_database(archive: Archive, database: str, progress: Callable[[int, int], None] = lambda *_: None) -> Copied:
    """Copies to `database`, named as in `cuttings.toml`. `progress` is told how many rows of how many are copied.

    Raises `InvalidConfig`, `TargetInUse`, `CopyDiffers`, or what opening and using a database raises.
    """
    check_setting(archive.path / CONFIG_NAME, "database", database)
    with _target(database, archive.path) as engine, archive.reading() as source:
        with writing(engine) as target:
            if tables := inspect(target).get_table_names():
                raise TargetInUse(location(engine), tables)
            migrate(target)
            rows = _copy_rows(archive.engine, source, target, progress)
            index_all(target)
            digest = _compare(archive.engine, source, target)
        use_wal(engine)
        return Copied(target=location(engine), rows=rows, digest=digest)


@contextmanager
def _target(database: str, folder: Path) -> Iterator[Engine]:
    """The engine of the target. A SQLite file that was not there before is gone again if the block raises."""
    engine = make_engine(database_url(database, folder))
    file = Path(location(engine)) if engine.dialect.name == "sqlite" else None
    made = file is not None and not file.exists()
    try:
        yield engine
    except BaseException:
        engine.dispose()
        if made and file is not None:
            file.unlink(missing_ok=True)
            turn_file(file).unlink(missing_ok=True)
        raise
    engine.dispose()


def _copy_rows(engine: Engine, source: Connection, target: Connection, progress: Callable[[int, int], None]) -> int:
    tables = metadata.sorted_tables
    with translate_errors(location(engine)):
        total = sum(source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    prepare_target(target)
    done = 0
    for table in tables:
        for number in insert_rows(target, table, _portions(engine, source, table)):
            done += number
            progress(done, total)
    restart_sequences(target, tables)
    return done


def _portions(engine: Engine, source: Connection, table: Table) -> Iterator[list[Row[tuple[object, ...]]]]:
    """The rows of a table. What the source refuses is told of the source, though the target is being written."""
    with (
        translate_errors(location(engine)),
        source.execute(select(*table.c), execution_options={"yield_per": _PORTION}) as rows,
    ):
        for portion in rows.partitions():
            yield list(portion)


def _compare(engine: Engine, source: Connection, target: Connection) -> Digest:
    """Compares the dumps line by line."""
    digest = Digest()
    lines = digest.of(_dump(engine, source))
    for number, (line, copied) in enumerate(zip_longest(lines, canonical_dump(target)), start=1):
        if line != copied:
            raise CopyDiffers(number, line, copied)
    return digest


def _dump(engine: Engine, source: Connection) -> Iterator[str]:
    with translate_errors(location(engine)):
        yield from canonical_dump(source)
