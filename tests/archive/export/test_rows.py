"""Entries and revisions: every row as promised."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from archive.export.columns import ENTRIES, REVISIONS
from archive.export.jsonl import write_jsonl
from archive.export.rows import entry_table, iso_utc
from archive.folder import Archive, create_archive
from archive.models import entry as entry_row
from archive.queries.entries import entry
from archive.queries.history import history
from archive.queries.seen import entry_summary, seen_placements
from archive.records import DateRecord
from archive.search.filters import Filters
from archive.search.matches import matches
from archive.store import store_page

Store = Callable[..., Any]
Rows = Callable[..., list[dict[str, Any]]]


@pytest.mark.usefixtures("told")
def test_a_row_says_everything_in_order(archive: Archive, entries: Rows, writing: Any) -> None:
    (row,) = entries()
    with archive.reading() as conn:
        found = entry(conn, row["id"])
    assert list(row) == list(dict.fromkeys(column.group or column.key for column in ENTRIES))
    assert row == {
        "id": found.id,
        "source": "ports",
        "topics": ["harbours", "rivers"],
        "url": "https://example.org/a-AA",
        "title": "New",
        "teaser": "One.\nTwo.",
        "kinds": ["news", "event"],
        "tags": ["b", "a"],
        "published": "2019-05",
        "published_precision": "month",
        "published_text": "May 2019",
        "starts": None,
        "ends": None,
        "updated": None,
        "incomplete": True,
        "problems": ["starts"],
        "first_seen": "2019-05-20T00:00:00Z",
        "last_seen": "2019-05-22T00:00:00Z",
        "revision": found.revision,
        "revisions": 2,
        "capture": {
            "url": writing.page_url,
            "captured_at": "2019-05-21T00:00:00Z",
            "digest": "sha1:2",
            "warc": "crawl-1.warc.gz",
            "offset": 2000,
        },
    }


@pytest.mark.usefixtures("told")
def test_as_of_a_time_nothing_later_is_known(entries: Rows, writing: Any) -> None:
    (row,) = entries(as_of=writing.start)
    told = ("title", "topics", "last_seen", "revisions", "url", "incomplete")
    assert [row[name] for name in told] == [
        "Old",
        ["harbours"],
        "2019-05-20T00:00:00Z",
        1,
        "https://example.org/a-AA",
        False,
    ]


def test_before_the_first_capture_there_is_nothing(store: Store, entries: Rows, writing: Any) -> None:
    store(writing.entry(1))
    assert entries(as_of=writing.start - timedelta(seconds=1)) == []


def test_rows_are_sorted_by_date_then_id_and_undated_ones_last(store: Store, entries: Rows, writing: Any) -> None:
    starts = (DateRecord(role="starts", text="x", value="2019-06-01"),)
    store(
        writing.entry(1, "A", day=None),
        writing.entry(2, "B", day="2018-01-01"),
        writing.entry(3, "C", dates=starts),
        writing.entry(4, "D", day="2019-05"),
        writing.entry(5, "E", day="2018-01-01"),
    )
    found = entries()
    assert [row["title"] for row in found if row["title"] not in "BE"] == ["C", "D", "A"]
    ids = [row["id"] for row in found if row["title"] in "BE"]
    assert ids == sorted(ids)
    assert found[-1]["title"] == "A"


def test_the_date_of_a_change_is_no_date_to_sort_or_find_by(store: Store, entries: Rows, writing: Any) -> None:
    changed = DateRecord(role="updated", text="yesterday", value="2017-01-01")
    published = DateRecord(role="published", text="x", value="2018-01-01")
    store(writing.entry(1, "A", dates=(published, changed)), writing.entry(2, "B", dates=(changed,)))
    assert [(row["title"], row["published"], row["updated"]) for row in entries()] == [
        ("A", "2018-01-01", "2017-01-01"),
        ("B", None, "2017-01-01"),
    ]


def test_a_row_of_a_topic_still_names_all_topics(store: Store, entries: Rows, writing: Any) -> None:
    store(writing.entry(1, "A"), writing.entry(2, "B"))
    store(writing.entry(1, "B"), day=1, topic="rivers")
    assert [(row["title"], row["topics"]) for row in entries(topics=("rivers",))] == [("B", ["harbours", "rivers"])]


def test_more_than_one_portion(store: Store, entries: Rows, writing: Any) -> None:
    store(*(writing.entry(i, f"Fähre {i}", tags=(f"tag {i}",)) for i in range(1, 2500)))
    rows = entries()
    assert len({row["id"] for row in rows}) == 2499
    assert all(row["tags"] == [row["title"].replace("Fähre", "tag")] for row in rows)


def test_the_newest_are_those_of_the_latest_date(archive: Archive, store: Store, writing: Any) -> None:
    store(*(writing.entry(i, str(i), day=f"2019-05-{i:02}") for i in range(1, 9)), writing.entry(9, "9", day=None))
    out = io.StringIO()
    with archive.reading() as conn:
        write_jsonl(entry_table(conn, matches(conn, None, Filters()), newest=2), out)
    assert [json.loads(line)["title"] for line in out.getvalue().splitlines()] == ["8", "7"]


def test_of_captures_of_one_time_the_least_is_the_proof(store: Store, entries: Rows, writing: Any) -> None:
    store(writing.entry(1), url="https://example.org/b")
    store(writing.entry(1), writing.entry(2, "Other"), url="https://example.org/a")
    proofs = {row["title"]: row["capture"]["url"] for row in entries()}
    assert proofs["Ferries"] == "https://example.org/a"


def test_a_fraction_of_a_second_is_shown_where_there_is_one(store: Store, entries: Rows, writing: Any) -> None:
    store(writing.entry(1), day=0.5 / 86_400)
    assert entries()[0]["first_seen"] == "2019-05-20T00:00:00.500000Z"


@pytest.mark.usefixtures("told")
def test_revisions_are_numbered_in_the_order_of_first_seen(revisions: Rows) -> None:
    rows = revisions()
    assert list(rows[0]) == list(dict.fromkeys(column.group or column.key for column in REVISIONS))
    told = [(row["number"], row["title"], row["current"], row["topics"], row["first_seen"][:10]) for row in rows]
    assert told == [
        (1, "Old", False, ["harbours"], "2019-05-20"),
        (2, "New", True, ["harbours", "rivers"], "2019-05-21"),
    ]


@pytest.mark.usefixtures("told")
def test_revisions_are_those_that_history_shows(archive: Archive, revisions: Rows, entries: Rows) -> None:
    with archive.reading() as conn:
        found = history(conn, entries()[0]["id"])
    assert [(row["number"], row["revision"]) for row in revisions()] == [
        (one.number, one.digest) for one in found.revisions
    ]


@pytest.mark.usefixtures("told")
def test_revisions_as_of_a_time_are_those_shown_by_then(revisions: Rows, writing: Any) -> None:
    (row,) = revisions(as_of=writing.start)
    assert (row["title"], row["current"]) == ("Old", True)


showing = st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(["harbours", "rivers"]), st.booleans())


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(showings=st.lists(showing, min_size=1, max_size=12), until=st.integers(0, 3))
def test_lookups_agree_with_what_seen_means(
    tmp_path_factory: Any, begin: Any, session_writing: Any, showings: list[Any], until: int
) -> None:
    """Whatever was captured when, in whatever order, the lookups say what `seen` says."""
    writing = session_writing
    made = create_archive(tmp_path_factory.mktemp("seen") / "archive")
    with made.writing() as conn:
        begin(conn, "harbours", "rivers")
        for number, (day, state, topic, linked) in enumerate(showings, start=1):
            url = f"https://example.org/{state}" if linked else None
            shown = writing.entry(1, f"State {state}", url=url, site="AA", day=None)
            store_page(conn, writing.capture(number, day=day, topic=topic), writing.listing(shown))
    as_of = writing.start + timedelta(days=until)
    with made.reading() as conn:
        summary = entry_summary(seen_placements(until=as_of))
        expected = conn.execute(select(summary, entry_row.c.public_id).join(entry_row)).all()
        out = io.StringIO()
        write_jsonl(entry_table(conn, matches(conn, None, Filters(), as_of), as_of=as_of), out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    told = ("id", "url", "revisions", "first_seen", "last_seen")
    assert [[row[name] for name in told] for row in rows] == [
        [one.public_id, one.url, one.revisions, iso_utc(one.first_at), iso_utc(one.last_at)] for one in expected
    ]
    made.close()
