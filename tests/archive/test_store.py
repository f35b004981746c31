"""What storing a page writes, and what it leaves alone."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, select
from sqlalchemy.exc import IntegrityError

from archive.folder import Archive
from archive.models import capture, entry, listing, metadata, quarantine, visit
from archive.queries.captures import last_capture
from archive.queries.crawls import crawl_summary
from archive.queries.topics import known_topics
from archive.records import CaptureKind, EntryState, QuarantineRecord, VisitRecord
from archive.store import close_crawl, close_visit, open_visit, store_capture, store_page, store_unchanged

Store = Callable[..., Any]
PARSER = "labels/1"


def counts(conn: Connection) -> dict[str, int]:
    return {
        name: conn.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in metadata.tables.items()
    }


@contextmanager
def statements(archive: Archive, caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Those run by SQLAlchemy, and those that are prepared, which are logged; without the one that begins."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(archive.engine, "before_cursor_execute", note)
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "archive.prepared"):
        yield seen
    seen += caplog.messages
    event.remove(archive.engine, "before_cursor_execute", note)


def test_states_of_entries(store: Store, writing: Any) -> None:
    first = writing.entry(1, url="https://example.org/a")
    assert store(first).states == (EntryState.NEW,)
    edited = writing.entry(2, "Ferries, edited", url="https://example.org/a")
    added = writing.entry(1, "Locks", url="https://example.org/b")
    assert store(added, edited, day=1).states == (EntryState.NEW, EntryState.CHANGED)
    assert store(added, first_again := writing.entry(3, url="https://example.org/a"), day=2).states == (
        EntryState.UNCHANGED,
        EntryState.UNCHANGED,
    )
    assert first_again.position == 3


@pytest.mark.parametrize("again", ["same bytes", "other bytes"])
def test_seen_again_adds_one_capture_and_nothing_else(archive: Archive, writing: Any, again: str) -> None:
    page = writing.listing(writing.entry(1, tags=("culture",)), writing.entry(2, "Locks"))
    with archive.writing() as conn:
        store_page(conn, writing.capture(1), page)
        before = counts(conn)
        later = writing.capture(2, day=1)
        if again == "same bytes":
            known = last_capture(conn, later.url, PARSER)
            assert known is not None
            assert known.listing is not None
            result = store_unchanged(conn, later, known.listing.listing_id)
        else:
            result = store_page(conn, later, page)
        assert counts(conn) == before | {"capture": before["capture"] + 1}
    assert result.states == (EntryState.UNCHANGED, EntryState.UNCHANGED)


def test_an_older_capture_must_be_parsed(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn:
        store_page(conn, writing.capture(1, day=5), writing.listing(writing.entry(1)))
        known = last_capture(conn, writing.page_url, PARSER)
        assert known is not None
        assert known.listing is not None
        older = writing.capture(2, day=3)
        with pytest.raises(ValueError, match="parse the page"):
            store_unchanged(conn, older, known.listing.listing_id)
        assert last_capture(conn, writing.page_url, PARSER, until=older.captured_at) is None


def test_a_stored_capture_is_not_stored_again(archive: Archive, writing: Any) -> None:
    page = writing.listing(writing.entry(1), writing.entry(2, "Locks"))
    with archive.writing() as conn:
        first = store_page(conn, writing.capture(1), page)
        store_capture(conn, writing.capture(2, topic=None, url="https://example.org/robots.txt"))
        before = counts(conn)
        assert store_page(conn, writing.capture(1), page) == first
        assert store_unchanged(conn, writing.capture(1), 1) == first
        store_capture(conn, writing.capture(2, topic=None, url="https://example.org/robots.txt"))
        assert counts(conn) == before


def test_other_parsers_and_topics_have_their_own_listings(archive: Archive, writing: Any) -> None:
    entries = [writing.entry(1, url="https://example.org/a")]
    with archive.writing() as conn:
        store_page(conn, writing.capture(1), writing.listing(*entries))
        store_page(conn, writing.capture(2), writing.listing(*entries, parser="labels/2"))
        store_page(conn, writing.capture(3, topic="rivers"), writing.listing(*entries))
        found = counts(conn)
    assert (found["listing"], found["entry"], found["revision"]) == (3, 1, 1)


def test_the_unreadable_is_kept_with_its_reason(archive: Archive, writing: Any) -> None:
    bad = QuarantineRecord(position=2, reason="two-titles", text="Ferries Ferries")
    with archive.writing() as conn:
        store_page(conn, writing.capture(1), writing.listing(writing.entry(1), quarantined=(bad,)))
        row = conn.execute(select(quarantine.c.position, quarantine.c.reason, quarantine.c.text)).one()
    assert tuple(row) == (2, "two-titles", "Ferries Ferries")


def test_a_verdict_is_kept_with_its_capture(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn:
        store_capture(conn, writing.capture(1), verdict="LayoutChanged")
        assert conn.execute(select(capture.c.verdict, capture.c.listing_id)).one() == ("LayoutChanged", None)


def test_a_listing_needs_a_visit(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn, pytest.raises(ValueError, match="outside a visit"):
        store_page(conn, writing.capture(1, topic=None), writing.listing())


def test_an_unknown_visit_is_refused(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn, pytest.raises(LookupError, match="visit-canals"):
        store_page(conn, writing.capture(1, topic="canals"), writing.listing())


def many(writing: Any, number: int, *, linked: bool, edited: str = "") -> Any:
    return writing.listing(
        *(
            writing.entry(
                i,
                f"Ferry {i} of {number}{edited}",
                url=f"https://example.org/{number}/{i}" if linked else None,
                tags=("sea",),
            )
            for i in range(1, number + 1)
        )
    )


def test_the_number_of_statements_does_not_grow_with_the_page(
    archive: Archive, writing: Any, caplog: pytest.LogCaptureFixture
) -> None:
    numbers: dict[int, list[int]] = {}
    for size in (2, 200):
        steps = [
            many(writing, size, linked=False),
            many(writing, size, linked=True),
            many(writing, size, linked=True, edited="!"),
            many(writing, size, linked=True, edited="!"),
        ]
        for step, page in enumerate(steps):
            with archive.writing() as conn, statements(archive, caplog) as seen:
                store_page(conn, writing.capture(1000 * size + step, day=step), page)
            numbers.setdefault(size, []).append(len(seen))
    # New; every entry moves to its link; every entry edited; unchanged.
    assert numbers[200] == numbers[2]
    assert numbers[2][0] <= 19
    assert numbers[2][3] == 4


def test_a_page_that_fails_leaves_nothing(archive: Archive, writing: Any) -> None:
    twice = writing.listing(writing.entry(1), writing.entry(1, "Locks"))
    with pytest.raises(IntegrityError, match=r"unique|UNIQUE"), archive.writing() as conn:
        store_page(conn, writing.capture(1), twice)
    with archive.reading() as conn:
        assert all(counts(conn)[name] == 0 for name in ("entry", "revision", "wording", "listing", "capture"))


def test_visits_and_crawls_open_and_close_once(archive: Archive, writing: Any) -> None:
    later = writing.start + timedelta(hours=1)
    with archive.writing() as conn:
        open_visit(conn, VisitRecord(ident="visit-harbours", crawl="crawl-1", topic="x", started_at=later), "X", "u")
        for stop_reason in ("end", "limit"):
            close_visit(
                conn, "visit-harbours", ended_at=later, stop_reason=stop_reason, complete=stop_reason == "end", pages=2
            )
        close_crawl(conn, "crawl-1", later, "finished")
        store_capture(conn, writing.capture(1, status=503))
        summary = crawl_summary(conn, "crawl-1")
        assert conn.execute(select(func.count()).select_from(visit)).scalar_one() == 2
        assert [topic.slug for topic in known_topics(conn, "ports")] == ["harbours", "rivers"]
    assert (summary.outcome, summary.captures, summary.failures) == ("finished", 1, 1)
    assert [(one.topic, one.stop_reason, one.complete) for one in summary.visits] == [
        ("harbours", "end", True),
        ("rivers", None, None),
    ]


def test_a_revisit_refers_to_the_bytes(archive: Archive, writing: Any) -> None:
    with archive.writing() as conn:
        store_page(conn, writing.capture(1, etag='"one"'), writing.listing(writing.entry(1), next_url="https://n"))
        listing_id = conn.execute(select(listing.c.id)).scalar_one()
        for day in (1, 2):
            again = writing.capture(1 + day, day=day, digest="sha1:1", kind=CaptureKind.REVISIT, status=304)
            store_unchanged(conn, again, listing_id)
        store_capture(conn, writing.capture(9, day=3, status=503))
        known = last_capture(conn, writing.page_url, PARSER)
        other = last_capture(conn, writing.page_url, "labels/2")
        assert conn.execute(select(func.count()).select_from(entry)).scalar_one() == 1
    assert known is not None
    assert known.listing is not None
    assert other is not None
    assert (known.captured_at, known.original_at) == (writing.start + timedelta(days=2), writing.start)
    assert (known.etag, known.warc.offset, known.original_warc.offset) == ('"one"', 3000, 1000)
    assert (known.listing.next_url, known.listing.size) == ("https://n", 1)
    assert other.listing is None
