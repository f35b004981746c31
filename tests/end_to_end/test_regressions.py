"""What once went wrong, each with what it looked like then."""

import signal
import sqlite3
import time
from pathlib import Path

from scraper.demo.faults import Silence
from tests.end_to_end.commands import BIN, finished, started
from tests.end_to_end.library import Library


def test_a_text_of_one_record_and_no_introduction_can_be_imported(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(
        "smart cities\n\nA day in town\n\nIt was sunny.\n\npublication date: 08-05-2019\n", encoding="utf-8"
    )
    url = "http://www.eurocities.eu/eurocities/issues/smart-cities-issue"
    library.run("import", file, "--source", "eurocities", "--url", url, "--captured-at", "2019-05-20T00:00:00Z")
    assert [row["title"] for row in library.export()] == ["A day in town"]


def test_an_export_whose_reader_goes_away_early_is_no_error(library: Library) -> None:
    library.crawl()
    line = f'"{BIN / "cuttings"}" --archive "{library.archive}" export | head -c 10'
    run = finished(started("bash", "-c", line), 0)
    assert (run.stdout[:6], run.stderr) == ('{"id":', "")


def test_ctrl_c_does_not_wait_for_a_server_that_does_not_answer(library: Library) -> None:
    library.replica.faults = [Silence(limit=50.0)]
    process = started(BIN / "cuttings", "--archive", library.archive, "crawl", "replica")
    deadline = time.monotonic() + 20
    while all(asked.path == "/robots.txt" for asked in library.replica.requests) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert finished(process, timeout=5).status == 130


def test_a_database_that_is_refused_is_left_as_it_is(library: Library) -> None:
    database = library.archive / "archive.db"
    database.unlink()
    recipes = sqlite3.connect(database)
    recipes.execute("CREATE TABLE recipe (name TEXT)")
    recipes.close()
    before = database.read_bytes()
    assert str(database) in library.run("export", status=4).stderr
    assert database.read_bytes() == before
