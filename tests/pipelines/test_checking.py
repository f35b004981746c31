"""Definitions are held against cases and captures, and mended by pages that look different."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.folder import Archive, create_archive
from pipelines.adding import write_source
from pipelines.checking import Check, check_captures, check_cases, check_page, mend
from pipelines.importing import import_files
from scraper.page import Page
from scraper.pages.auto import read_auto
from scraper.pages.proposing import propose
from scraper.sources import Source, find_source
from tests.layout_cases import ENTRIES, LOGIN, TAKEN, articles, cards, page_of, rows

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LATER = TAKEN + timedelta(days=30)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create_archive(tmp_path / "archive")
    page = page_of(articles())
    write_source(made.sources, propose(page, read_auto(page), frozen=True), page, ())
    yield made
    made.close()


def source(archive: Archive) -> Source:
    return find_source("harbours", archive.sources)


def captured(archive: Archive, html: str, at: datetime = TAKEN) -> None:
    page = replace(page_of(html), captured_at=at)
    import_files(archive, source(archive), "news", [(Path("saved.html"), page)], NOW)


def later(html: str) -> Page:
    return replace(page_of(html), captured_at=LATER)


def in_file(archive: Archive, html: str) -> Check:
    return check_page(archive, source(archive), "news", later(html), "file")


def test_a_new_source_is_as_its_case_expects(archive: Archive) -> None:
    (check,) = check_cases(source(archive), archive.sources)
    assert (check.fine, check.read) == (True, 10)


def test_a_definition_that_reads_less_differs_from_its_case(archive: Archive) -> None:
    path = archive.sources / "harbours.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('".news-teaser"', '".gone"'), encoding="utf-8")
    (check,) = check_cases(source(archive), archive.sources)
    assert {one.field for one in check.differences} == {"teaser"}
    assert len(check.differences) == 10


def test_a_source_that_was_never_captured_has_nothing_to_check(archive: Archive) -> None:
    assert list(check_captures(archive, source(archive))) == []


def test_the_newest_capture_is_read_as_it_is_stored(archive: Archive) -> None:
    captured(archive, articles(ENTRIES[3:]))
    captured(archive, articles(), LATER)
    (check,) = check_captures(archive, source(archive))
    assert (check.fine, check.read, check.page and check.page.captured_at) == (True, 10, LATER)


def test_a_capture_that_the_definition_reads_otherwise_by_now_differs(archive: Archive) -> None:
    captured(archive, articles())
    path = archive.sources / "harbours.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("a[rel~=", "b[rel~="), encoding="utf-8")
    (check,) = check_captures(archive, source(archive))
    assert {one.field for one in check.differences} == {"tags"}


def test_a_capture_whose_bytes_are_gone_is_named(archive: Archive) -> None:
    captured(archive, articles())
    for file in archive.warc.glob("*.warc.gz"):
        file.unlink()
    (check,) = check_captures(archive, source(archive))
    assert check.problem
    assert not check.fine


def test_a_saved_page_that_is_read_is_fine(archive: Archive) -> None:
    captured(archive, articles())
    assert in_file(archive, articles()).fine


def test_a_saved_page_of_a_new_layout_is_mended_by_what_is_stored(archive: Archive) -> None:
    captured(archive, articles())
    check = in_file(archive, cards())
    assert (check.mended and check.mended.found, check.fine) == (10, False)


def test_without_captures_it_is_mended_by_the_case(archive: Archive) -> None:
    check = in_file(archive, rows())
    assert check.mended
    assert check.mended.found == 10


def test_another_page_is_not_mended(archive: Archive) -> None:
    check = in_file(archive, LOGIN)
    assert (check.problem is not None, check.mended) == (True, None)


def test_a_definition_that_was_mended_reads_both_pages(archive: Archive) -> None:
    captured(archive, articles())
    mend(archive.sources, in_file(archive, cards()))
    assert [check.fine for check in check_cases(source(archive), archive.sources)] == [True, True]
    assert [check.fine for check in check_captures(archive, source(archive))] == [True]


def test_the_former_file_is_kept(archive: Archive) -> None:
    before = (archive.sources / "harbours.toml").read_text(encoding="utf-8")
    mend(archive.sources, in_file(archive, cards()))
    assert (archive.sources / "harbours.toml.old").read_text(encoding="utf-8") == before


def test_what_was_not_mended_is_not_written(archive: Archive) -> None:
    with pytest.raises(ValueError, match="not mended"):
        mend(archive.sources, in_file(archive, LOGIN))
