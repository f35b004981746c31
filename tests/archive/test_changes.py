"""What happened in a list since a time, after which look and by which."""

from typing import Any

import pytest

from archive.errors import UnknownTopic
from archive.folder import Archive
from archive.queries.changes import Change, changes
from tests.visit_cases import Watcher


@pytest.fixture
def watcher(archive: Archive, writing: Any) -> Watcher:
    return Watcher(archive, writing)


def since(watcher: Watcher, day: float, topic: str | None = "harbours", until: float | None = None) -> list[Change]:
    with watcher.archive.reading() as conn:
        end = None if until is None else watcher.at(until)
        return list(changes(conn, "ports", topic, since=watcher.at(day), until=end))


def told(found: list[Change]) -> list[str]:
    return [f"{one.kind} {(one.title or '')[6:]}" for one in found]


def test_all_that_can_happen(watcher: Watcher) -> None:
    watcher.visit(1, "abcd")
    watcher.visit(2, "xdaB")
    watcher.visit(3, "xdaBc")
    found = since(watcher, 1.5)
    assert told(found) == ["came x", "moved d", "went c", "changed b, edited", "came back c"]
    assert [one.after for one in found] == [watcher.at(1)] * 4 + [watcher.at(2)]
    assert [one.by for one in found] == [watcher.at(2)] * 4 + [watcher.at(3)]
    edited = found[3]
    assert edited.revision_before is not None
    assert edited.revision_before != edited.revision


def test_only_what_came_later(watcher: Watcher) -> None:
    watcher.visit(1, "a")
    watcher.visit(2, "ba")
    watcher.visit(3, "cba")
    assert told(since(watcher, 2)) == ["came c"]
    assert told(since(watcher, 1, until=2.5)) == ["came b"]
    assert told(since(watcher, 3)) == []


def test_what_nobody_looked_at_before_may_have_been_there(watcher: Watcher) -> None:
    watcher.visit(1, "ab", complete=False)
    watcher.visit(2, "ab", "cd")
    found = since(watcher, 1.5)
    assert [(one.title, one.after) for one in found] == [("Ferry c", None), ("Ferry d", None)]


def test_what_was_not_looked_at_has_not_gone(watcher: Watcher) -> None:
    watcher.visit(1, "ab", "cd")
    watcher.visit(2, "ab", complete=False)
    assert since(watcher, 1.5) == []


def test_an_edit_is_told_once_for_all_topics(watcher: Watcher) -> None:
    for topic in ("harbours", "rivers"):
        watcher.visit(1, "ab", topic=topic)
        watcher.visit(2, "aB", topic=topic)
    (edit,) = since(watcher, 1.5, topic=None)
    assert (edit.kind, edit.topic) == ("changed", "harbours")


def test_an_unknown_topic_is_named(watcher: Watcher) -> None:
    watcher.visit(1, "a")
    with pytest.raises(UnknownTopic, match="It has: harbours"):
        since(watcher, 1, topic="canals")
