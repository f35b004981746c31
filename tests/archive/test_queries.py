"""What queries answer, on pages whose answers are known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from archive.errors import UnknownEntry, UnknownSource, UnknownTopic
from archive.folder import Archive
from archive.queries.ends import StoredEnd, end_in, ends_of_warc
from archive.queries.entries import entry
from archive.queries.listings import topic_listing
from archive.queries.topics import known_topics
from archive.records import CrawlRecord, VisitRecord, WarcPosition
from archive.store import close_crawl, open_crawl, open_visit, register_source, store_capture, store_page

Store = Callable[..., Any]


def test_an_entry_with_its_history(archive: Archive, store: Store, writing: Any) -> None:
    url = "https://example.org/a-AA"
    store(writing.entry(1, "First", url=url, site="AA"), day=0)
    store(writing.entry(1, "Second", url=url, site="AA", kinds=("news",), tags=("sea", "air")), day=1)
    store(writing.entry(1, "Second", url=url, site="AA", kinds=("news",), tags=("sea", "air")), day=2, topic="rivers")
    with archive.reading() as conn:
        found = entry(conn, "wspo:aa")
    assert (found.title, found.kinds, found.tags, found.revisions) == ("Second", ("news",), ("sea", "air"), 2)
    assert [span.slug for span in found.topics] == ["harbours", "rivers"]
    assert (found.first_seen, found.last_seen) == (writing.start, writing.start + timedelta(days=2))
    assert found.proof.captured_at == writing.start + timedelta(days=1)
    assert found.proof.warc.offset == 2000
    assert found.keys == (
        "wspo:AA",
        f"url:{url}",
        "title:first|2019-05-08",
        "title:second|2019-05-08",
    )


def test_an_entry_answers_to_its_id_a_prefix_and_every_key(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, url="https://example.org/a"))
    with archive.reading() as conn:
        found = entry(conn, "url:https://example.org/a")
        for name in (found.id, found.id[:4], found.id.upper(), f" {found.id}\n", "title:ferries|2019-05-08"):
            assert entry(conn, name) == found


@pytest.mark.parametrize("name", ["zzzz", "abc", "", "wspo:NONE", "0123456789abcdef", "a*b%"])
def test_unknown_entries(archive: Archive, store: Store, writing: Any, name: str) -> None:
    store(writing.entry(1))
    with archive.reading() as conn, pytest.raises(UnknownEntry) as error:
        entry(conn, name)
    assert error.value.candidates == ()


def test_an_ambiguous_name_lists_what_it_could_be(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, site="AA"))
    with archive.writing() as conn:
        register_source(conn, "canals", "Canals")
        open_crawl(
            conn, CrawlRecord(ident="c2", source="canals", kind="import", started_at=writing.start, software="x")
        )
        open_visit(conn, VisitRecord(ident="v2", crawl="c2", topic="locks", started_at=writing.start), None, "u")
        capture = replace(writing.capture(500), crawl="c2", visit="v2")
        store_page(conn, capture, writing.listing(writing.entry(1, site="AA")))
        with pytest.raises(UnknownEntry, match="could be any of") as error:
            entry(conn, "wspo:AA")
    assert len(error.value.candidates) == 2


def test_the_listing_of_the_last_visit(archive: Archive, writing: Any) -> None:
    a, b, c = (writing.entry(i, f"Ferry {i}", url=f"https://example.org/{i}") for i in (1, 2, 3))
    with archive.writing() as conn:
        store_page(conn, writing.capture(1, url="https://p/1"), writing.listing(a, b))
        # The site moved on between two pages: the second shows the last entry of the first again.
        store_page(conn, writing.capture(2, day=0.1, url="https://p/2"), writing.listing(b, c))
        found = topic_listing(conn, "ports", "harbours").entries
        assert topic_listing(conn, "ports", "rivers").entries == ()
    assert [(one.position, one.title, one.page) for one in found] == [
        (1, "Ferry 1", "https://p/1"),
        (2, "Ferry 2", "https://p/1"),
        (3, "Ferry 3", "https://p/2"),
    ]


def test_unknown_sources_and_topics(archive: Archive) -> None:
    with archive.reading() as conn:
        with pytest.raises(UnknownSource, match="It has: ports"):
            topic_listing(conn, "prots", "harbours")
        with pytest.raises(UnknownTopic, match="It has: harbours, rivers"):
            topic_listing(conn, "ports", "harbors")
        assert known_topics(conn, "prots") == ()


def test_how_far_the_rows_of_each_warc_file_reach(archive: Archive, store: Store, writing: Any) -> None:
    with archive.reading() as conn:
        assert ends_of_warc(conn) == {}
        assert end_in(conn, "crawl-1.warc.gz") == StoredEnd(stored=0, ended=0)
    store(writing.entry(1))
    with archive.writing() as conn:
        for number, file in enumerate(("b.warc.gz", "a.warc.gz", "b.warc.gz"), start=5):
            place = WarcPosition(file=file, offset=100 * number, length=10)
            store_capture(conn, replace(writing.capture(number), warc=place))
    stored = {"a.warc.gz": 610, "b.warc.gz": 710, "crawl-1.warc.gz": 2000}
    with archive.reading() as conn:
        assert ends_of_warc(conn) == {file: StoredEnd(stored=end, ended=0) for file, end in stored.items()}
    with archive.writing() as conn:
        close_crawl(conn, "crawl-1", writing.start, "finished")
        open_crawl(
            conn, CrawlRecord(ident="runs", source="ports", kind="crawl", started_at=writing.start, software="c")
        )
        place = WarcPosition(file="b.warc.gz", offset=900, length=10)
        store_capture(conn, replace(writing.capture(9, topic=None), crawl="runs", warc=place))
    with archive.reading() as conn:
        assert ends_of_warc(conn)["b.warc.gz"] == end_in(conn, "b.warc.gz") == StoredEnd(stored=910, ended=710)
        assert ends_of_warc(conn)["a.warc.gz"] == StoredEnd(stored=610, ended=610)
