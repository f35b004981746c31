"""Workers or their parent are killed, or told to end: the archive is consistent, and the next run completes it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scraper.demo import Replica
from scraper.demo.faults import Delay
from tests.end_to_end.commands import BIN, finished, started
from tests.end_to_end.library import Library
from tests.end_to_end.several import SLUGS, served, wait_until, watching, workers

BOTH = SLUGS[:2]
SLOW = 1.5
"""Seconds that a page takes in the middle of each crawl; one that is ended gently waits for it."""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="workers are found in /proc")


@pytest.fixture(scope="module")
def replicas() -> Iterator[list[Replica]]:
    # Three pages a topic: of those that end at the second one, none is complete.
    with served(2, entries=25) as running:
        yield running


@pytest.fixture
def library(replicas: list[Replica], tmp_path: Path) -> Library:
    return watching(tmp_path / "archive", replicas)


@pytest.fixture
def running(library: Library, replicas: list[Replica]) -> Iterator["subprocess.Popen[str]"]:
    """A run of two workers, each of which waits for its second page."""
    for replica in replicas:
        replica.faults = [Delay(path="newsstart=11", seconds=SLOW)]
        replica.forget_requests()
    command = [BIN / "cuttings", "--archive", library.archive, "crawl", *BOTH, "--jobs", "2"]
    process = started(*command, start_new_session=True)
    wait_until(lambda: all(sum("newsstart=11" in asked.path for asked in one.requests) for one in replicas))
    yield process
    for replica in replicas:
        replica.faults = []
    process.kill()
    process.communicate()


def completes(library: Library, replicas: list[Replica]) -> None:
    """The next run ends well, and every record has its row."""
    for replica in replicas:
        replica.faults = []
    library.run("crawl", *BOTH)
    assert library.sizes()["entry"] == sum(len(replica.site.on(1).truth().entries()) for replica in replicas)
    assert None not in library.outcomes()
    library.check()


def test_a_worker_is_killed(library: Library, replicas: list[Replica], running: "subprocess.Popen[str]") -> None:
    os.kill(workers(running.pid)[0], signal.SIGKILL)
    run = finished(running, 1)
    (died,) = [slug for slug in BOTH if f"The process that crawled {slug} ended by signal 9" in run.stderr]
    (other,) = set(BOTH) - {died}
    assert sorted(map(str, library.outcomes())) == ["None", "finished"]
    assert f"{died}: " in run.stdout
    assert f"{other}: " in run.stdout
    completes(library, replicas)


def test_the_parent_is_killed(library: Library, replicas: list[Replica], running: "subprocess.Popen[str]") -> None:
    left = workers(running.pid)
    for pid in left:
        os.kill(pid, signal.SIGSTOP)  # as long as it takes to look
    os.kill(running.pid, signal.SIGKILL)
    assert str(library.archive) in library.run("crawl", *BOTH, status=75).stderr
    for pid in left:
        os.kill(pid, signal.SIGCONT)
    wait_until(lambda: not any(is_alive(pid) for pid in left))
    finished(running, -signal.SIGKILL)
    assert library.outcomes() == ["shutdown"] * 2
    completes(library, replicas)


def ctrl_c(process: "subprocess.Popen[str]") -> None:
    """As a terminal does: the workers are told by it and by their parent."""
    os.killpg(process.pid, signal.SIGINT)


def ctrl_c_twice(process: "subprocess.Popen[str]") -> None:
    ctrl_c(process)
    time.sleep(0.4)
    ctrl_c(process)


def terminate(process: "subprocess.Popen[str]") -> None:
    process.terminate()


ENDS: dict[str, tuple[Callable[["subprocess.Popen[str]"], None], str]] = {
    "ctrl-c": (ctrl_c, "shutdown"),
    "ctrl-c twice": (ctrl_c_twice, "killed"),
    "terminate": (terminate, "shutdown"),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_run_is_told_to_end(library: Library, running: "subprocess.Popen[str]", name: str) -> None:
    end, outcome = ENDS[name]
    begun = time.monotonic()
    end(running)
    run = finished(running, 130)
    assert time.monotonic() - begun < SLOW + 8
    assert run.stderr == ""
    assert run.stdout.count("interrupted") >= 2
    assert library.outcomes() == [outcome] * 2
    assert {visit["stop_reason"] for visit in library.visits()} == {"interrupted"}
    library.check()


def test_ctrl_c_before_anything_was_begun(library: Library) -> None:
    process = started(
        BIN / "cuttings", "--archive", library.archive, "crawl", *BOTH, "--jobs", "2", start_new_session=True
    )
    wait_until(lambda: workers(process.pid))
    ctrl_c(process)
    run = finished(process, 130)
    assert run.stderr.strip() == ""
    assert library.sizes()["capture"] == 0


def test_no_worker_hears_ctrl_c_while_python_starts(library: Library) -> None:
    process = started(BIN / "cuttings", "--archive", library.archive, "crawl", *BOTH, "--jobs", "2")
    wait_until(lambda: len(workers(process.pid)) == 2)
    assert all(has_blocked(pid, signal.SIGINT) for pid in workers(process.pid))
    assert finished(process).status == 0


def has_blocked(pid: int, number: int) -> bool:
    (mask,) = re.findall(r"SigBlk:\s*(\w+)", Path(f"/proc/{pid}/status").read_text())
    return bool(int(mask, 16) >> number - 1 & 1)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
