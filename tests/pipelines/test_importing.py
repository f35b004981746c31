"""Saved pages: their bytes become captures like any other, or nothing is stored at all."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.folder import Archive
from pipelines.errors import UnreadableFile
from pipelines.importing import import_files
from pipelines.saved import page_from_file
from scraper.errors import EmptyListing, NotAListing, Verdict
from scraper.items import StopReason
from scraper.page import LARGEST_PAGE
from tests.scraper_cases.markups import MARKUPS
from tests.scraper_cases.pages import SOURCE
from tests.scraper_cases.records import LISTING
from tests.session_cases import TOPIC, URL, captures, listing_body, page_url, payloads, records, visits

SAVED = datetime(2019, 5, 20, tzinfo=UTC)
NOW = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
HTML = listing_body()
TEXT = next(markup for markup in MARKUPS if markup.name == "plain").render(LISTING).encode()


def saved(folder: Path, name: str, body: bytes) -> Path:
    path = folder / name
    path.write_bytes(body)
    return path


def imported(archive: Archive, *files: tuple[Path, str]) -> bool:
    pages = [(path, page_from_file(path, url, SAVED)) for path, url in files]
    return import_files(archive, SOURCE, TOPIC, pages, NOW).healthy


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.html", b"no markup", "text/html"),
        ("a.HTM", b"no markup", "text/html"),
        ("a.xhtml", b"no markup", "text/html"),
        ("a.txt", b"<p>markup</p>", "text/html"),
        ("a.txt", b"words", "text/plain"),
        ("a", b"<!doctype html><p>x", "text/html"),
        ("a", "\ufeff<html>".encode("utf-16"), "text/html"),
        ("a.pdf", b"%PDF", "text/plain"),
    ],
)
def test_html_is_told_by_name_else_by_look(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    page = page_from_file(saved(tmp_path, name, body), URL, SAVED)
    assert (page.media_type, page.body, page.url, page.captured_at) == (media_type, body, URL, SAVED)


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.html"
    with large.open("wb") as stream:
        stream.truncate(LARGEST_PAGE + 1)
    unreadable = {
        tmp_path / "nothing.html": "No such file",
        tmp_path: "directory",
        saved(tmp_path, "empty.html", b""): "empty",
        large: "larger than 32 MB",
    }
    for path, reason in unreadable.items():
        with pytest.raises(UnreadableFile, match=reason) as caught:
            page_from_file(path, URL, SAVED)
        assert caught.value.path == path


def test_a_saved_page_is_a_capture_of_its_time(archive: Archive, tmp_path: Path) -> None:
    assert imported(archive, (saved(tmp_path, "page.html", HTML), URL))
    (row,), (payload,) = captures(archive), payloads(archive)
    assert (row["kind"], row["status"], row["captured_at"], row["url"]) == ("resource", None, SAVED, URL)
    assert row["listing"] is not None
    assert (payload.body, payload.captured_at) == (HTML, SAVED)


def test_the_file_is_named(archive: Archive, tmp_path: Path) -> None:
    imported(archive, (saved(tmp_path, "my page.html", HTML), URL))
    metadata = [record.fields for record in records(archive) if record.type == "metadata"]
    assert "my page.html" in [fields.get("imported-from") for fields in metadata]


def test_every_file_is_a_visit_that_saw_a_part(archive: Archive, tmp_path: Path) -> None:
    imported(archive, (saved(tmp_path, "1.html", HTML), URL), (saved(tmp_path, "2.txt", TEXT), page_url(11)))
    assert [(row["stop_reason"], row["complete"], row["pages"]) for row in visits(archive)] == [
        (StopReason.IMPORTED, False, 1)
    ] * 2
    assert [row["listing"] is not None for row in captures(archive)] == [True, True]


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (b"<h1>404</h1>", NotAListing),
        (b"<h1>smart cities</h1><p>Nothing yet, but soon.</p>", EmptyListing),
        (b"\0" * 99, NotAListing),
    ],
)
def test_nothing_is_stored_where_one_of_several_is_no_listing(
    archive: Archive, tmp_path: Path, body: bytes, verdict: type[Verdict]
) -> None:
    good, bad = saved(tmp_path, "1.html", HTML), saved(tmp_path, "2.html", body)
    with pytest.raises(verdict):
        imported(archive, (good, URL), (bad, page_url(11)))
    assert (captures(archive), records(archive)) == ([], [])


def test_a_back_fill_may_be_older_than_the_last(archive: Archive, tmp_path: Path) -> None:
    imported(archive, (saved(tmp_path, "1.html", HTML), URL))
    old = page_from_file(saved(tmp_path, "0.html", listing_body(8, 9)), URL, SAVED - timedelta(days=700))
    report = import_files(archive, SOURCE, TOPIC, [(tmp_path / "0.html", old)], NOW)
    assert (report.topic(TOPIC).new, report.topic(TOPIC).unchanged + report.topic(TOPIC).changed) == (0, 2)
