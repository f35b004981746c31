"""What once went wrong, each with what it looked like then."""

import shutil
from pathlib import Path

from archive.folder import Archive, open_archive
from archive.warc import iter_records, warc_files
from pipelines.recover import recover
from scraper.demo.faults import Bomb
from scraper.walk import identities
from tests.crawl_cases import crawled
from tests.session_cases import URL, Crawl, begun, captures, copied, damaged, dump, listing_body, page_url

FULL = listing_body()
LAST = listing_body(2, 3, start=11)


def killed(archive: Archive, folder: Path) -> Archive:
    """The archive as a kill leaves it: nothing is closed."""
    shutil.copytree(archive.path, folder)
    (folder / "warc" / "writer.lock").unlink(missing_ok=True)
    return open_archive(folder)


def test_a_capture_that_waited_while_a_later_one_was_stored_is_recovered(
    archive: Archive, crawl: Crawl, tmp_path: Path
) -> None:
    """The end of the row stored last was taken for the end of what is stored: before it, rows may be missing."""
    crawl.keep(URL, FULL)
    crawl.keep("http://www.eurocities.eu/eurocities/issues/innovation-issue", b"gone", 404, topic="innovation")
    left = killed(archive, tmp_path / "killed")
    begun(left, day=1).close()
    assert [(row["url"] == URL, row["listing"] is not None) for row in captures(left)] == [(True, True), (False, False)]
    left.close()


def test_a_page_that_waits_when_a_crawl_ends_is_read(archive: Archive, crawl: Crawl, tmp_path: Path) -> None:
    """Its row is stored without a listing, but a rebuild reads it: the same captures give two archives."""
    crawl.page(URL, FULL)
    crawl.keep(page_url(11), LAST)
    crawl.close("shutdown")
    rebuilt = copied(warc_files(archive.warc), tmp_path / "rebuilt")
    list(recover(rebuilt, None))
    assert dump(rebuilt) == dump(archive)


def test_a_page_that_unpacks_to_too_much_is_the_same_when_rebuilt(tmp_path: Path) -> None:
    """The crawl stores its row without a verdict, the rebuild with `TooLarge`."""
    result = crawled(tmp_path / "crawled", faults=[Bomb(path="newsstart=11", megabytes=40)])
    assert result.ended() == "too large"
    original = open_archive(result.archive)
    rebuilt = copied(warc_files(original.warc), tmp_path / "rebuilt")
    shutil.copytree(original.sources, rebuilt.sources, dirs_exist_ok=True)
    list(recover(rebuilt, None))
    assert dump(rebuilt) == dump(original)


def test_a_revisit_of_a_damaged_record_hides_nothing_behind_it(archive: Archive, tmp_path: Path) -> None:
    """The revisit itself is whole; that its bytes are lost ends the reading of the file it is in."""
    first = begun(archive)
    first.page(URL, FULL)
    first.close()
    second = copied(warc_files(archive.warc), tmp_path / "second")
    list(recover(second, None))
    (file,) = warc_files(second.warc)
    end = file.stat().st_size
    crawl = begun(second, day=1)
    crawl.page(URL, b"", 304)
    crawl.page(page_url(11), LAST)
    crawl.close()
    rebuilt = copied([], tmp_path / "rebuilt")
    whole = file.read_bytes()
    names = [file.name, file.name.replace("00001", "00002")]
    for name, part in zip(names, (whole[:end], whole[end:]), strict=True):
        (rebuilt.warc / name).write_bytes(part)
    bad = next(record for record in iter_records(rebuilt.warc / names[0]) if record.type == "response")
    damaged(rebuilt.warc / names[0], bad)
    list(recover(rebuilt, None))
    assert page_url(11) in [row["url"] for row in captures(rebuilt)]


def test_a_page_that_is_known_shows_the_entries_that_it_showed_when_it_was_read(archive: Archive) -> None:
    """Known pages are told by keys, pages that were read by addresses: a walk over both sees no page again."""
    first = begun(archive)
    read = first.item(first.keep(URL, FULL), FULL)
    first.session.store(read)
    first.close()
    second = begun(archive, day=1)
    known = second.keep(URL, b"", 304).known
    second.close()
    assert known is not None
    assert read.page is not None
    linked = [entry for entry in read.page.entries if entry.url]
    assert linked
    assert set(known.identities) >= set(identities(linked))
