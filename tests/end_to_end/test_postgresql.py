"""An archive on PostgreSQL: the same commands, the same answers, and a server that goes away."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.folder import opened_archive
from pipelines.recover import recover
from scraper.demo.faults import Delay
from tests.end_to_end.commands import BIN, cuttings, finished, started
from tests.end_to_end.library import Library, small_site, watched
from tests.postgresql import Server, running_server


@dataclass(frozen=True, slots=True)
class Pair:
    """An archive on PostgreSQL that was made and filled by commands, and one on SQLite of the same captures."""

    server: Library
    file: Path


@pytest.fixture(scope="module")
def pair(postgresql_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    file = folder / "file"
    with watched(file, small_site()) as library, postgresql_server.database(template="template0") as url:
        cuttings("init", folder / "server", "--contact", "library@example.org", "--database", url)
        server = Library(folder / "server", library.replica)
        server.define()
        for _ in range(2):
            server.crawl()
        shutil.copytree(server.archive / "warc", file / "warc", dirs_exist_ok=True)
        with opened_archive(file) as opened:
            list(recover(opened, None))
        yield Pair(server, file)


def test_the_same_captures_give_the_same_dump(pair: Pair) -> None:
    dump = pair.server.run("dump").stdout
    assert len(dump.splitlines()) > 200
    assert cuttings("--archive", pair.file, "dump").stdout == dump


@pytest.mark.parametrize(
    "command",
    [
        ("export",),
        ("export", "--format", "csv", "--source", "replica"),
        ("stats", "--by", "month", "--json"),
        ("stats", "--by", "tag", "--json"),
        ("stats", "--by", "topic"),
    ],
)
def test_the_same_questions_have_the_same_answers(pair: Pair, command: tuple[str, ...]) -> None:
    answer = pair.server.run(*command).stdout
    assert answer
    assert cuttings("--archive", pair.file, *command).stdout == answer


def test_entries_and_listings_are_the_same(pair: Pair) -> None:
    slug = pair.server.replica.site.topics[0].slug
    listing = pair.server.listing(slug)
    assert len(listing) > 10
    for command in (("listing", f"replica/{slug}"), ("show", listing[0]["id"], "--json")):
        assert cuttings("--archive", pair.file, *command).stdout == pair.server.run(*command).stdout


def test_every_row_has_its_record(pair: Pair) -> None:
    pair.server.check()


def test_an_archive_moves_to_a_server_and_goes_on_there(library: Library, empty_postgresql: str) -> None:
    library.crawl()
    before = library.run("dump").stdout
    run = library.run("copy", "--to", empty_postgresql, "--switch")
    assert "postgres:***@" in run.stdout
    assert library.run("dump").stdout == before
    report = library.crawl()
    assert {topic["new"] for topic in report["topics"].values()} == {0}
    library.check()


@pytest.fixture
def mortal() -> Iterator[Server]:
    with running_server() as server:
        yield server


def test_a_server_that_goes_away_ends_a_crawl(mortal: Server, tmp_path: Path) -> None:
    delay = Delay(path="newsstart=11", seconds=2)
    with watched(tmp_path / "archive", small_site(), database=mortal.template, faults=[delay]) as library:
        process = started(BIN / "cuttings", "--archive", library.archive, "crawl", "replica")
        _wait_for_the_second_page(library, process)
        mortal.kill()
        run = finished(process, 4)
    assert "cuttings: postgresql://postgres:***@/migrated" in run.stderr
    assert len(run.stderr.splitlines()) < 6


def test_a_server_that_is_not_there(tmp_path: Path, empty_postgresql: str) -> None:
    cuttings("init", tmp_path, "--database", empty_postgresql)
    config = tmp_path / "cuttings.toml"
    config.write_text(config.read_text().replace("host=", "host=/nowhere"))
    for command in (("stats",), ("dump",), ("copy", "--to", "copy.db"), ("crawl", "eurocities")):
        run = cuttings("--archive", tmp_path, *command, status=4)
        assert "Check that the database server runs" in run.stderr
    assert list(tmp_path.glob("copy.db*")) == []


def test_without_the_driver_the_extra_is_named(tmp_path: Path) -> None:
    code = "import sys; sys.modules['psycopg'] = None; from pipelines.cli import main; main()"
    process = started(BIN / "python", "-c", code, "init", tmp_path, "--database", "postgresql://localhost/name")
    assert "pip install 'cuttings[postgresql]'" in finished(process, 4).stderr


def _wait_for_the_second_page(library: Library, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 20
    while not any("newsstart=11" in asked.path for asked in library.replica.requests) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.05)
