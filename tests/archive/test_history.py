"""Revisions of an entry: each once, with its time and proof; what differs between them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.diff import changed_words, compare
from archive.errors import NotSeenYet, UnknownRevision
from archive.folder import Archive
from archive.queries.entries import entry
from archive.queries.history import Run, Spell, collapsed, find_revision, history
from archive.records import DateRecord
from tests.visit_cases import Watcher

START = datetime(2019, 5, 20, tzinfo=UTC)


@pytest.fixture
def watcher(archive: Archive, writing: Any) -> Watcher:
    return Watcher(archive, writing)


def test_every_revision_has_its_time_and_proof(watcher: Watcher) -> None:
    watcher.visit(1, "abc")
    watcher.visit(2, "abC")
    watcher.visit(3, "abC", topic="rivers")
    with watcher.archive.reading() as conn:
        found = history(conn, "wspo:C")
    first, second = found.revisions
    assert (first.number, first.first_seen, first.last_seen) == (1, watcher.at(1), watcher.at(1))
    assert (second.first_seen, second.last_seen, second.topics) == (
        watcher.at(2),
        watcher.at(3),
        ("harbours", "rivers"),
    )
    assert second.proof.warc.file == "visit-004.warc.gz"
    assert (found.current, found.previous) == (second, first)


def test_white_space_and_the_form_of_unicode_make_no_revision(watcher: Watcher) -> None:
    watcher.visit(1, "e")
    watcher.visit(2, "é")
    with watcher.archive.reading() as conn:
        (only,) = history(conn, "wspo:E").revisions
    assert (only.title, only.last_seen) == ("Ferry e", watcher.at(2))


def test_to_and_fro_is_shown_collapsed(watcher: Watcher) -> None:
    for day, page in enumerate("aAaAaA"):
        watcher.visit(day, page)
    with watcher.archive.reading() as conn:
        found = history(conn, "wspo:A")
    assert len(found.revisions) == 2
    assert found.timeline == (Spell(revisions=(1, 2), changes=5, first_seen=watcher.at(0), last_seen=watcher.at(5)),)
    assert found.current.number == 2
    assert found.previous is found.revisions[0]


def test_history_up_to_a_time(watcher: Watcher) -> None:
    watcher.visit(1, "a")
    watcher.visit(2, "A")
    with watcher.archive.reading() as conn:
        assert [one.title for one in history(conn, "wspo:A", until=watcher.at(1.5)).revisions] == ["Ferry a"]
        assert entry(conn, "wspo:A", as_of=watcher.at(1.5)).title == "Ferry a"
        assert entry(conn, "wspo:A").title == "Ferry a, edited"
        for query in (lambda: history(conn, "wspo:A", until=START), lambda: entry(conn, "wspo:A", as_of=START)):
            with pytest.raises(NotSeenYet, match="No capture up to 2019-05-20"):
                query()


@pytest.mark.parametrize("name", ["0", "3", "zzzz", "ab", ""])
def test_an_unknown_revision_is_named_with_those_there_are(watcher: Watcher, name: str) -> None:
    watcher.visit(1, "a")
    with watcher.archive.reading() as conn:
        found = history(conn, "wspo:A")
    with pytest.raises(UnknownRevision, match=found.revisions[0].digest[:12]):
        find_revision(found, name)


def test_a_revision_is_found_by_number_and_digest(watcher: Watcher) -> None:
    watcher.visit(1, "a")
    watcher.visit(2, "A")
    with watcher.archive.reading() as conn:
        found = history(conn, "wspo:A")
    assert find_revision(found, "2") is find_revision(found, found.revisions[1].digest[:8]) is found.revisions[1]


def test_fields_are_compared_word_by_word(watcher: Watcher) -> None:
    watcher.visit(1, "a")
    watcher.visit(2, "A")
    with watcher.archive.reading() as conn:
        before, after = history(conn, "wspo:A").revisions
    before = replace(before, tags=("sea", "air"))
    after = replace(
        after, tags=("air", "land"), dates=(DateRecord(role="published", text="9 May", value="2019-05-09"),)
    )
    title, tags, published = compare(before, after)
    assert [(part.change, part.text) for part in title.parts] == [("same", "Ferry a"), ("added", ", edited")]
    assert [(part.change, part.text) for part in tags.parts] == [("removed", "sea"), ("same", "air"), ("added", "land")]
    assert (published.before, published.after) == ("2019-05-08", "2019-05-09")
    assert compare(before, before) == ()


@given(st.text(), st.text())
def test_parts_put_together_are_both_texts(before: str, after: str) -> None:
    parts = changed_words(before, after)
    assert "".join(part.text for part in parts if part.change != "added") == before
    assert "".join(part.text for part in parts if part.change != "removed") == after


@given(st.lists(st.integers(1, 3), min_size=1))
def test_spells_cover_all_runs(numbers: list[int]) -> None:
    merged = [number for index, number in enumerate(numbers) if index == 0 or numbers[index - 1] != number]
    runs = [Run(number, START + timedelta(days=day), START + timedelta(days=day)) for day, number in enumerate(merged)]
    spells = list(collapsed(runs))
    assert sum(spell.changes + 1 for spell in spells) == len(runs)
    assert [spell.first_seen for spell in spells] == sorted(spell.first_seen for spell in spells)
    assert all(len(spell.revisions) == (2 if spell.changes else 1) for spell in spells)
