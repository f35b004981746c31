"""What people get wrong: arguments, names, files, folders. One message, the right exit status, nothing stored."""

import json
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scraper.demo.definition import definition
from tests.end_to_end.commands import Run, cuttings
from tests.end_to_end.library import Library, in_parallel, small_site, watched

URL = "http://www.eurocities.eu/eurocities/issues/smart-cities-issue"
TIME = "2019-05-20T00:00:00Z"
GARDEN = b"<html><h1>Our garden</h1><p>The roses are out, and the hedge has been cut.</p></html>"
NOISE = random.Random(7).randbytes(50_000)
GOOD = b"smart cities\n\nCities that use data.\n\nA day in town\n\nIt was sunny.\n\npublication date: 08-05-2019\n"
FILES = {
    "garden.html": GARDEN,
    "garden.txt": b"Our garden\n\nThe roses are out.\n",
    "empty.html": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + NOISE,
    "noise.html": NOISE,
    "large.html": b"<html>" + b"<p>much too much</p>\n" * 2_000_000,
    "good.txt": GOOD,
}


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments in which `{}` stands for the folder of the files, the status to end with, and what must be said."""

    arguments: tuple[str, ...]
    status: int
    said: str


def importing(name: str, status: int, said: str | None = None, url: str = URL, time: str = TIME) -> Call:
    command = ("import", f"{{}}/{name}", "--source", "eurocities", "--url", url, "--captured-at", time)
    return Call(command, status, said or name)


CALLS = {
    "no listing": importing("garden.html", 6, URL),
    "a text that is no listing": importing("garden.txt", 6, URL),
    "an empty file": importing("empty.html", 1, "empty"),
    "a picture": importing("picture.png", 6, URL),
    "a binary file that is called HTML": importing("noise.html", 6, URL),
    "40 MB": importing("large.html", 1, "32 MB"),
    "no file": importing("nowhere.html", 1),
    "an address that is none": importing("good.txt", 2, "--url 'nonsense'", url="nonsense"),
    "a broken address": importing("good.txt", 2, "--url 'http://[/'", url="http://[/"),
    "an address elsewhere": importing("good.txt", 2, "--url", url="http://example.org/"),
    "a time that is none": importing("good.txt", 2, "--captured-at 'yesterday'", time="yesterday"),
    "one bad file of two": Call(
        ("import", "{}/good.txt", "{}/garden.txt", "--source", "eurocities", "--url", URL), 6, URL
    ),
    "an unknown source": Call(("crawl", "atlantis"), 5, "atlantis"),
    "an unknown topic": Call(("crawl", "replica/no_such topic"), 5, "no_such topic"),
    "no contact": Call(("crawl", "eurocities"), 7, "cuttings.toml"),
    "no contact for one of two": Call(("crawl", "replica", "eurocities"), 7, "www.eurocities.eu"),
    "no target": Call(("crawl",), 2, "SOURCE"),
    "a listing that was never crawled": Call(("listing", "replica/innovation"), 8, "replica"),
    "an entry that does not exist": Call(("show", "zzzz"), 8, "zzzz"),
}


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """All of them in one archive, which must be empty in the end, and no page asked for."""
    folder = tmp_path_factory.mktemp("input")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)

    def run(name: str) -> Run:
        call = CALLS[name]
        return library.run(*(part.replace("{}", str(folder)) for part in call.arguments), status=call.status)

    with watched(folder / "archive", small_site()) as library:
        results = in_parallel(run, CALLS)
        assert library.sizes().total() == 0
        assert list((library.archive / "warc").glob("*.warc.gz")) == []
        assert library.replica.requests == []
    return results


@pytest.mark.parametrize("name", CALLS)
def test_the_message_names_what_is_wrong(runs: dict[str, Run], name: str) -> None:
    assert CALLS[name].said in runs[name].stderr
    assert len(runs[name].stderr.splitlines()) < 6


@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_printed_where_results_are_read(runs: dict[str, Run], name: str) -> None:
    assert runs[name].stdout == ""


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("size = 10", "size = 10\nsise = 20", "pagination.sise"),
        ("size = 10", 'size = "many"', "pagination.size"),
        ('order = "DMY"', 'order = "DYM"', "dates.order"),
        ('zone = "Europe/Brussels"', 'zone = "Europe/Atlantis"', "dates.zone"),
        ('slug = "replica"', 'slug = "other"', "slug"),
        ("[labels]", "[labels", "(file)"),
    ],
)
def test_a_wrong_definition(library: Library, right: str, wrong: str, key: str) -> None:
    text = definition(library.replica.site, library.replica.url)
    assert right in text
    library.write_definition(text.replace(right, wrong))
    run = library.run("sources", "show", "replica", status=5)
    assert str(library.archive / "sources" / "replica.toml") in run.stderr
    assert f"\n  {key}: " in run.stderr


def test_a_source_whose_definition_is_wrong_is_not_crawled(library: Library) -> None:
    library.write_definition(definition(library.replica.site, library.replica.url).replace("mirrors =", "mirors ="))
    run = library.run("crawl", "replica", status=5)
    assert str(library.archive / "sources" / "replica.toml") in run.stderr
    assert "\n  site.mirors: " in run.stderr
    assert library.replica.requests == []


def test_a_wrong_definition_hides_no_other_source(library: Library) -> None:
    library.write_definition("slug = 1")
    run = library.run("sources", "list", "--json", status=5)
    assert [row["source"] for row in json.loads(run.stdout)] == ["eurocities", "eurocities-latest"]
    assert "replica.toml" in run.stderr


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    for command in (("crawl", "eurocities"), ("export",)):
        run = cuttings("--archive", tmp_path / "nothing", *command, status=4)
        assert "init" in run.stderr
    assert not (tmp_path / "nothing").exists()


def test_an_archive_is_not_made_twice(library: Library) -> None:
    before = (library.archive / "cuttings.toml").read_bytes()
    run = cuttings("init", library.archive, "--contact", "other@example.org", status=4)
    assert str(library.archive) in run.stderr
    assert (library.archive / "cuttings.toml").read_bytes() == before


def _nothing_of_it(database: Path) -> None:
    database.unlink()


def _empty(database: Path) -> None:
    database.write_bytes(b"")


def _text(database: Path) -> None:
    database.write_bytes(b"not a database at all\n" * 500)


def _noise(database: Path) -> None:
    database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


def _recipes(database: Path) -> None:
    database.unlink()
    _execute(database, "CREATE TABLE recipe (name TEXT)")


def _newer(database: Path) -> None:
    _execute(database, "UPDATE alembic_version SET version_num = '9999'")


def _execute(database: Path, statement: str) -> None:
    connection = sqlite3.connect(database)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("spoil", [_nothing_of_it, _empty, _text, _noise, _recipes, _newer])
def test_a_database_that_is_none_of_ours(library: Library, spoil: Callable[[Path], None]) -> None:
    database = library.archive / "archive.db"
    spoil(database)
    run = library.run("export", status=4)
    assert str(database) in run.stderr
    assert ("newer version" in run.stderr and "9999" in run.stderr) == (spoil is _newer)


@pytest.mark.parametrize("spoil", [_text, _newer])
def test_nothing_is_asked_for_where_it_cannot_be_kept(library: Library, spoil: Callable[[Path], None]) -> None:
    database = library.archive / "archive.db"
    spoil(database)
    before = database.read_bytes()
    assert str(database) in library.run("crawl", "replica", status=4).stderr
    assert database.read_bytes() == before
    assert library.replica.requests == []


def test_settings_that_are_wrong(library: Library) -> None:
    config = library.archive / "cuttings.toml"
    config.write_text('contract = "you@example.org"\n', encoding="utf-8")
    run = library.run("stats", status=4)
    assert str(config) in run.stderr
    assert "contract" in run.stderr


def test_a_warc_file_shorter_than_the_database_knows(library: Library) -> None:
    library.crawl("--max-pages", "1")
    (file,) = (library.archive / "warc").glob("*.warc.gz")
    with file.open("r+b") as stream:
        stream.truncate(1000)
    assert file.name in library.run("crawl", "replica", status=4).stderr
    assert file.stat().st_size == 1000
