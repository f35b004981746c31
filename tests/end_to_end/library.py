"""A replica that is being served, and the archive that watches it."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import func, select

from archive.dump import canonical_dump
from archive.folder import create_archive, opened_archive
from archive.models import capture, crawl, metadata, topic, visit
from archive.records import WarcPosition
from archive.warc import Payload, Record, iter_records, read_payload, warc_files
from scraper.demo import Replica, Site, serve
from scraper.demo.definition import definition
from tests.end_to_end.commands import Run, cuttings

__all__ = ["SOURCE", "Library", "count_rows", "in_parallel", "small_site", "watched"]

SOURCE = "replica"

K = TypeVar("K")
V = TypeVar("V")

_CAPTURES = ("response", "revisit", "resource")
_MIGRATING = Lock()
"""Alembic keeps its context in globals: archives are made by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Library:
    """The folder of an archive whose source `replica` is the replica beside it."""

    archive: Path
    replica: Replica
    _numbers: Iterator[int] = field(default_factory=count)

    def define(self, **options: Any) -> None:
        """Writes the source definition, for example with only so many topics `known`."""
        self.write_definition(definition(self.replica.site, self.replica.url, **options))

    def write_definition(self, text: str) -> None:
        (self.archive / "sources" / f"{SOURCE}.toml").write_text(text, encoding="utf-8")

    def run(self, *arguments: object, status: int = 0, **options: Any) -> Run:
        return cuttings("--archive", self.archive, *arguments, status=status, **options)

    def crawl(self, *arguments: object, status: int = 0, target: str = SOURCE) -> dict[str, Any]:
        """Crawls, and gives what `--report` says of it. A healthy crawl says nothing on standard error."""
        report = self.archive / "reports" / f"{next(self._numbers)}.json"
        run = self.run("crawl", target, *arguments, "--report", report, status=status)
        assert status or run.stderr == ""
        (only,) = json.loads(report.read_text(encoding="utf-8"))["crawls"]
        assert isinstance(only, dict)
        return only

    def export(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run("export").stdout.splitlines()]

    def listing(self, slug: str) -> list[dict[str, Any]]:
        entries = json.loads(self.run("listing", f"{SOURCE}/{slug}", "--json").stdout)["entries"]
        assert isinstance(entries, list)
        return entries

    def captures(self) -> list[dict[str, Any]]:
        """The rows of all captures, in the order in which they were stored."""
        with opened_archive(self.archive) as opened, opened.reading() as conn:
            return [dict(row._mapping) for row in conn.execute(select(*capture.c).order_by(capture.c.id))]

    def visits(self) -> list[dict[str, Any]]:
        """The rows of all visits with their topics' slugs, in the order in which they were stored."""
        statement = select(*visit.c, topic.c.slug).join(topic).order_by(visit.c.id)
        with opened_archive(self.archive) as opened, opened.reading() as conn:
            return [dict(row._mapping) for row in conn.execute(statement)]

    def outcomes(self) -> list[str | None]:
        """How the crawls ended, in the order in which they began; None for one that did not."""
        with opened_archive(self.archive) as opened, opened.reading() as conn:
            return list(conn.execute(select(crawl.c.outcome).order_by(crawl.c.id)).scalars())

    def sizes(self) -> Counter[str]:
        return count_rows(self.archive)

    def dump(self) -> list[dict[str, Any]]:
        """The canonical dump, line by line."""
        with opened_archive(self.archive) as opened, opened.reading() as conn:
            return [json.loads(line) for line in canonical_dump(conn)]

    def records(self) -> list[Record]:
        """All WARC records, each whole and with the digests it states."""
        return [record for file in warc_files(self.archive / "warc") for record in iter_records(file)]

    def payload(self, row: dict[str, Any]) -> Payload:
        """What the row of a capture names in the WARC files."""
        place = WarcPosition(file=row["warc_file"], offset=row["warc_offset"], length=row["warc_length"])
        return read_payload(self.archive / "warc", place)

    def check(self) -> None:
        """Every row has its whole record, and every record of an answer its row."""
        rows = self.captures()
        assert [self.payload(row).url for row in rows] == [row["url"] for row in rows]
        kept = {(record.file.name, record.offset) for record in self.records() if record.type in _CAPTURES}
        assert kept == {(row["warc_file"], row["warc_offset"]) for row in rows}


def count_rows(archive: Path) -> Counter[str]:
    """Rows per table."""
    counts = {name: select(func.count()).select_from(table) for name, table in metadata.tables.items()}
    with opened_archive(archive) as opened, opened.reading() as conn:
        return Counter({name: conn.execute(statement).scalar_one() for name, statement in counts.items()})


@contextmanager
def watched(folder: Path, site: Site, *, database: str | None = None, **options: Any) -> Iterator[Library]:
    """Serves `site` with the `options` of `serve`, and makes an archive in `folder` that knows it."""
    with serve(site, **options) as replica:
        with _MIGRATING:
            create_archive(folder, database=database).close()
        library = Library(folder, replica)
        library.define()
        yield library


def small_site(seed: int = 7) -> Site:
    """Two topics of two pages each: the least that has everything a crawl is about."""
    return Site(seed, topics=2, entries_per_topic=12)


def in_parallel(do: Callable[[K], V], keys: Iterable[K]) -> dict[K, V]:
    """What `do` gives for each key, so many at a time as there are processors: most of it is commands that start."""
    wanted = list(keys)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(wanted, pool.map(do, wanted), strict=True))
