"""The WARC files alone give the archive again; whatever a kill left behind is completed by the next run."""

import multiprocessing
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import RowMapping

from archive.folder import Archive, create_archive, open_archive, opened_archive
from archive.queries.ends import ends_of_warc
from archive.records import CaptureKind, ListingRecord, WarcPosition
from archive.warc import Record, TornRecord, WarcMissing, WarcShortened, iter_records, read_payload, warc_files
from archive.warc.lock import locked
from pipelines.recover import recover
from pipelines.rereading import reader
from scraper.items import StopReason
from tests.scraper_cases.pages import SOURCE
from tests.session_cases import (
    TOPIC,
    URL,
    Crawl,
    begun,
    captures,
    copied,
    damaged,
    dump,
    listing_body,
    page_url,
    payloads,
    records,
)

INNOVATION = "http://www.eurocities.eu/eurocities/issues/innovation-issue"
FULL = listing_body()
LAST = listing_body(2, 3, start=11)
STEPS: list[Callable[[Crawl], object]] = [
    lambda crawl: crawl.keep("http://www.eurocities.eu/robots.txt", b"User-agent: *", topic=None),
    lambda crawl: crawl.page(URL, FULL, etag='"1"', content_encoding="gzip"),
    lambda crawl: crawl.page(page_url(11), LAST),
    lambda crawl: crawl.end(),
    lambda crawl: crawl.keep(INNOVATION, b"", 302, topic="innovation", location="/eurocities/home"),
    lambda crawl: crawl.page("http://www.eurocities.eu/eurocities/home", b"<h1>Home</h1>", topic="innovation"),
    lambda crawl: crawl.end("innovation", StopReason.MOVED),
]
"""A crawl of two topics."""


def crawled(archive: Archive) -> None:
    """Two crawls: pages, a redirect, an error, no page, the same again, not modified, changed."""
    first = begun(archive)
    for step in STEPS:
        step(first)
    first.close()
    second = begun(archive, day=1)
    second.page(URL, b"", 304)
    second.page(page_url(11), LAST)
    second.end()
    second.page(INNOVATION, FULL, topic="innovation")
    second.keep(f"{INNOVATION}&newsstart=11", b"busy", 503, topic="innovation")
    second.end("innovation", StopReason.HTTP_ERROR)
    second.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive that was written without any mishap."""
    made = create_archive(tmp_path_factory.mktemp("whole") / "archive")
    crawled(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive without anything in it, to be copied: making one takes a while."""
    folder = tmp_path_factory.mktemp("empty") / "archive"
    create_archive(folder).close()
    return folder


def cut(file: Path, end: int, empty: Path, folder: Path) -> Archive:
    """An empty database beside the beginning of a WARC file."""
    shutil.copytree(empty, folder)
    (folder / "warc" / file.name).write_bytes(file.read_bytes()[:end])
    return open_archive(folder)


def test_the_files_alone_give_the_same_archive(whole: Archive, tmp_path: Path) -> None:
    rebuilt = copied(warc_files(whole.warc), tmp_path / "rebuilt")
    (note,) = recover(rebuilt, None)
    assert note.startswith(f"{len(captures(whole))} captures")
    assert dump(rebuilt) == dump(whole)


def test_processes_side_by_side_give_it_too(whole: Archive, tmp_path: Path) -> None:
    rebuilt = copied(warc_files(whole.warc), tmp_path / "rebuilt")
    (note,) = recover(rebuilt, None, much=0)
    assert note.startswith(f"{len(captures(whole))} captures")
    assert dump(rebuilt) == dump(whole)


def test_a_reading_process_that_is_killed_is_done_without(whole: Archive, tmp_path: Path) -> None:
    rebuilt = copied(warc_files(whole.warc), tmp_path / "rebuilt")
    with reader(rebuilt.sources, side_by_side=True) as read:
        payload = read_payload(whole.warc, position(captures(whole)[1]))
        first = read(payload, SOURCE, TOPIC)()
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
        assert read(payload, SOURCE, TOPIC)() == first
    assert isinstance(first, ListingRecord)


def position(row: RowMapping) -> WarcPosition:
    return WarcPosition(file=row["warc_file"], offset=row["warc_offset"], length=row["warc_length"])


def test_recovering_again_adds_nothing(whole: Archive, tmp_path: Path) -> None:
    rebuilt = copied(warc_files(whole.warc), tmp_path / "rebuilt")
    list(recover(rebuilt, None))
    assert list(recover(rebuilt, ends(rebuilt))) == []
    assert dump(rebuilt) == dump(whole)


def copied_as_killed(archive: Archive, folder: Path) -> Archive:
    return open_archive(Path(shutil.copytree(archive.path, folder)))


def shorten(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def records_until_damage(archive: Archive) -> Iterator[Record]:
    for path in warc_files(archive.warc):
        with suppress(TornRecord):
            yield from iter_records(path)


def ends(archive: Archive) -> dict[str, int]:
    with archive.reading() as conn:
        return {file: end.ended for file, end in ends_of_warc(conn).items()}


def kinds(found: list[Record]) -> list[str]:
    return [record.type for record in found if record.type in set(CaptureKind)]


@pytest.mark.parametrize("torn", [False, True], ids=["between-records", "within-a-record"])
def test_a_kill_after_any_record_is_recovered_from(whole: Archive, empty: Path, tmp_path: Path, torn: bool) -> None:
    (file,) = warc_files(whole.warc)
    written = list(iter_records(file))
    for number, record in enumerate(written):
        end = record.offset + (record.length // 2 if torn else 0)
        archive = cut(file, end, empty, tmp_path / str(number))
        begun(archive, day=2).close()
        assert [row["kind"] for row in captures(archive)] == kinds(written[:number])
        assert len(payloads(archive)) == len(kinds(written[:number]))
        assert [kept.offset for kept in records(archive)][:number] == [kept.offset for kept in written[:number]]
        archive.close()


def test_a_run_killed_at_any_row_is_completed_by_the_next(whole: Archive, empty: Path, tmp_path: Path) -> None:
    """The database as it was after each step, beside the WARC file as it was at the end."""
    source = open_archive(Path(shutil.copytree(empty, tmp_path / "source")))
    running = begun(source)
    snapshots = [snapshot(source, empty, tmp_path / "before")]
    for number, step in enumerate(STEPS):
        step(running)
        snapshots.append(snapshot(source, empty, tmp_path / str(number)))
    running.close()
    for folder in snapshots:
        with beside(warc_files(source.warc), folder) as archive:
            list(recover(archive, ends(archive)))
            assert dump(archive) == dump(source), folder.name
    source.close()


def snapshot(archive: Archive, empty: Path, folder: Path) -> Path:
    shutil.copytree(empty, folder)
    with (
        closing(sqlite3.connect(archive.path / "archive.db")) as now,
        closing(sqlite3.connect(folder / "archive.db")) as copy,
    ):
        now.backup(copy)
    return folder


@contextmanager
def beside(files: list[Path], folder: Path) -> Iterator[Archive]:
    """The archive in a folder, opened beside these WARC files."""
    for path in files:
        shutil.copy(path, folder / "warc")
    with opened_archive(folder) as archive:
        yield archive


def test_the_next_crawl_recovers_by_itself(whole: Archive, empty: Path, tmp_path: Path) -> None:
    (file,) = warc_files(whole.warc)
    with beside([file], Path(shutil.copytree(empty, tmp_path / "a"))) as archive:
        crawl = begun(archive, day=2)
        assert any(note.startswith(f"{len(captures(whole))} captures") for note in crawl.session.report.notes)
        crawl.page(URL, b"", 304)
        crawl.close()
        assert captures(archive)[-1]["kind"] == "revisit"
        assert len(payloads(archive)) == len(captures(whole)) + 1


@pytest.fixture
def two_files(archive: Archive) -> list[Path]:
    """An archive of two WARC files, a page in each."""
    text = (archive.path / "cuttings.toml").read_text(encoding="utf-8")
    (archive.path / "cuttings.toml").write_text(text.replace("1_000_000_000", "1_000_000"), encoding="utf-8")
    opened = open_archive(archive.path)
    first = begun(opened)
    first.page(URL, FULL)
    first.keep("http://www.eurocities.eu/big", random.Random(7).randbytes(1_100_000), 404)
    first.page(page_url(11), LAST)
    first.end()
    first.close()
    opened.close()
    return warc_files(archive.warc)


def test_several_files_give_the_same_archive(archive: Archive, two_files: list[Path], tmp_path: Path) -> None:
    assert len(two_files) == 2
    rebuilt = copied(two_files, tmp_path / "rebuilt")
    list(recover(rebuilt, None))
    assert dump(rebuilt) == dump(archive)


def test_damage_is_named_and_other_files_are_read(two_files: list[Path], tmp_path: Path) -> None:
    rebuilt = copied(two_files, tmp_path / "rebuilt")
    file, _ = warc_files(rebuilt.warc)
    bad = [record for record in iter_records(file) if record.type == "response"][1]
    damaged(file, bad)
    notes = list(recover(rebuilt, None))
    assert any(file.name in note and str(bad.offset) in note for note in notes)
    assert [row["url"] for row in captures(rebuilt)] == [URL, page_url(11)]
    assert len(payloads(rebuilt)) == 2


def test_a_crawl_goes_on_beside_a_damaged_file(whole: Archive, empty: Path, tmp_path: Path) -> None:
    (file,) = warc_files(whole.warc)
    with beside([file], Path(shutil.copytree(empty, tmp_path / "a"))) as archive:
        (copy,) = warc_files(archive.warc)
        bad = [record for record in iter_records(copy) if record.type == "response"][2]
        damaged(copy, bad)
        size = copy.stat().st_size
        crawl = begun(archive, day=2)
        crawl.page(URL, FULL)
        crawl.end()
        crawl.close()
        assert any(copy.name in note and "damaged" in note for note in crawl.session.report.notes)
        assert copy.stat().st_size == size
        assert captures(archive)[-1]["warc_file"] != copy.name


def test_captures_of_a_source_whose_definition_is_gone_are_kept(archive: Archive, tmp_path: Path) -> None:
    crawl = begun(archive)
    crawl.page(URL, FULL)
    crawl.close()
    rebuilt = copied(warc_files(archive.warc), tmp_path / "rebuilt")
    (rebuilt.sources / "eurocities.toml").write_text("slug =", encoding="utf-8")
    list(recover(rebuilt, None))
    (row,) = captures(rebuilt)
    assert (row["url"], row["listing"]) == (URL, None)


def test_several_files_that_grow_are_mended_each(archive: Archive, tmp_path: Path) -> None:
    """Two crawls of one run, side by side, are killed: each has a file, with captures that have no row."""
    begun(archive).close()
    with locked(archive.warc) as lock:
        one, other = begun(archive, lock=lock), begun(archive, lock=lock)
        one.page(URL, FULL)
        other.keep(INNOVATION, b"gone", 404, topic="innovation")
        for crawl in (one, other):
            crawl.keep(page_url(11), LAST)
        left = copied_as_killed(archive, tmp_path / "killed")
    begun(left, day=1).close()
    assert len(warc_files(left.warc)) == 2
    assert [row["listing"] is not None for row in captures(left)] == [True, True, False, True]
    assert len(payloads(left)) == 4
    rebuilt = copied(warc_files(left.warc), tmp_path / "rebuilt")
    list(recover(rebuilt, None))
    assert dump(rebuilt) == dump(left)
    for archive_ in (left, rebuilt):
        archive_.close()


def test_a_file_whose_writer_was_killed_is_left_to_the_next_run(archive: Archive) -> None:
    """Else what that one captured last would lie before rows of a crawl that ended, and never be found."""
    with locked(archive.warc) as lock:
        killed = begun(archive, lock=lock)
        killed.keep(URL, FULL)
        killed.session._writer.close()
        beside = begun(archive, lock=lock)
        beside.page(page_url(11), LAST)
        beside.close()
    assert [row["url"] for row in captures(archive)] == [page_url(11)]
    begun(archive, day=1).close()
    first, second = captures(archive)
    assert (first["url"], second["url"]) == (URL, page_url(11))
    assert first["warc_file"] < second["warc_file"]


def test_the_end_of_a_killed_crawl_may_lie_in_an_earlier_file(archive: Archive, tmp_path: Path) -> None:
    with locked(archive.warc) as lock:
        one, killed = begun(archive, lock=lock), begun(archive, lock=lock)
        one.page(URL, FULL)
        one.end()
        one.close()
        killed.page(page_url(11), LAST)
        (_, file) = warc_files(archive.warc)
        killed.session._writer.close()
    # Bytes that look like a record, behind a place that is none: damage, so nothing is added to this file.
    with file.open("ab") as stream:
        stream.write(b"?" * 10 + warc_files(archive.warc)[0].read_bytes())
    begun(archive, day=1).close()
    ended = [(record.file, record.fields.get("outcome")) for record in records_until_damage(archive)]
    assert (warc_files(archive.warc)[0], "killed") in ended
    rebuilt = copied(warc_files(archive.warc), tmp_path / "rebuilt")
    list(recover(rebuilt, None))
    assert dump(rebuilt) == dump(archive)
    rebuilt.close()


@pytest.mark.parametrize("lost", [shorten, Path.unlink], ids=["shortened", "missing"])
@pytest.mark.parametrize("number", [0, 1])
def test_no_run_writes_where_any_growing_file_lost_captures(
    archive: Archive, lost: Callable[[Path], None], number: int
) -> None:
    with locked(archive.warc) as lock:
        for crawl in (begun(archive, lock=lock), begun(archive, lock=lock)):
            crawl.page(URL, FULL)
    file = warc_files(archive.warc)[number]
    lost(file)
    with pytest.raises((WarcMissing, WarcShortened), match=file.name):
        begun(archive, day=1)


def test_a_full_file_may_be_kept_elsewhere(two_files: list[Path], archive: Archive) -> None:
    two_files[0].unlink()
    with opened_archive(archive.path) as reopened:
        begun(reopened, day=1).close()
    assert warc_files(archive.warc) == two_files[1:]
