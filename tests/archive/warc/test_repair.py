"""A torn tail is cut to the last whole record, and appending goes on from there."""

import os
import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.records import CrawlRecord
from archive.warc import (
    Exchange,
    Repair,
    WarcShortened,
    WarcWriter,
    Written,
    iter_records,
    only_notes_follow,
    repair,
    warc_files,
)

Make = Callable[..., Exchange]


def write(folder: Path, crawl: CrawlRecord, exchanges: list[Exchange], **options: object) -> list[Written]:
    with WarcWriter(folder, crawl, durable=False, **options) as writer:  # type: ignore[arg-type]
        return [writer.write_exchange(exchange) for exchange in exchanges]


def ends(path: Path) -> list[int]:
    return [record.offset + record.length for record in iter_records(path)]


def test_torn_at_every_byte_of_the_last_exchange(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    first, second = write(folder, crawl, [make_exchange(1), make_exchange(2)])
    (path,) = warc_files(folder)
    whole, record_ends = path.read_bytes(), ends(path)
    first_end = first.position.offset + first.position.length
    for size in range(first_end, len(whole)):
        path.write_bytes(whole[:size])
        kept = max(end for end in record_ends if end <= size)
        expected = Repair(file=path.name, kept=kept, cut=size - kept, damaged=False) if size > kept else None
        assert repair(path) == expected
        with WarcWriter(folder, crawl, durable=False) as writer:
            writer.write_exchange(make_exchange(3))
        types = [record.type for record in iter_records(path)]
        assert types[-4:] == ["warcinfo", "metadata", "request", "response"]
        assert len(types) == record_ends.index(kept) + 1 + 4
    assert second.position.offset + second.position.length == len(whole)


def test_torn_in_the_first_record_of_a_file(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    write(folder, crawl, [])
    (path,) = warc_files(folder)
    whole = path.read_bytes()
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        repair(path)
        write(folder, crawl, [make_exchange(1)])
        assert [record.type for record in iter_records(path)] == ["warcinfo", "metadata", "request", "response"]
    assert warc_files(folder) == [path]


@pytest.mark.parametrize(
    "garbage", [b"\0" * 5000, b"x", random.Random(1).randbytes(100_000), b"\x1f\x8b\x08" * 100], ids=len
)
def test_garbage_at_the_end_is_cut(folder: Path, crawl: CrawlRecord, make_exchange: Make, garbage: bytes) -> None:
    write(folder, crawl, [make_exchange(1)])
    (path,) = warc_files(folder)
    whole = path.read_bytes()
    path.write_bytes(whole + garbage)
    assert repair(path) == Repair(file=path.name, kept=len(whole), cut=len(garbage), damaged=False)
    assert path.read_bytes() == whole
    assert repair(path) is None


def test_damage_before_good_records_is_never_cut(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    first, second = write(folder, crawl, [make_exchange(1), make_exchange(2)])
    (path,) = warc_files(folder)
    spoiled = bytearray(path.read_bytes())
    spoiled[first.position.offset + 40] ^= 0xFF
    path.write_bytes(spoiled)
    assert repair(path) == Repair(file=path.name, kept=first.position.offset, cut=0, damaged=True)
    with WarcWriter(folder, crawl) as writer:
        third = writer.write_exchange(make_exchange(3))
    assert path.read_bytes() == spoiled
    assert third.position.file != second.position.file


def test_the_check_begins_at_what_is_known_to_be_good(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    first, second = write(folder, crawl, [make_exchange(1), make_exchange(2)])
    (path,) = warc_files(folder)
    spoiled = bytearray(path.read_bytes())
    spoiled[first.position.offset + 40] ^= 0xFF
    path.write_bytes(bytes(spoiled) + b"torn")
    known = second.position.offset + second.position.length
    assert repair(path, known) == Repair(file=path.name, kept=len(spoiled), cut=4, damaged=False)


def test_a_file_that_lost_stored_records_is_refused(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    (written,) = write(folder, crawl, [make_exchange(1)])
    (path,) = warc_files(folder)
    os.truncate(path, written.position.offset)
    with pytest.raises(WarcShortened) as caught:
        repair(path, written.position.offset + written.position.length)
    assert (caught.value.size, path.stat().st_size) == (written.position.offset, written.position.offset)


def test_a_file_that_shrinks_under_the_writer_is_noticed(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with WarcWriter(folder, crawl) as writer:
        writer.write_exchange(make_exchange(1))
        os.truncate(warc_files(folder)[0], 100)
        with pytest.raises(WarcShortened):
            writer.write_exchange(make_exchange(2))


def test_a_torn_file_is_left_to_a_repair(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    """A writer that was killed a moment ago left it; what is missing in the database would be passed over."""
    (first,) = write(folder, crawl, [make_exchange(1)])
    with (folder / first.position.file).open("ab") as stream:
        stream.write(b"torn")
    (second,) = write(folder, crawl, [make_exchange(2)])
    assert second.position.file != first.position.file
    repair(folder / first.position.file)
    os.truncate(folder / second.position.file, second.position.offset + 1)
    (third,) = write(folder, crawl, [make_exchange(3)])
    assert third.position.file == first.position.file


def test_captures_behind_a_known_place_are_noticed(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    first, second = (written.position for written in write(folder, crawl, [make_exchange(1), make_exchange(2)]))
    path, end = folder / second.file, second.offset + second.length
    assert not only_notes_follow(path, first.offset + first.length)
    assert only_notes_follow(path, end)
    with WarcWriter(folder, crawl) as writer:
        writer.write_note({"visit": "v"}, crawl.started_at)
    assert only_notes_follow(path, end)
    with path.open("ab") as stream:
        stream.write(b"torn")
    assert not only_notes_follow(path, end)
    assert not only_notes_follow(path, path.stat().st_size + 1)


def test_checking_takes_little_memory_and_bounded_time(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    # 60 MB of zeros in one small record, and 20 MB that hold no record at all.
    write(folder, crawl, [make_exchange(1, bytes(60_000_000))])
    (path,) = warc_files(folder)
    with path.open("ab") as stream:
        stream.write(random.Random(2).randbytes(20_000_000))
    tracemalloc.start()
    began = time.perf_counter()
    found = repair(path)
    took, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found is not None
    assert found.cut == 20_000_000
    assert peak < 8_000_000
    assert took < 10
