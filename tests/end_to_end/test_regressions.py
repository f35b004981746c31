"""What once went wrong, each with what it looked like then."""

import os
import signal
import sqlite3
import time
from pathlib import Path

from scraper.demo.faults import Redirect, Refuse, Silence
from tests.end_to_end.commands import BIN, finished, started
from tests.end_to_end.library import Library

URL = "http://www.eurocities.eu/eurocities/issues/smart-cities-issue"
TEXT = "smart cities\n\nA day in town\n\nIt was sunny.\n\npublication date: 08-05-2019\n"


def test_a_text_of_one_record_and_no_introduction_can_be_imported(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    library.run("import", file, "--source", "eurocities", "--url", URL, "--captured-at", "2019-05-20T00:00:00Z")
    assert [row["title"] for row in library.export()] == ["A day in town"]


def test_an_export_whose_reader_goes_away_early_is_no_error(library: Library) -> None:
    library.crawl()
    line = f'"{BIN / "cuttings"}" --archive "{library.archive}" export | head -c 10'
    run = finished(started("bash", "-c", line), 0)
    assert run.stdout[:6] == '{"id":'
    # What fits into the pipe is written before the reader is gone.
    assert run.stderr == "" or run.stderr.startswith("stdout: ")


def test_ctrl_c_does_not_wait_for_a_server_that_does_not_answer(library: Library) -> None:
    library.replica.faults = [Silence(limit=50.0)]
    process = started(BIN / "cuttings", "--archive", library.archive, "crawl", "replica")
    deadline = time.monotonic() + 20
    while all(asked.path == "/robots.txt" for asked in library.replica.requests) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    # Well below the 50 seconds of the server, and far above the two that a request under way still gets.
    assert finished(process, timeout=20).status == 130
    # The requests that waited for their turn are not sent any more.
    assert len([asked for asked in library.replica.requests if asked.path != "/robots.txt"]) == 1


def test_a_database_that_is_refused_is_left_as_it_is(library: Library) -> None:
    database = library.archive / "archive.db"
    database.unlink()
    recipes = sqlite3.connect(database)
    recipes.execute("CREATE TABLE recipe (name TEXT)")
    recipes.close()
    before = database.read_bytes()
    assert str(database) in library.run("export", status=4).stderr
    assert database.read_bytes() == before


def test_an_answer_that_is_not_all_of_a_page_is_no_page(library: Library) -> None:
    # It was read, and its entries were then dropped without a word.
    library.replica.faults = [Refuse(status=206)]
    report = library.crawl(status=3)
    assert {topic["stop_reason"] for topic in report["topics"].values()} == {"http error"}
    assert report["errors"] == 0


def test_a_file_name_of_any_bytes_blocks_nothing(library: Library, tmp_path: Path) -> None:
    # The database refused the name, and every later run met it again in the WARC file.
    file = tmp_path / os.fsdecode(b"n\xff.txt")
    file.write_text(TEXT, encoding="utf-8")
    library.run("import", file, "--source", "eurocities", "--url", URL, "--captured-at", "2019-05-20T00:00:00Z")
    assert [row["title"] for row in library.export()] == ["A day in town"]
    assert library.crawl()["notes"] == []


def test_a_topic_that_moved_to_another_does_not_take_its_entries(library: Library) -> None:
    # The bytes were known, and so was what they listed: under the other topic.
    one, other = (topic.slug for topic in library.replica.site.topics[:2])
    library.crawl()
    there = f"/eurocities/issues/{other}-issue"
    library.replica.faults = [Redirect(path=f"/issues/{one}-issue$", to=there)]
    report = library.crawl(target=f"replica/{one}", status=3)
    assert report["topics"][one]["stop_reason"] == "moved"
    assert report["topics"][one]["unchanged"] == 0
