"""What was read of a topic last is known with all that is needed to read it again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from archive.folder import Archive
from archive.queries.readings import last_reading
from archive.records import DateRecord
from archive.store import store_capture, store_page

Store = Callable[..., Any]


def test_a_topic_that_was_never_captured(archive: Archive) -> None:
    with archive.reading() as conn:
        assert last_reading(conn, "ports", "harbours") is None


def test_the_latest_capture_with_its_entries(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "First"), day=0)
    dates = (DateRecord(role="published", text="May 2019", value="2019-05"),)
    store(writing.entry(1, "Second", teaser="T", kinds=("news",), tags=("a", "b"), dates=dates), day=1)
    with archive.reading() as conn:
        found = last_reading(conn, "ports", "harbours")
    assert found
    assert (found.captured_at, found.url) == (writing.start + timedelta(days=1), writing.page_url)
    assert found.parser == "labels/1"
    (entry,) = found.entries
    assert (entry.title, entry.teaser, entry.kinds, entry.tags) == ("Second", "T", ("news",), ("a", "b"))
    assert (entry.date("published"), entry.date("starts")) == ("2019-05", None)


def test_the_first_page_counts_before_later_ones(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "First page"), day=0)
    with archive.writing() as conn:
        later = writing.capture(99, day=1, url=f"{writing.page_url}?page=2")
        store_page(conn, later, writing.listing(writing.entry(1, "Second page")))
    with archive.reading() as conn:
        found = last_reading(conn, "ports", "harbours")
    assert found
    assert [one.title for one in found.entries] == ["First page"]


def test_a_capture_that_was_not_read_counts_unless_a_reading_is_wanted(
    archive: Archive, store: Store, writing: Any
) -> None:
    store(writing.entry(1, "Read"), day=0)
    with archive.writing() as conn:
        store_capture(conn, writing.capture(99, day=1), verdict="LayoutChanged")
    with archive.reading() as conn:
        last, read = last_reading(conn, "ports", "harbours"), last_reading(conn, "ports", "harbours", read=True)
    assert last
    assert read
    assert (last.verdict, last.entries) == ("LayoutChanged", ())
    assert [one.title for one in read.entries] == ["Read"]


def test_an_answer_that_is_no_page_does_not_count(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "Read"), day=0)
    with archive.writing() as conn:
        store_capture(conn, writing.capture(99, day=1, status=503))
    with archive.reading() as conn:
        found = last_reading(conn, "ports", "harbours")
    assert found
    assert found.captured_at == writing.start
