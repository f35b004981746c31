"""What is written: read back by this package and by warcio alone."""

import gzip
import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from archive.records import CaptureKind, CrawlRecord
from archive.warc import (
    Exchange,
    Profile,
    RefersTo,
    Resource,
    WarcWriter,
    Written,
    iter_records,
    payload_digest,
    read_payload,
    warc_files,
)

Make = Callable[..., Exchange]


def referring(exchange: Exchange, written: Written, profile: Profile) -> RefersTo:
    return RefersTo(
        url=exchange.url,
        captured_at=exchange.captured_at,
        digest=written.digest,
        position=written.position,
        profile=profile,
        record_id=written.record_id,
    )


def write_every_kind(folder: Path, crawl: CrawlRecord, make: Make) -> list[Written]:
    """A response, both revisits of it, a compressed response and a resource."""
    first = make(1)
    squeezed = make(4, gzip.compress(b"<p>4</p>" * 50), headers=((b"Content-Encoding", b"gzip"),))
    saved = Resource(
        url="http://www.example.org/saved",
        captured_at=datetime(2017, 1, 2, tzinfo=UTC),
        body=b"saved text",
        media_type="text/plain",
        file_name="saved page\n100%.txt",
        fields={"crawl": "c"},
    )
    with WarcWriter(folder, crawl, operator="news@example.org", durable=False) as writer:
        response = writer.write_exchange(first)
        again = writer.write_exchange(make(2), referring(first, response, Profile.IDENTICAL))
        unmodified = make(3, b"", status=304, reason="Not Modified", headers=((b"ETag", b'"v1"'),))
        not_modified = writer.write_exchange(unmodified, referring(first, response, Profile.NOT_MODIFIED))
        return [response, again, not_modified, writer.write_exchange(squeezed), writer.write_resource(saved)]


def test_what_was_received_comes_back(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    body = bytes(range(256)) * 300
    headers = (
        (b"Content-Type", b"text/html"),
        (b"X-Odd", b"caf\xe9 \xc3\xa9 ="),
        (b"Set-Cookie", b"a"),
        (b"Empty", b""),
    )
    with WarcWriter(folder, crawl) as writer:
        written = writer.write_exchange(make_exchange(7, body, headers=headers))
    payload = read_payload(folder, written.position)
    assert (payload.status, payload.headers, payload.body) == (200, headers, body)
    assert payload.captured_at == datetime(2019, 5, 20, 0, 0, 7, 123_456, tzinfo=UTC)
    assert written.digest == payload_digest(body)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(bodies=st.lists(st.binary(max_size=400), min_size=1, max_size=4), level=st.integers(0, 9))
def test_any_bytes_come_back(
    tmp_path_factory: pytest.TempPathFactory, crawl: CrawlRecord, make_exchange: Make, bodies: list[bytes], level: int
) -> None:
    folder = tmp_path_factory.mktemp("warc")
    with WarcWriter(folder, crawl, level=level, durable=False) as writer:
        places = [writer.write_exchange(make_exchange(n, body)).position for n, body in enumerate(bodies)]
    assert [read_payload(folder, place).body for place in places] == bodies


def test_warcio_accepts_every_record(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    write_every_kind(folder, crawl, make_exchange)
    verdicts = []
    with warc_files(folder)[0].open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            record.content_stream().read()
            verdicts.append((record.rec_type, record.digest_checker.passed))
    checked = {"warcinfo": True, "metadata": True, "request": True, "response": True, "resource": True, "revisit": None}
    assert verdicts == [(kind, checked[kind]) for kind, _ in verdicts]
    assert [kind for kind, _ in verdicts].count("revisit") == 2


def test_every_record_is_one_gzip_member(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    write_every_kind(folder, crawl, make_exchange)
    path = warc_files(folder)[0]
    data, end = path.read_bytes(), 0
    for record in iter_records(path):
        assert record.offset == end
        end += record.length
        assert zlib.decompress(data[record.offset : end], wbits=31).startswith(b"WARC/1.1\r\n")
    assert end == len(data)


def test_a_capture_is_linked_to_its_request_metadata_and_crawl(
    folder: Path, crawl: CrawlRecord, make_exchange: Make
) -> None:
    with WarcWriter(folder, crawl) as writer:
        written = writer.write_exchange(make_exchange())
    warcinfo, metadata, request, response = iter_records(warc_files(folder)[0])
    assert [r.type for r in (metadata, request, response)] == ["metadata", "request", "response"]
    assert metadata.header("WARC-Concurrent-To") == request.header("WARC-Concurrent-To") == written.record_id
    infos = {record.header("WARC-Warcinfo-ID") for record in (metadata, request, response)}
    assert infos == {warcinfo.header("WARC-Record-ID")}
    assert metadata.fields == {"crawl": "c", "visit": "v", "topic": "social-innovation", "page": "1"}
    assert request.http.first_line == b"GET /issues/social-innovation-issue&newsstart=1 HTTP/1.1"
    assert request.http.headers == ((b"Host", b"www.example.org"), (b"User-Agent", b"cuttings/0.1"))
    assert response.header("WARC-IP-Address") == "127.0.0.1"
    assert response.header("WARC-Date") == "2019-05-20T00:00:01.123456Z"


def test_the_warcinfo_names_the_crawl(folder: Path, crawl: CrawlRecord) -> None:
    with WarcWriter(folder, crawl, operator="news@example.org"):
        name = warc_files(folder)[0].name
    (warcinfo,) = iter_records(folder / name)
    assert name == "cuttings-20190520T000000Z-00001.warc.gz" == warcinfo.header("WARC-Filename")
    fields = warcinfo.fields
    assert (fields["crawl"], fields["source"], fields["kind"]) == (crawl.ident, crawl.source, crawl.kind)
    assert (fields["started"], fields["operator"]) == ("2019-05-20T00:00:00.000000Z", "news@example.org")
    assert json.loads(fields["arguments"]) == crawl.arguments


def test_revisits_resolve_to_the_first_bytes(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    response, again, not_modified, *_ = write_every_kind(folder, crawl, make_exchange)
    first, same, unmodified = (read_payload(folder, w.position) for w in (response, again, not_modified))
    assert first.body == same.body == unmodified.body == b"<p>page 1</p>"
    assert (same.kind, same.status, unmodified.status) == (CaptureKind.REVISIT, 200, 304)
    assert unmodified.headers == ((b"ETag", b'"v1"'),)
    assert unmodified.body_headers == first.headers
    assert again.digest == not_modified.digest == response.digest


def test_revisit_records_hold_headers_only(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    write_every_kind(folder, crawl, make_exchange)
    revisits = [record for record in iter_records(warc_files(folder)[0]) if record.type == "revisit"]
    assert [r.header("WARC-Profile") for r in revisits] == [Profile.IDENTICAL.value, Profile.NOT_MODIFIED.value]
    assert [r.http.body for r in revisits] == [b"", b""]
    assert {r.header("WARC-Refers-To-Date") for r in revisits} == {"2019-05-20T00:00:01.123456Z"}


def test_a_resource_keeps_bytes_type_and_file_name(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    resource = write_every_kind(folder, crawl, make_exchange)[-1]
    payload = read_payload(folder, resource.position)
    assert (payload.kind, payload.body, payload.status) == (CaptureKind.RESOURCE, b"saved text", None)
    assert payload.headers == ((b"Content-Type", b"text/plain"),)
    assert payload.captured_at == datetime(2017, 1, 2, tzinfo=UTC)
    *_, metadata, _ = iter_records(warc_files(folder)[0])
    assert metadata.fields == {"crawl": "c", "imported-from": "saved page%0A100%25.txt"}


def test_crawls_share_a_file_and_keep_their_own_warcinfo(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    for hour in range(3):
        hourly = CrawlRecord(
            ident=str(hour), source="s", kind="crawl", started_at=crawl.started_at + timedelta(hours=hour), software="c"
        )
        with WarcWriter(folder, hourly) as writer:
            writer.write_exchange(make_exchange(hour))
    (path,) = warc_files(folder)
    crawls = {r.header("WARC-Record-ID"): r.fields["crawl"] for r in iter_records(path) if r.type == "warcinfo"}
    responses = [record for record in iter_records(path) if record.type == "response"]
    assert [crawls[record.header("WARC-Warcinfo-ID")] for record in responses] == ["0", "1", "2"]


def test_files_rotate_and_begin_with_the_crawl(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with WarcWriter(folder, crawl, max_size=3_000, durable=False) as writer:
        places = [writer.write_exchange(make_exchange(number)).position for number in range(20)]
    files = warc_files(folder)
    assert len(files) > 3
    assert [int(path.name[-13:-8]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        records = list(iter_records(path))
        assert (records[0].type, records[0].fields["crawl"]) == ("warcinfo", crawl.ident)
        assert {r.header("WARC-Warcinfo-ID") for r in records[1:]} == {records[0].header("WARC-Record-ID")}
    assert [read_payload(folder, place).body for place in places] == [b"<p>page %d</p>" % n for n in range(20)]


def test_a_full_file_is_followed_by_the_next_serial(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    for _ in range(2):
        with WarcWriter(folder, crawl, max_size=500) as writer:
            writer.write_exchange(make_exchange())
    assert len({path.name[-13:-8] for path in warc_files(folder)}) == len(warc_files(folder)) > 1


def test_a_note_is_about_the_crawl(folder: Path, crawl: CrawlRecord) -> None:
    with WarcWriter(folder, crawl) as writer:
        writer.write_note({"visit": "v", "stop": "end", "complete": "yes"}, crawl.started_at)
    warcinfo, note = iter_records(warc_files(folder)[0])
    assert (note.type, note.header("WARC-Target-URI")) == ("metadata", None)
    assert note.header("WARC-Refers-To") == warcinfo.header("WARC-Record-ID")
    assert note.fields == {"visit": "v", "stop": "end", "complete": "yes"}


def test_times_are_written_in_utc(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    brussels = datetime(2019, 5, 20, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    with WarcWriter(folder, crawl) as writer:
        writer.write_exchange(make_exchange(captured_at=brussels))
    *_, response = iter_records(warc_files(folder)[0])
    assert response.header("WARC-Date") == "2019-05-19T23:30:00.000000Z"


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "http://www.example.org/a b"},
        {"url": "http://www.example.org/\r\nWARC-Type: response"},
        {"url": ""},
        {"captured_at": datetime(2019, 5, 20)},  # noqa: DTZ001
        {"ip": "127.0.0.1\r\nX: y"},
        {"fields": {"topic": "two\nlines"}},
        {"fields": {"topic ": "x"}},
        {"fields": {"topic": " spaced "}},
    ],
)
def test_what_cannot_stand_in_a_header_is_refused_before_writing(
    folder: Path, crawl: CrawlRecord, make_exchange: Make, changes: dict[str, object]
) -> None:
    with WarcWriter(folder, crawl) as writer:
        size = warc_files(folder)[0].stat().st_size
        with pytest.raises(ValueError, match=r"cannot|no time zone"):
            writer.write_exchange(make_exchange(**changes))
        assert warc_files(folder)[0].stat().st_size == size


def test_a_line_break_in_a_header_cannot_end_the_headers(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    with WarcWriter(folder, crawl) as writer:
        written = writer.write_exchange(make_exchange(headers=((b"X", b"a\r\n\r\n b"), (b"Y", b"c"))))
    assert read_payload(folder, written.position).headers == ((b"X", b"a b"), (b"Y", b"c"))


def test_writing_after_closing_is_an_error(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> None:
    writer = WarcWriter(folder, crawl)
    writer.close()
    size = warc_files(folder)[0].stat().st_size
    with pytest.raises(OSError, match="descriptor"):
        writer.write_exchange(make_exchange())
    assert warc_files(folder)[0].stat().st_size == size
