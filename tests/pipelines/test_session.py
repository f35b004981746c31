"""What becomes of a response: a WARC record first, then a row, and a listing where one can be read."""

import sqlite3
from contextlib import AbstractContextManager, closing
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import SQLAlchemyError

from archive.errors import ArchiveError, StorageFailed
from archive.folder import Archive
from archive.records import CaptureKind, EntryState
from archive.warc import WarcLocked
from archive.warc.lock import locked
from pipelines.report import RunReport
from scraper.items import StopReason
from tests.media import file_size_limit
from tests.session_cases import (
    START,
    TOPIC,
    URL,
    Crawl,
    begun,
    captures,
    listing_body,
    page_url,
    payloads,
    records,
    visits,
)

ROBOTS = "http://www.eurocities.eu/robots.txt"
BODY = listing_body()


def types(archive: Archive) -> list[str]:
    return [record.type for record in records(archive)]


def test_a_page(archive: Archive, crawl: Crawl) -> None:
    result = crawl.page(URL, BODY, etag='"1"', last_modified="Mon, 20 May 2019 04:00:00 GMT")
    (row,), (payload,) = captures(archive), payloads(archive)
    assert result.states == (EntryState.NEW,) * 10
    assert (row["url"], row["status"], row["media_type"], row["kind"]) == (URL, 200, "text/html", "response")
    assert (row["etag"], row["last_modified"]) == ('"1"', "Mon, 20 May 2019 04:00:00 GMT")
    assert row["listing"] is not None
    assert (payload.body, payload.captured_at) == (BODY, row["captured_at"])


def test_the_record_is_there_before_the_row(archive: Archive, crawl: Crawl) -> None:
    crawl.keep(URL, BODY)
    assert types(archive) == ["warcinfo", "metadata", "request", "response"]
    assert captures(archive) == []


@pytest.mark.parametrize("status", [301, 302, 404, 410, 429, 500, 503])
def test_an_answer_without_a_page_has_its_row_at_once(archive: Archive, crawl: Crawl, status: int) -> None:
    kept = crawl.keep(URL, b"gone", status, location="/elsewhere")
    (row,) = captures(archive)
    assert (row["status"], row["listing"], row["verdict"]) == (status, None, None)
    assert (kept.known, payloads(archive)[0].body) == (None, b"gone")


def test_what_is_asked_outside_of_any_visit(archive: Archive, crawl: Crawl) -> None:
    crawl.keep(ROBOTS, b"User-agent: *", topic=None, content_type="text/plain")
    (row,) = captures(archive)
    assert (row["visit_id"], row["media_type"]) == (None, "text/plain")


def test_bytes_are_kept_as_received(archive: Archive, crawl: Crawl) -> None:
    crawl.keep(URL, BODY, 404, content_encoding="gzip")
    assert payloads(archive)[0].body.startswith(b"\x1f\x8b")


@pytest.mark.parametrize(
    ("url", "body", "verdict"),
    [
        (URL, b"<h1>404</h1>", "NotAListing"),
        (URL, b"<h1>smart cities</h1><p>Nothing here yet, but soon.</p>", "EmptyListing"),
        ("http://www.eurocities.eu/eurocities/home", BODY, "NotAListing"),
        ("http://www.eurocities.eu/eurocities/issues/innovation-issue", BODY, "NotAListing"),
    ],
    ids=["no-listing", "empty", "elsewhere", "other-topic"],
)
def test_a_page_that_is_no_listing_is_kept_with_its_verdict(
    archive: Archive, crawl: Crawl, url: str, body: bytes, verdict: str
) -> None:
    crawl.page(url, body)
    (row,) = captures(archive)
    assert (row["verdict"], row["listing"]) == (verdict, None)


class TestSeenAgain:
    """A second crawl, a day later."""

    @pytest.fixture
    def again(self, archive: Archive) -> Crawl:
        first = begun(archive)
        first.page(URL, BODY, etag='"1"')
        first.end()
        first.close()
        return begun(archive, day=1)

    @pytest.mark.parametrize(("body", "status"), [(b"", 304), (BODY, 200)], ids=["not-modified", "identical"])
    def test_is_a_small_row(self, archive: Archive, again: Crawl, body: bytes, status: int) -> None:
        result = again.page(URL, body, status)
        again.close()
        first, second = captures(archive)
        assert (second["kind"], second["status"]) == (CaptureKind.REVISIT, status)
        assert (second["listing"], second["digest"]) == (first["listing"], first["digest"])
        assert result.count(EntryState.UNCHANGED) == 10
        assert [payload.body for payload in payloads(archive)] == [BODY, BODY]
        assert types(archive).count("response") == 1

    def test_is_known(self, again: Crawl) -> None:
        known = again.keep(URL, b"", 304).known
        again.close()
        assert known is not None
        assert (known.next_url, len(known.identities)) == (page_url(11), 10)

    def test_twice_refers_to_the_first(self, archive: Archive, again: Crawl) -> None:
        again.page(URL, b"", 304)
        again.close()
        third = begun(archive, day=2)
        third.page(URL, BODY)
        third.close()
        assert [row["kind"] for row in captures(archive)] == ["response", "revisit", "revisit"]
        assert [payload.body for payload in payloads(archive)] == [BODY] * 3

    def test_changed_is_a_response(self, archive: Archive, again: Crawl) -> None:
        result = again.page(URL, listing_body(0, 1, 2))
        again.close()
        assert [row["kind"] for row in captures(archive)] == ["response", "response"]
        assert result.states == (EntryState.UNCHANGED,) * 3

    def test_an_error_in_between_is_no_page_to_refer_to(self, archive: Archive, again: Crawl) -> None:
        again.keep(URL, b"busy", 503)
        again.close()
        third = begun(archive, day=2)
        third.page(URL, BODY)
        third.close()
        assert [row["kind"] for row in captures(archive)] == ["response", "response", "revisit"]


def test_how_a_visit_ended_is_written_down(archive: Archive, crawl: Crawl) -> None:
    crawl.page(URL, BODY)
    crawl.page(page_url(11), listing_body(1, 2, start=11))
    crawl.end(reason=StopReason.PAGE_LIMIT)
    (row,) = visits(archive)
    assert (row["stop_reason"], row["complete"], row["pages"], row["ended_at"]) == ("page limit", False, 2, crawl.now)
    note = records(archive)[-1]
    assert (note.type, note.fields["stop-reason"], note.fields["pages"]) == ("metadata", "page limit", "2")


def test_a_visit_that_never_got_an_answer_has_no_row(archive: Archive, crawl: Crawl) -> None:
    crawl.asks("innovation")
    crawl.end("innovation", StopReason.TIMEOUT)
    crawl.close()
    assert visits(archive) == []
    assert crawl.session.report.topic("innovation").stop_reason is StopReason.TIMEOUT


def test_closing_interrupts_what_is_open(archive: Archive, crawl: Crawl) -> None:
    crawl.page(URL, BODY)
    crawl.end()
    crawl.page("http://www.eurocities.eu/eurocities/issues/innovation-issue", BODY, topic="innovation")
    crawl.close("shutdown")
    assert [(row["stop_reason"], row["complete"]) for row in visits(archive)] == [
        ("last page", True),
        ("interrupted", False),
    ]


def test_closing_gives_a_row_to_what_waits(archive: Archive, crawl: Crawl) -> None:
    crawl.keep(URL, BODY)
    crawl.close("shutdown")
    assert [row["url"] for row in captures(archive)] == [URL]


def test_a_visit_that_could_not_be_opened_is_opened_at_the_end(archive: Archive, crawl: Crawl) -> None:
    with no_more_room(archive), pytest.raises(StorageFailed):
        crawl.keep(URL, BODY)
    assert (visits(archive), captures(archive)) == ([], [])
    crawl.close()
    (visit,), (row,) = visits(archive), captures(archive)
    assert (visit["stop_reason"], visit["complete"]) == ("interrupted", False)
    assert row["listing"] is not None


def test_where_there_is_still_no_room_at_the_end_the_storage_has_failed(archive: Archive, crawl: Crawl) -> None:
    with no_more_room(archive):
        for do in (lambda: crawl.keep(URL, BODY), crawl.close):
            with pytest.raises(StorageFailed):
                do()
    following = begun(archive, day=1)
    following.close()
    assert len(captures(archive)) == 1


def no_more_room(archive: Archive) -> AbstractContextManager[None]:
    """The database's log may not grow; what is smaller than it, as the WARC file is, may."""
    return file_size_limit((archive.path / "archive.db-wal").stat().st_size)


def test_the_report_counts(crawl: Crawl) -> None:
    crawl.keep(ROBOTS, b"12345", topic=None)
    crawl.page(URL, BODY)
    report: RunReport = crawl.session.report
    assert (report.captures, report.bytes) == (2, 5 + len(BODY))
    assert (report.topic(TOPIC).new, report.topic(TOPIC).incomplete) == (10, 2)


def test_the_end_is_noted(archive: Archive, crawl: Crawl) -> None:
    crawl.close("finished")
    assert (crawl.session.report.outcome, crawl.session.report.ended_at) == ("finished", crawl.now)
    assert records(archive)[-1].fields["outcome"] == "finished"


def test_two_do_not_write_at_once(archive: Archive, crawl: Crawl) -> None:
    with pytest.raises(WarcLocked):
        begun(archive, day=1)
    crawl.close()
    begun(archive, day=1).close()


def test_the_lock_is_let_go_where_opening_fails(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.path / "archive.db")) as database:
        database.execute("ALTER TABLE crawl RENAME TO elsewhere")
    with pytest.raises((ArchiveError, SQLAlchemyError)):
        begun(archive)
    with locked(archive.warc):
        assert captures(archive) == []


def test_a_torn_tail_is_named(archive: Archive) -> None:
    first = begun(archive)
    first.page(URL, BODY)
    first.close()
    (file,) = archive.warc.glob("*.warc.gz")
    with file.open("ab") as stream:
        stream.write(file.read_bytes()[:100])
    second = begun(archive, day=1)
    second.close()
    assert any("100 bytes of a torn record were cut" in note for note in second.session.report.notes)


def test_it_is_utc_and_aware(archive: Archive, crawl: Crawl) -> None:
    crawl.page(URL, BODY)
    (row,) = captures(archive)
    moment: datetime = row["captured_at"]
    assert (moment.utcoffset(), moment) == (timedelta(0), START + timedelta(seconds=1))
