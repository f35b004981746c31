"""Several writers side by side: a file each, no number twice, and the same files again the next time."""

import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from archive.records import CrawlRecord
from archive.warc import Exchange, WarcWriter, iter_records, repair, warc_files
from tests.archive.warc.test_mishaps import start_child

Make = Callable[..., Exchange]


def test_each_has_a_file_of_its_own(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with ExitStack() as open_ones:
        writers = [open_ones.enter_context(WarcWriter(folder, crawl)) for _ in range(3)]
        places = [writer.write_exchange(make_exchange(number)).position for number, writer in enumerate(writers)]
    assert [folder / place.file for place in places] == warc_files(folder)
    assert len(set(places)) == 3


def test_hour_after_hour_they_append_to_the_same_files(folder: Path, crawl: CrawlRecord) -> None:
    for number in (3, 1, 2, 3):
        with ExitStack() as open_ones:
            for _ in range(number):
                open_ones.enter_context(WarcWriter(folder, crawl))
    assert [len(list(iter_records(path))) for path in warc_files(folder)] == [2, 3, 4]


def test_the_newest_that_is_free_is_taken(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with WarcWriter(folder, crawl), WarcWriter(folder, crawl) as second:
        newest = second.write_exchange(make_exchange()).position.file
    with WarcWriter(folder, crawl) as again:
        assert again.write_exchange(make_exchange()).position.file == newest


def test_one_that_another_has_just_filled_is_not_taken(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with WarcWriter(folder, crawl) as writer:
        size = writer.write_exchange(make_exchange()).position
    with WarcWriter(folder, crawl, max_size=size.offset + size.length) as writer:
        assert writer.write_exchange(make_exchange()).position.file != size.file


def test_a_full_one_that_nobody_may_write_is_no_hindrance(folder: Path, crawl: CrawlRecord) -> None:
    WarcWriter(folder, crawl).close()
    (path,) = warc_files(folder)
    path.chmod(0o444)
    with WarcWriter(folder, crawl, max_size=100):
        assert len(warc_files(folder)) > 1


ROTATE = """
    name = sys.stdin.readline().strip()
    for number in range(15):
        with WarcWriter(folder, crawl, max_size=1500, durable=False, level=0) as writer:
            for size in range(3):
                print(writer.write_exchange(exchange(number, 500)).position.file)
"""


def test_numbers_are_given_once(folder: Path) -> None:
    children = [start_child(folder, ROTATE) for _ in range(4)]
    for number, child in enumerate(children):
        assert child.stdin is not None
        child.stdin.write(f"{number}\n")
        child.stdin.flush()
    written = [name for child in children for name in finished(child)]
    files = warc_files(folder)
    assert Counter(path.name[-13:-8] for path in files).most_common(1)[0][1] == 1
    assert [int(path.name[-13:-8]) for path in files] == list(range(1, len(files) + 1))
    assert len(written) == 4 * 15 * 3
    assert sum(record.type == "response" for path in files for record in iter_records(path)) == len(written)
    assert [repair(path) for path in files] == [None] * len(files)


def finished(child: "subprocess.Popen[str]") -> list[str]:
    output, _ = child.communicate(timeout=30)
    assert child.returncode == 0
    return output.splitlines()


def test_a_file_is_named_after_its_own_time(folder: Path, crawl: CrawlRecord) -> None:
    later = crawl.started_at + timedelta(days=2)
    WarcWriter(folder, crawl, at=later).close()
    assert [path.name for path in warc_files(folder)] == ["cuttings-20190522T000000Z-00001.warc.gz"]
