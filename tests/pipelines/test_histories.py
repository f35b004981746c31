"""Replicas over thirty days, crawled on random days, some visits cut short: whatever a listing claims is true.

Compared are all days, also those without a crawl; and archives that were given the same captures in other orders.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from archive.db import database_url, make_engine
from archive.dump import canonical_dump
from archive.queries.listings import ListedEntry, topic_listing
from archive.schema import create_schema
from tests.history_cases import DAYS, History, Key, Visited, noon, store_history
from tests.postgresql import Server

# Three seeds keep the everyday run short; all ten are part of what must pass before a change lands.
SEEDS = range(1, 11) if os.environ.get("CUTTINGS_ALL_SEEDS") else range(1, 4)


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> dict[int, History]:
    folder = tmp_path_factory.mktemp("histories")
    return {seed: History(seed, folder) for seed in SEEDS}


@pytest.fixture(scope="module", params=SEEDS)
def history(request: pytest.FixtureRequest, histories: dict[int, History]) -> History:
    return histories[request.param]


@contextmanager
def opened(database: str, folder: Path, server: Server) -> Iterator[Engine]:
    """A fresh database of this kind with the tables of an archive."""
    with server.database() as url:
        engine = make_engine(database_url(url if database == "postgresql" else "history.db", folder))
        create_schema(engine)
        yield engine
        engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def stored(
    request: pytest.FixtureRequest,
    history: History,
    tmp_path_factory: pytest.TempPathFactory,
    postgresql_server: Server,
) -> Iterator[Connection]:
    with (
        opened(request.param, tmp_path_factory.mktemp("stored"), postgresql_server) as engine,
        engine.connect() as conn,
        conn.begin(),
    ):
        store_history(conn, history)
        yield conn


def key(topic: str, entry: ListedEntry) -> Key:
    return (entry.url.rpartition("-WSPO-")[2],) if entry.url else (topic, entry.published or "")


def listed(conn: Connection, topic: str, day: int) -> dict[str, list[Key]]:
    """The entries of a topic on the evening of a day, by their state, in the order of the list."""
    found = topic_listing(conn, "replica", topic, as_of=noon(day) + timedelta(hours=8), withdrawn=True)
    states: dict[str, list[Key]] = {"listed": [], "unknown": [], "withdrawn": []}
    for entry in found.entries:
        states[entry.state].append(key(topic, entry))
    return states


def test_there_is_something_of_everything(history: History) -> None:
    assert {visit.complete for visit in history.visits} == {True, False}
    assert set(range(1, DAYS + 1)) - set(history.days)


@pytest.mark.parametrize("day", range(1, DAYS + 1))
def test_what_is_claimed_of_a_day_is_true(history: History, stored: Connection, day: int) -> None:
    for topic in history.site.topics:
        truth, states = set(history.truth(day, topic.slug)), listed(stored, topic.slug, day)
        assert set(states["listed"]) <= truth
        assert not set(states["withdrawn"]) & truth
        if day not in history.days:
            assert not states["listed"]


def test_a_complete_visit_leaves_nothing_unknown(history: History, stored: Connection) -> None:
    for visit in history.visits:
        states = listed(stored, visit.topic, visit.day)
        assert tuple(states["listed"]) == visit.seen
        if visit.complete:
            assert states["listed"] == history.truth(visit.day, visit.topic)
            assert states["unknown"] == []


def test_unknown_is_said_only_where_no_evidence_exists(history: History, stored: Connection) -> None:
    latest: dict[tuple[str, Key], Visited] = {}
    for visit in history.visits:
        for entry in listed(stored, visit.topic, visit.day)["unknown"]:
            before = latest[visit.topic, entry].seen
            place = before.index(entry)
            # Below it nothing was seen that stood below it: the visit ended before it came to its place.
            assert not set(before[place + 1 :]) & set(visit.seen)
        latest |= {(visit.topic, entry): visit for entry in visit.seen}


def test_any_order_of_storing_gives_the_same_archive_on_either_database(
    histories: dict[int, History], tmp_path: Path, postgresql_server: Server
) -> None:
    @cache
    def in_order(seed: int) -> list[str]:
        return dump(seed, "sqlite", None)

    def dump(seed: int, database: str, order: random.Random | None) -> list[str]:
        with kinds[database].connect() as conn, conn.begin() as transaction:
            store_history(conn, histories[seed], order)
            lines = list(canonical_dump(conn))
            transaction.rollback()
        return lines

    @given(seed=st.sampled_from(SEEDS), database=st.sampled_from(["sqlite", "postgresql"]), order=st.integers())
    @settings(max_examples=3 * len(SEEDS), deadline=None)
    def check(seed: int, database: str, order: int) -> None:
        assert dump(seed, database, random.Random(order)) == in_order(seed)

    with (
        opened("sqlite", tmp_path, postgresql_server) as sqlite,
        opened("postgresql", tmp_path, postgresql_server) as postgresql,
    ):
        kinds = {"sqlite": sqlite, "postgresql": postgresql}
        check()
