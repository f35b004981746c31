"""What a topic listed at a time: each line with its evidence."""

from datetime import timedelta
from typing import Any

import pytest

from archive.folder import Archive
from archive.queries.coverage import coverage
from archive.queries.entries import entry
from archive.queries.listings import TopicListing, topic_listing
from archive.queries.membership import memberships
from tests.visit_cases import Watcher


@pytest.fixture
def watcher(archive: Archive, writing: Any) -> Watcher:
    return Watcher(archive, writing)


def listed(watcher: Watcher, day: float | None = None, **options: Any) -> TopicListing:
    with watcher.archive.reading() as conn:
        until = None if day is None else watcher.at(day)
        return topic_listing(conn, "ports", "harbours", as_of=until, **options)


def shown(listing: TopicListing) -> str:
    """The letters of a list: plain where listed, in brackets where unknown, behind a bar where not in the list."""
    marks = {"listed": "{}", "unknown": "({})", "withdrawn": "-{}"}
    parts = []
    for one in listing.entries:
        assert one.url
        parts.append(("" if one.position else "|") + marks[one.state].format(one.url[-1]))
    return "".join(parts)


def test_a_list_is_that_of_the_last_visit_up_to_a_time(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "de")
    watcher.visit(3, "xab", "de")
    assert shown(listed(watcher, 0.5)) == ""
    assert shown(listed(watcher, 1.5)) == "abcde"
    assert shown(listed(watcher, 2)) == "(a)(b)(c)(d)(e)"
    assert shown(listed(watcher, 3.5)) == "xabde"
    assert shown(listed(watcher)) == "xabde"


def test_what_a_visit_did_not_cover_is_carried_over(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "de", "f")
    watcher.visit(2, "xac", complete=False)
    found = listed(watcher, withdrawn=True)
    assert shown(found) == "xac(d)(e)(f)|-b"
    assert [one.position for one in found.entries] == [1, 2, 3, 4, 5, 6, None]
    assert found.entries[4].captured_at == watcher.at(1) + timedelta(minutes=1)
    assert found.entries[-1].gone_by == watcher.at(2)
    assert found.last_look
    assert (found.last_look.complete, found.last_look.started_at) == (False, watcher.at(2))


def test_a_visit_that_went_on_later_was_not_complete_then(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "de")
    watcher.visit(2, "ab", "de")
    with watcher.archive.reading() as conn:
        found = topic_listing(conn, "ports", "harbours", as_of=watcher.at(2))
    assert shown(found) == "ab(c)(d)(e)"
    assert shown(listed(watcher, 2.5)) == "abde"


def test_withdrawn_and_not_looked_at_since(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "de")
    watcher.visit(2, "abc", "d")
    watcher.visit(3, "abc", complete=False)
    assert shown(listed(watcher, 2.5, withdrawn=True)) == "abcd|-e"
    assert shown(listed(watcher, withdrawn=True)) == "abc(d)|(e)"


def test_a_shifted_visit_proves_no_absence(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "def")
    watcher.visit(2, "abc", "cde")
    assert shown(listed(watcher)) == "abcde(f)"
    with watcher.archive.reading() as conn:
        assert [(one.complete, one.shifted, one.proves_absence) for one in coverage(conn, "ports") if one.pages] == [
            (True, False, True),
            (True, True, False),
        ]


def test_where_something_was_unreadable_anything_may_be(watcher: Watcher) -> None:
    watcher.visit(1, "abcde")
    watcher.visit(2, "acd", hole=2)
    assert shown(listed(watcher, withdrawn=True)) == "a(b)cd|-e"


def test_a_page_imported_later_changes_what_is_known_of_then(watcher: Watcher) -> None:
    watcher.visit(5, "abc")
    watcher.visit(1, "bcd")
    assert shown(listed(watcher, 1.9)) == "bcd"
    assert shown(listed(watcher, withdrawn=True)) == "abc|-d"


def test_intervals_have_evidence_for_both_ends(watcher: Watcher) -> None:
    watcher.visit(1, "ac")
    watcher.visit(2, "abc")
    watcher.visit(3, "ab", complete=False)
    watcher.visit(4, "ac")
    watcher.visit(5, "abc")
    with watcher.archive.reading() as conn:
        own = [one for one in memberships(conn, "ports", "harbours") if one.id == entry(conn, "wspo:B").id]
    first, second = own
    assert first.absent_before
    assert first.gone_by
    assert second.absent_before
    assert (first.absent_before.captured_at, first.first_seen.captured_at) == (watcher.at(1), watcher.at(2))
    assert (first.last_seen.captured_at, first.gone_by.captured_at) == (watcher.at(3), watcher.at(4))
    assert (first.state, first.gone_by.basis, first.gone_by.visit) == ("withdrawn", "complete visit", "visit-008")
    assert (second.absent_before.captured_at, second.gone_by, second.state) == (watcher.at(4), None, "listed")
    assert second.last_seen.warc.file == "visit-010.warc.gz"


def test_an_entry_has_a_state_in_each_topic(watcher: Watcher) -> None:
    watcher.visit(1, "ab", "c")
    watcher.visit(1, "ab", topic="rivers")
    watcher.visit(2, "a", complete=False)
    watcher.visit(2, "a", topic="rivers")
    with watcher.archive.reading() as conn:
        states = {span.slug: str(span.state) for span in entry(conn, "wspo:B").topics}
        before = {span.slug: str(span.state) for span in entry(conn, "wspo:B", as_of=watcher.at(1.5)).topics}
    assert states == {"harbours": "unknown", "rivers": "withdrawn"}
    assert before == {"harbours": "listed", "rivers": "listed"}


def test_saved_pages_of_one_time_are_one_look(watcher: Watcher) -> None:
    watcher.saved(1, {10: "gh", 2: "de", 1: "abc"})
    found = listed(watcher)
    assert shown(found) == "abcdegh"
    assert {one.state for one in found.entries} == {"listed"}


def test_between_saved_pages_anything_may_be(watcher: Watcher) -> None:
    watcher.visit(1, "abc", "def", "ghi")
    watcher.saved(2, {1: "ac", 3: "gi"})
    assert shown(listed(watcher, withdrawn=True)) == "ac(d)(e)(f)gi|-b|-h"


def test_each_saved_page_is_a_visit_of_its_own(watcher: Watcher) -> None:
    watcher.saved(1, {1: "ab", 2: "cd"})
    with watcher.archive.reading() as conn:
        assert [(one.kind, one.pages, one.entries) for one in coverage(conn, "ports") if one.pages] == [
            ("import", 1, 2),
            ("import", 1, 2),
        ]
