"""Every response is in the WARC files as it was sent, and its row says where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

import pytest

from archive.warc import Record, decoded, payload_digest
from scraper.demo.addresses import topic_path
from scraper.demo.definition import definition
from scraper.demo.faults import Redirect, Refuse
from tests.end_to_end.library import Library, small_site, watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A crawl that met redirects and errors on its way, and what it left behind."""

    library: Library
    rows: list[dict[str, Any]]
    records: list[Record]

    def row(self, path: str, status: int) -> dict[str, Any]:
        url = self.library.replica.address(path)
        (found,) = [row for row in self.rows if row["url"] == url and row["status"] == status]
        return found

    def near(self, row: dict[str, Any], kind: str) -> Record:
        """The record of that kind that belongs to a capture."""
        (main,) = [record for record in self.records if record.offset == row["warc_offset"]]
        ident = main.header("WARC-Record-ID")
        (found,) = [r for r in self.records if r.type == kind and r.header("WARC-Concurrent-To") == ident]
        return found


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "gzip"])
def captured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captured]:
    site = small_site()
    moved, refused = (topic_path(topic.slug) for topic in site.topics)
    with watched(tmp_path_factory.mktemp("captures") / "archive", site, gzip=request.param) as library:
        known = "[topics.known]\n"
        library.write_definition(definition(site, library.replica.url).replace(known, f'{known}food = "food"\n'))
        library.replica.faults = [
            Redirect(path=f"^{moved}$", to=moved.replace("/eurocities/", "/v2/", 1), status=301),
            Refuse(path=f"{refused}$", times=1, status=503, retry_after=0),
        ]
        library.crawl(status=3)
        yield Captured(library=library, rows=library.captures(), records=library.records())


def test_every_request_of_the_server_s_log_is_a_capture(captured: Captured) -> None:
    asked = [(captured.library.replica.address(one.path), one.status) for one in captured.library.replica.requests]
    assert len(asked) > 7
    assert [(row["url"], row["status"]) for row in captured.rows] == asked


@pytest.mark.parametrize("status", [200, 301, 404, 503])
def test_answers_of_every_sort_are_kept(captured: Captured, status: int) -> None:
    assert status in {row["status"] for row in captured.rows}


def test_digests_are_those_of_the_bytes(captured: Captured) -> None:
    for row in captured.rows:
        assert payload_digest(captured.library.payload(row).body) == row["digest"]


def test_pages_are_the_bytes_that_the_server_sent(captured: Captured) -> None:
    captured.library.replica.faults = []
    headers = {"Accept-Encoding": "gzip"} if captured.library.replica.gzip else {}
    pages = [row for row in captured.rows if row["status"] == 200]
    assert len(pages) == 5
    for row in pages:
        payload = captured.library.payload(row)
        with urlopen(Request(row["url"], headers=headers), timeout=10) as answer:
            assert payload.body == answer.read()
            fields = [field for field in answer.getheaders() if field[0] != "Date"]
        sent = {(name.lower().encode(), value.strip().encode()) for name, value in fields}
        assert sent <= {(name.lower(), value) for name, value in payload.headers}


def test_packed_pages_unpack(captured: Captured) -> None:
    payload = captured.library.payload(captured.row("/robots.txt", 200))
    encodings = [value for name, value in payload.headers if name.lower() == b"content-encoding"]
    assert encodings == ([b"gzip"] if captured.library.replica.gzip else [])
    assert b"User-agent" in decoded(payload)


def test_the_redirect_names_where_it_leads(captured: Captured) -> None:
    path = topic_path(captured.library.replica.site.topics[0].slug)
    payload = captured.library.payload(captured.row(path, 301))
    assert dict(payload.headers)[b"Location"].startswith(b"/v2/issues/")
    assert b"Moved" in decoded(payload)


def test_requests_are_kept_as_sent(captured: Captured) -> None:
    for row in captured.rows:
        request = captured.near(row, "request").http
        assert request.first_line.startswith(b"GET /")
        sent = {name.lower(): value for name, value in request.headers}
        assert sent[b"user-agent"].startswith(b"cuttings/")
        assert sent[b"host"] == captured.library.replica.url.removeprefix("http://").encode()


def test_metadata_names_crawl_visit_topic_and_page(captured: Captured) -> None:
    visits = {visit["id"]: visit for visit in captured.library.visits()}
    named = 0
    for row in captured.rows:
        fields = captured.near(row, "metadata").fields
        assert len(fields["crawl"]) == 36
        if row["visit_id"] is None:
            assert row["url"].endswith("/robots.txt")
            assert "visit" not in fields
            continue
        visit = visits[row["visit_id"]]
        assert (fields["visit"], fields["topic"]) == (visit["ident"], visit["slug"])
        assert fields["visit-started"] == visit["started_at"].isoformat()
        assert int(fields["page"]) >= 1
        named += 1
    assert named > 6


def test_each_record_belongs_to_the_warcinfo_of_its_crawl(captured: Captured) -> None:
    (info,) = [record for record in captured.records if record.type == "warcinfo"]
    assert (info.fields["source"], info.fields["kind"]) == ("replica", "crawl")
    assert info.fields["software"].startswith("cuttings/")
    assert captured.records[0] is info
    others = {record.header("WARC-Warcinfo-ID") for record in captured.records[1:]}
    assert others == {info.header("WARC-Record-ID")}


def test_ends_of_visits_are_noted(captured: Captured) -> None:
    notes = [r.fields for r in captured.records if r.type == "metadata" and r.header("WARC-Target-URI") is None]
    ends = {note["visit"]: note["stop-reason"] for note in notes if "visit" in note}
    assert ends == {visit["ident"]: visit["stop_reason"] for visit in captured.library.visits()}


def test_a_refused_page_was_asked_for_again_and_read(captured: Captured) -> None:
    slug = captured.library.replica.site.topics[1].slug
    assert captured.row(topic_path(slug), 503)["listing_id"] is None
    assert captured.row(topic_path(slug), 200)["listing_id"] is not None


def test_the_archive_is_consistent(captured: Captured) -> None:
    captured.library.check()
    assert {visit["slug"]: visit["stop_reason"] for visit in captured.library.visits()}["food"] == "http error"
