"""Ended by Ctrl-C, killed, or started twice: the archive is consistent, and the next crawl completes it."""

import gzip
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from scraper.demo import Site
from scraper.demo.answers import Answer
from scraper.demo.faults import Delay, Fault, Refuse
from tests.end_to_end.commands import BIN, TIMEOUT, Run, finished, started
from tests.end_to_end.library import Library, in_parallel, watched

SITE = Site(7, topics=2, entries_per_topic=25)
"""Three pages a topic: of those that end at the second one, none is complete."""
TORN = gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n" * 50)[:60]
"""What a kill in the middle of a write leaves."""
PATIENCE = 20.0
"""Seconds until a crawl must have come to the second page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A crawl that was ended in the middle, and what it left behind."""

    run: Run
    library: Library
    visits: list[dict[str, Any]]
    outcomes: list[str | None]
    stored: int
    """Entries."""
    seconds: float
    """From the signal to the end."""
    warc: str
    notes: list[str]
    """Of the next crawl, before which the beginning of a record was appended to the WARC file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Fault):
    """Answers only when the test lets go, however slowly the machine starts other processes meanwhile."""

    let_go: Event = field(default_factory=Event)

    def spoil(self, answer: Answer) -> Answer:
        self.let_go.wait(TIMEOUT)
        return answer


def _ctrl_c(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)


def _ctrl_c_twice(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()


# How the crawl is ended, and the seconds that the answer under way takes: one Ctrl-C waits for it, two do not.
ENDS: dict[str, tuple[Callable[[subprocess.Popen[str]], None], float]] = {
    "ctrl-c": (_ctrl_c, 0.7),
    "ctrl-c twice": (_ctrl_c_twice, 50.0),
    "kill": (_kill, 50.0),
}


@pytest.fixture(scope="module")
def all_ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    folder = tmp_path_factory.mktemp("interruptions")
    return in_parallel(lambda name: _ended(folder / name, *ENDS[name]), ENDS)


@pytest.fixture(params=["ctrl-c", "ctrl-c twice"])
def ended(request: pytest.FixtureRequest, all_ended: dict[str, Ended]) -> Ended:
    return all_ended[request.param]


def test_ctrl_c_ends_a_crawl_with_its_own_status(ended: Ended) -> None:
    assert ended.run.status == 130
    assert "interrupted" in ended.run.stdout
    assert ended.seconds < 15


def test_visits_that_ctrl_c_ended_are_marked(ended: Ended) -> None:
    reasons = {visit["stop_reason"]: visit["complete"] for visit in ended.visits}
    assert not reasons["interrupted"]
    assert reasons.keys() == {"interrupted"}
    assert ended.outcomes in (["shutdown"], ["killed"])


def test_what_was_read_before_ctrl_c_stays(ended: Ended) -> None:
    assert ended.stored >= 10


def test_a_killed_crawl_leaves_no_word(all_ended: dict[str, Ended]) -> None:
    killed = all_ended["kill"]
    assert killed.run.status == -signal.SIGKILL
    assert killed.outcomes == [None]
    assert {visit["stop_reason"] for visit in killed.visits} == {None}
    assert killed.stored >= 10


@pytest.mark.parametrize("name", ENDS)
def test_the_next_crawl_completes_the_archive(all_ended: dict[str, Ended], name: str) -> None:
    after, truth = all_ended[name], SITE.on(1).truth()
    cut, *rest = after.notes
    assert cut == f"{after.warc}: {len(TORN)} bytes of a torn record were cut"
    # A kill can fall between a capture and its row; what else there is to say is that it was stored now.
    assert all(note.endswith("were stored") for note in rest)
    assert after.library.sizes()["entry"] == len(truth.entries())
    last = [visit["stop_reason"] for visit in after.library.visits()][-len(truth.topics) :]
    assert last == ["last page"] * len(truth.topics)


@pytest.mark.parametrize("name", ENDS)
def test_every_record_can_be_read_afterwards(all_ended: dict[str, Ended], name: str) -> None:
    library = all_ended[name].library
    library.check()
    assert {record.type for record in library.records()} >= {"warcinfo", "metadata", "request", "response"}


def test_an_archive_that_another_crawl_writes_is_left_alone(library: Library) -> None:
    held = Held(path="newsstart=11")
    library.replica.faults = [held]
    first = _crawling(library)
    _wait_for(library, 1)
    run = library.run("crawl", "replica", status=75)
    assert str(library.archive) in run.stderr
    # Reading goes on meanwhile.
    assert library.run("stats").stdout
    held.let_go.set()
    assert finished(first).status == 0
    assert library.outcomes() == ["finished"]


def test_ctrl_c_while_a_busy_site_is_left_alone_ends_at_once(library: Library) -> None:
    library.replica.faults = [Refuse(retry_after=60)]
    process = _crawling(library)
    _wait_for(library, 1)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert finished(process).status == 130
    assert time.monotonic() - begin < 10


def _ended(folder: Path, end: Callable[[subprocess.Popen[str]], None], delay: float) -> Ended:
    """Crawls until a second page is waited for, ends the crawl there, looks, and crawls again."""
    with watched(folder, SITE, faults=[Delay(path="newsstart=11", seconds=delay)]) as library:
        process = _crawling(library)
        _wait_for(library, 3)
        begin = time.monotonic()
        end(process)
        run = finished(process)
        seconds = time.monotonic() - begin
        library.replica.faults = []
        visits, outcomes, stored = library.visits(), library.outcomes(), library.sizes()["entry"]
        (warc,) = (library.archive / "warc").glob("*.warc.gz")
        with warc.open("ab") as stream:
            stream.write(TORN)
        report = library.crawl()
    return Ended(
        run=run,
        library=library,
        visits=visits,
        outcomes=outcomes,
        stored=stored,
        seconds=seconds,
        warc=warc.name,
        notes=report["notes"],
    )


def _crawling(library: Library) -> subprocess.Popen[str]:
    return started(BIN / "cuttings", "--archive", library.archive, "crawl", "replica")


def _wait_for(library: Library, pages: int) -> None:
    """Until the server was asked for so many pages."""
    deadline = time.monotonic() + PATIENCE
    while sum(asked.path != "/robots.txt" for asked in library.replica.requests) < pages:
        assert time.monotonic() < deadline, "the crawl does not come to its pages"
        time.sleep(0.02)
