"""A full disk, a killed writer and a second writer, all of them real."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.records import CrawlRecord
from archive.warc import Exchange, WarcLocked, WarcWriter, iter_records, repair, warc_files
from archive.warc.files import SERIAL_LOCK
from archive.warc.lock import LOCK_NAME, locked

Make = Callable[..., Exchange]

PRELUDE = """
    import resource, signal, sys
    from datetime import UTC, datetime
    from pathlib import Path
    from archive.records import CrawlRecord
    from archive.warc import Exchange, WarcWriter
    from archive.warc.lock import locked
    at = datetime(2019, 5, 20, tzinfo=UTC)
    crawl = CrawlRecord(ident="child", source="s", kind="crawl", started_at=at, software="c")
    folder = Path(sys.argv[1])
    def exchange(number, size):
        body = (str(number) * size).encode()[:size]
        return Exchange(url=f"http://www.example.org/{number}", captured_at=at, status=200, body=body)
"""


def start_child(folder: Path, script: str) -> "subprocess.Popen[str]":
    source = textwrap.dedent(PRELUDE) + textwrap.dedent(script)
    return subprocess.Popen(
        [sys.executable, "-c", source, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def read_line(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def tell(child: "subprocess.Popen[str]") -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


def run_child(folder: Path, script: str) -> str:
    child = start_child(folder, script)
    try:
        return child.communicate(timeout=30)[0]
    finally:
        child.kill()


FULL_DISK = """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with WarcWriter(folder, crawl, level=0) as writer:
        place = writer.write_exchange(exchange(1, 1000)).position
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))
        file = folder / place.file
        before = file.stat().st_size
        try:
            writer.write_exchange(exchange(2, 9000))
        except OSError as error:
            print(error.errno, file.stat().st_size - before)
        writer.write_exchange(exchange(3, 10))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        writer.write_exchange(exchange(4, 9000))
"""


def test_a_full_disk_leaves_whole_records(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    assert run_child(folder, FULL_DISK) == "27 0\n"
    (path,) = warc_files(folder)
    urls = [record.header("WARC-Target-URI") for record in iter_records(path) if record.type == "response"]
    assert urls == [f"http://www.example.org/{number}" for number in (1, 3, 4)]
    assert repair(path) is None
    with WarcWriter(folder, crawl) as writer:
        writer.write_exchange(make_exchange(5))
    assert warc_files(folder) == [path]


FULL_AT_OPENING = """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
    for attempt in range(2):
        try:
            WarcWriter(folder, crawl)
        except OSError as error:
            print(error.errno)
"""


def test_a_disk_that_is_full_from_the_start(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    assert run_child(folder, FULL_AT_OPENING) == "27\n27\n"
    (path,) = warc_files(folder)
    assert path.stat().st_size == 0
    with WarcWriter(folder, crawl) as writer:
        writer.write_exchange(make_exchange(1))
    assert [record.type for record in iter_records(path)] == ["warcinfo", "metadata", "request", "response"]


FULL_AT_ROTATION = """
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with WarcWriter(folder, crawl, max_size=1000, level=0) as writer:
        writer.write_exchange(exchange(1, 1000))
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
        for attempt in range(2):
            try:
                writer.write_exchange(exchange(2, 10))
            except OSError as error:
                print(error.errno)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        writer.write_exchange(exchange(3, 10))
"""


def test_a_disk_that_is_full_at_rotation(folder: Path) -> None:
    assert run_child(folder, FULL_AT_ROTATION) == "27\n27\n"
    first, second = warc_files(folder)
    assert [record.type for record in iter_records(first)] == ["warcinfo", "metadata", "request", "response"]
    assert [record.type for record in iter_records(second)] == ["warcinfo", "metadata", "request", "response"]


@pytest.mark.parametrize("name", [LOCK_NAME, SERIAL_LOCK])
def test_a_folder_that_cannot_be_written_is_an_os_error(folder: Path, crawl: CrawlRecord, name: str) -> None:
    (folder / name).mkdir()
    with pytest.raises(IsADirectoryError), locked(folder):
        WarcWriter(folder, crawl)


WRITE_FOREVER = """
    with WarcWriter(folder, crawl, durable=False, level=0) as writer:
        number = 0
        while True:
            number += 1
            place = writer.write_exchange(exchange(number, 3_000_000)).position
            print(place.offset + place.length, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.003, 0.01, 0.02, 0.05])
def test_killed_in_the_middle_of_writing(folder: Path, crawl: CrawlRecord, make_exchange: Make, delay: float) -> None:
    child = start_child(folder, WRITE_FOREVER)
    assert child.stdout is not None
    try:
        acknowledged = [int(child.stdout.readline()) for _ in range(3)]
        time.sleep(delay)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in child.communicate(timeout=30)[0].splitlines()]
    (path,) = warc_files(folder)
    began = time.perf_counter()
    repaired = repair(path)
    took = time.perf_counter() - began
    kept = repaired.kept if repaired else path.stat().st_size
    with WarcWriter(folder, crawl) as writer:
        writer.write_exchange(make_exchange(1))
    assert kept >= acknowledged[-1]
    assert took < 5
    assert [record.type for record in iter_records(path)][-4:] == ["warcinfo", "metadata", "request", "response"]
    assert repair(path) is None


HOLD = """
    with locked(folder) as lock:
        print("open", flush=True)
        sys.stdin.readline()
        lock.share()
        print("shared", flush=True)
        signal.pause()
"""


def test_a_second_run_is_refused_until_the_first_dies(folder: Path) -> None:
    child = start_child(folder, HOLD)
    try:
        assert read_line(child) == "open"
        for shared in (False, True):
            with pytest.raises(WarcLocked) as caught, locked(folder, shared=shared):
                pass
        assert (caught.value.folder, caught.value.pid) == (folder, child.pid)
        assert str(child.pid) in str(caught.value)
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.communicate(timeout=30)
    with locked(folder):
        pass


def test_a_run_lasts_as_long_as_any_of_its_workers(folder: Path) -> None:
    child = start_child(folder, HOLD)
    try:
        assert read_line(child) == "open"
        tell(child)
        assert read_line(child) == "shared"
        with locked(folder, shared=True):
            os.kill(child.pid, signal.SIGKILL)
            child.communicate(timeout=30)
            with pytest.raises(WarcLocked), locked(folder):
                pass
    finally:
        child.kill()
    with locked(folder), pytest.raises(WarcLocked), locked(folder, shared=True):
        pass


def test_two_runs_in_one_process(folder: Path) -> None:
    with locked(folder), pytest.raises(WarcLocked) as caught, locked(folder):
        pass
    assert caught.value.pid == os.getpid()


def test_a_refused_opening_lets_go_of_its_file(folder: Path, crawl: CrawlRecord) -> None:
    WarcWriter(folder, crawl).close()
    blocked = folder / "cuttings-20190520T000000Z-00002.warc.gz"
    blocked.mkdir()
    with pytest.raises(IsADirectoryError):
        WarcWriter(folder, crawl)
    blocked.rmdir()
    with WarcWriter(folder, crawl):
        assert len(warc_files(folder)) == 1
