"""Making a release: written beside its place under a temporary name, which it takes when it is whole."""

import json
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from archive.db import translate_errors
from archive.errors import BadTime, OutputExists
from archive.export.evidence import coverage_table, membership_table
from archive.export.formats import table_writer
from archive.export.rows import entry_table, revision_table
from archive.export.tables import Table, iso_utc
from archive.files import Checksummed, written_whole, written_whole_bytes
from archive.models import capture
from archive.queries.collection import Collection, collected
from archive.release.bag import is_release, seal
from archive.release.citation import citation
from archive.release.datasheet import datasheet
from archive.release.descriptor import WrittenFile, descriptor
from archive.release.details import ReleaseDetails
from archive.release.tally import Tally
from archive.search.filters import Filters
from archive.search.matches import matches

__all__ = ["make_release"]

_FORMATS = ("csv", "parquet")


def make_release(conn: Connection, folder: Path, details: ReleaseDetails, *, force: bool = False) -> Tally:
    """Writes a release and tells what is in it. An empty folder is taken; with `force` an earlier release is replaced.

    Raises `OutputExists`, `BadTime` for a cut-off before the first capture, `MissingExtra` or `StorageFailed`.
    """
    collection = collected(conn, details.cutoff)
    if not collection.sources:
        raise BadTime("--cutoff", details.version, _first_capture(conn))
    with translate_errors(folder, "What was there before is as it was."):
        _check(folder, force)
        with _made_whole(folder.absolute()) as part:
            return _fill(conn, part, details, collection)


def _first_capture(conn: Connection) -> str:
    first = conn.execute(select(func.min(capture.c.captured_at, type_=capture.c.captured_at.type))).scalar()
    return f"the first capture is of {iso_utc(first)}" if first else "the archive has no capture yet"


def _check(folder: Path, force: bool) -> None:
    if folder.is_file():
        raise OutputExists(folder, "A release is a folder: choose another name.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if not is_release(folder):
        raise OutputExists(folder, "It is no release, so it is never replaced: choose another name.")
    if not force:
        raise OutputExists(folder)


@contextmanager
def _made_whole(folder: Path) -> Iterator[Path]:
    part, former = (folder.with_name(f".{folder.name}.{os.getpid()}.{what}") for what in ("part", "former"))
    try:
        part.mkdir()
        yield part
        if folder.exists():
            folder.rename(former)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)


def _fill(conn: Connection, part: Path, details: ReleaseDetails, collection: Collection) -> Tally:
    (part / "data").mkdir()
    tally = Tally()
    files = {}
    for kind in _FORMATS:
        for name, table in _tables(conn, details.cutoff):
            # Counted once, whatever the number of formats.
            counted = tally.counting(name, table) if kind == _FORMATS[0] else table
            files[name, kind] = _written(part, f"data/{name}.{kind}", kind, counted)
    described = descriptor(details, collection.sources, files)
    texts = {
        "datapackage.json": json.dumps(described, ensure_ascii=False, indent=2) + "\n",
        "datasheet.md": datasheet(details, collection, tally),
        "CITATION.cff": citation(details),
    }
    for name, text in texts.items():
        with written_whole(part / name) as out:
            out.write(text)
    seal(part, details.named, details.version)
    return tally


def _tables(conn: Connection, cutoff: datetime) -> Generator[tuple[str, Table]]:
    selected = matches(conn, None, Filters(), cutoff)
    yield "entries", entry_table(conn, selected, as_of=cutoff)
    yield "revisions", revision_table(conn, selected, as_of=cutoff)
    yield "memberships", membership_table(conn, as_of=cutoff)
    yield "coverage", coverage_table(conn, as_of=cutoff)


def _written(part: Path, path: str, kind: str, table: Table) -> WrittenFile:
    with written_whole_bytes(part / path) as out, closing(table.portions):
        checked = Checksummed(out)
        table_writer(kind)(table, checked)  # type: ignore[arg-type]  # a raw file is all that writers need
    return WrittenFile(path=path, size=checked.size, sha256=checked.sha256)
