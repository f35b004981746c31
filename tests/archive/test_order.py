"""The same captures give the same archive, in whatever order they arrive."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, func, select

from archive.db import database_url, make_engine
from archive.dump import canonical_dump
from archive.folder import Archive
from archive.models import (
    capture,
    current_revision,
    entry,
    entry_key,
    entry_topic,
    listing,
    placement,
    revision,
    wording,
)
from archive.queries.entries import entry as show
from archive.queries.seen import entry_summary, seen_placements
from archive.records import EntryRecord
from archive.schema import create_schema
from archive.store import store_page
from tests.postgresql import Server


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One database for all examples: each runs in a transaction that is rolled back."""
    made = make_engine(database_url("order.db", tmp_path_factory.mktemp("order")))
    create_schema(made)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def on_postgresql(postgresql_server: Server) -> Iterator[Engine]:
    with postgresql_server.database() as url:
        made = make_engine(database_url(url, Path()))
        yield made
        made.dispose()


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(f"on_{request.param}")
    return found


# Few values, so that titles, addresses and ids conflict all the time. The first two titles are one in normal form.
shown_entries = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Ferries’ day", "Ferries' day", "Locks", None]),
        "url": st.sampled_from([None, None, "https://example.org/a", "https://example.org/b", "https://example.org/c"]),
        "site": st.sampled_from([None, None, None, "AA", "BB"]),
        "day": st.sampled_from(["2019-05-08", "2019-05", None]),
        "tags": st.sampled_from([(), ("culture", "economy"), ("economy", "culture")]),
    }
)
pages = st.lists(
    st.tuples(st.lists(shown_entries, max_size=4), st.integers(0, 3), st.sampled_from(["harbours", "rivers"])),
    min_size=2,
    max_size=7,
)
Page = tuple[list[dict[str, Any]], int, str]


def dump_of(
    engine: Engine, begin: Callable[..., None], writing: Any, numbered: Sequence[tuple[int, Page]]
) -> list[str]:
    with engine.connect() as conn, conn.begin() as transaction:
        begin(conn, "harbours", "rivers")
        for number, (entries, day, topic) in numbered:
            records = [writing.entry(i, topic=topic, **values) for i, values in enumerate(entries, start=1)]
            store_page(conn, writing.capture(number, day=day, topic=topic), writing.listing(*records))
        check_consistency(conn)
        dump = list(canonical_dump(conn))
        transaction.rollback()
    return dump


def check_consistency(conn: Connection) -> None:
    """Nothing is left over: every entry has keys and placements, every revision is shown."""
    entries = set(conn.execute(select(entry.c.id)).scalars())
    assert entries == set(conn.execute(select(entry_key.c.entry_id).distinct()).scalars())
    assert entries == set(conn.execute(select(revision.c.entry_id).distinct()).scalars())
    revisions = set(conn.execute(select(revision.c.id)).scalars())
    assert revisions == set(conn.execute(select(placement.c.revision_id).distinct()).scalars())
    check_current(conn)
    check_topics(conn)


def check_current(conn: Connection) -> None:
    """What is kept of current revisions is what the captures say."""
    summary = entry_summary(seen_placements())
    found = (
        select(
            summary.c.entry_id,
            summary.c.revision_id,
            revision.c.wording_id,
            func.coalesce(wording.c.published, wording.c.starts),
            entry.c.public_id,
        )
        .join(entry, entry.c.id == summary.c.entry_id)
        .join(revision, revision.c.id == summary.c.revision_id)
        .join(wording, wording.c.id == revision.c.wording_id)
    )
    assert set(conn.execute(select(*current_revision.c)).all()) == set(conn.execute(found).all())


def check_topics(conn: Connection) -> None:
    listed = (
        select(revision.c.entry_id, listing.c.topic_id)
        .join(placement, placement.c.revision_id == revision.c.id)
        .join(listing, listing.c.id == placement.c.listing_id)
    )
    assert set(conn.execute(select(*entry_topic.c)).all()) == set(conn.execute(listed).all())


@given(pages=pages, seed=st.integers())
@settings(max_examples=100, deadline=None)
def test_any_order_gives_the_same_archive(
    on_sqlite: Engine, begin: Callable[..., None], session_writing: Any, pages: list[Page], seed: int
) -> None:
    numbered = list(enumerate(pages, start=1))
    shuffled = random.Random(seed).sample(numbered, len(numbered))
    assert dump_of(on_sqlite, begin, session_writing, numbered) == dump_of(on_sqlite, begin, session_writing, shuffled)


@given(pages=pages, seed=st.integers())
@settings(max_examples=40, deadline=None)
def test_both_databases_give_the_same_archive(
    on_sqlite: Engine,
    on_postgresql: Engine,
    begin: Callable[..., None],
    session_writing: Any,
    pages: list[Page],
    seed: int,
) -> None:
    numbered = list(enumerate(pages, start=1))
    shuffled = random.Random(seed).sample(numbered, len(numbered))
    on_the_one = dump_of(on_sqlite, begin, session_writing, numbered)
    assert dump_of(on_postgresql, begin, session_writing, shuffled) == on_the_one


@given(pages=pages)
@settings(max_examples=20, deadline=None)
def test_storing_again_changes_nothing(
    engine: Engine, begin: Callable[..., None], session_writing: Any, pages: list[Page]
) -> None:
    numbered = list(enumerate(pages, start=1))
    once = dump_of(engine, begin, session_writing, numbered)
    assert dump_of(engine, begin, session_writing, numbered + numbered) == once


Store = Callable[..., Any]


def test_an_edited_slug_is_one_entry(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "Old title", url="https://example.org/old-AA", site="AA"))
    store(writing.entry(1, "New title", url="https://example.org/new-AA", site="AA"), day=1)
    with archive.reading() as conn:
        by_old_address = show(conn, "url:https://example.org/old-AA")
        assert by_old_address == show(conn, "wspo:aa")
    assert (by_old_address.title, by_old_address.revisions) == ("New title", 2)


def test_text_without_links_joins_the_linked_entry_later(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, "Ferries"))
    with archive.reading() as conn:
        cited = show(conn, "title:ferries|2019-05-08").id
    store(writing.entry(1, "Ferries", url="https://example.org/f-AA", site="AA"), day=1)
    with archive.reading() as conn:
        joined = show(conn, cited)
        assert conn.execute(select(func.count()).select_from(entry)).scalar_one() == 1
    assert joined.id != cited
    assert joined.first_seen < joined.last_seen
    assert joined.revisions == 1


def test_different_site_keys_are_never_merged(archive: Archive, store: Store, writing: Any) -> None:
    same: dict[str, Any] = {"title": "Workshop", "url": "https://example.org/workshop"}
    store(writing.entry(1, site="AA", **same), writing.entry(2, site="BB", **same))
    with archive.reading() as conn:
        assert show(conn, "wspo:AA").id != show(conn, "wspo:BB").id
        assert show(conn, "url:https://example.org/workshop").id == show(conn, "wspo:AA").id


def test_without_site_keys_addresses_are_entries(archive: Archive, store: Store, writing: Any) -> None:
    entries: list[EntryRecord] = [writing.entry(i, url=f"https://example.org/{i}") for i in (1, 2)]
    store(*entries)
    with archive.reading() as conn:
        assert show(conn, "url:https://example.org/1").id != show(conn, "url:https://example.org/2").id


def test_the_oldest_wording_is_shown_whenever_it_arrives(archive: Archive, store: Store, writing: Any) -> None:
    url = "https://example.org/a"
    store(writing.entry(1, "The city's plan", url=url), day=5)
    store(writing.entry(1, "The city’s plan", url=url), day=2)
    store(writing.entry(1, "The city's\u00a0plan", url=url), day=3)
    with archive.reading() as conn:
        found = show(conn, f"url:{url}")
        assert conn.execute(select(func.count()).select_from(capture)).scalar_one() == 3
    assert (found.title, found.revisions) == ("The city’s plan", 1)
    assert found.proof.captured_at == found.first_seen
