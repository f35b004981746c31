"""A site moves to new addresses and another look: its old source ends and loses nothing, and a new source goes on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.folder import opened_archive
from archive.normal import normal_form
from archive.queries.listings import topic_listing
from scraper.demo import Farewell, Move, Site, Truth, latest_on
from scraper.demo.latest.definition import SLUG, latest_definition
from tests.end_to_end.library import SOURCE, Library, watched

MOVED, NEWER = 5, 9
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """One crawl: when it had ended, what it reported, and what was true."""

    at: datetime
    report: dict[str, Any]
    truth: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The old site while it was there, its source after the move, the new site, and the new site in its next look."""

    library: Library
    before: Crawled
    after: Crawled
    first: Crawled
    second: Crawled

    def asked(self, *arguments: object) -> Any:
        return json.loads(self.library.run(*arguments, "--json").stdout)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with watched(tmp_path_factory.mktemp("move") / "archive", _site()) as library:
        before = _crawled(library, 1)
        after = _crawled(library, MOVED, status=3)
        _define_latest(library)
        first = _crawled(library, MOVED, target=SLUG)
        second = _crawled(library, NEWER, target=SLUG)
        yield Scene(library=library, before=before, after=after, first=first, second=second)


def test_the_old_source_says_that_its_site_has_moved(scene: Scene) -> None:
    topics = scene.after.report["topics"]
    assert {(topic["stop_reason"], topic["complete"]) for topic in topics.values()} == {("moved", False)}
    assert all(f"/latest/?_focus_area={slug}" in topic["detail"] for slug, topic in topics.items())
    assert not scene.after.report["healthy"]


def test_nothing_of_the_old_site_is_said_to_be_withdrawn(scene: Scene) -> None:
    for topic in scene.before.truth.topics:
        entries = scene.asked("listing", f"{SOURCE}/{topic.slug}", "--withdrawn")["entries"]
        assert [entry["title"] for entry in entries] == [entry.title for entry in topic.entries]
        assert "withdrawn" not in {entry["state"] for entry in entries}


def test_no_page_of_the_new_site_is_read_as_one_of_the_old(scene: Scene) -> None:
    old = [row for row in scene.library.export() if row["source"] == SOURCE]
    assert {row["title"] for row in old} == {entry.title for entry in scene.before.truth.entries().values()}
    assert {row["revisions"] for row in old} == {1}


def test_all_listings_of_the_new_site_are_walked_to_their_ends(scene: Scene) -> None:
    for crawled in (scene.first, scene.second):
        topics = crawled.report["topics"]
        ended = {slug: (topic["stop_reason"], topic["pages"]) for slug, topic in topics.items()}
        assert ended == {topic.slug: ("last page", len(topic.pages)) for topic in crawled.truth.topics}


@pytest.mark.parametrize("look", ["first", "second"])
def test_each_look_is_read_as_it_is(scene: Scene, look: str) -> None:
    crawled: Crawled = getattr(scene, look)
    rows = _rows(scene.library, crawled.at)
    expected = {str(entry.path): entry for entry in crawled.truth.entries().values()}
    assert rows.keys() >= expected.keys()
    read = {path: _fields(rows[path]) for path in expected}
    assert read == {
        path: (normal_form(entry.title), normal_form(entry.teaser), list(entry.kinds), [], entry.published)
        for path, entry in expected.items()
    }


def test_each_listing_has_the_order_of_the_site(scene: Scene) -> None:
    paths = {row["id"]: path for path, row in _rows(scene.library, scene.second.at).items()}
    with opened_archive(scene.library.archive) as opened, opened.reading() as conn:
        for topic in scene.second.truth.topics:
            listed = topic_listing(conn, SLUG, topic.slug).entries
            assert [paths[entry.id] for entry in listed] == [entry.path for entry in topic.entries]


def test_what_the_second_look_does_not_show_is_known_from_the_first(scene: Scene) -> None:
    """The revision of the second look has no date, and the one before it still has."""
    row = next(row for row in _rows(scene.library, scene.second.at).values() if row["revisions"] > 1)
    assert row["problems"] == ["date missing"]
    first, *_, last = scene.asked("history", row["id"])["revisions"]
    assert first["digest"] != last["digest"]
    shown = scene.asked("show", row["id"], "--as-of", scene.first.at.isoformat())
    assert [date["role"] for date in shown["dates"]] == ["published"]


def test_stories_told_by_both_sites_are_entries_of_each(scene: Scene) -> None:
    serials = scene.before.truth.entries().keys() & scene.first.truth.entries().keys()
    titles = {entry.title for serial, entry in scene.before.truth.entries().items() if serial in serials}
    sources = {title: {row["source"] for row in scene.library.export() if row["title"] == title} for title in titles}
    assert len(serials) > 5
    assert {SOURCE, SLUG} in sources.values()


def test_both_eras_are_searched_together(scene: Scene) -> None:
    def sources(*options: object) -> set[str]:
        lines = scene.library.run("search", "cities", "--format", "jsonl", "--limit", 100, *options).stdout.splitlines()
        return {json.loads(line)["source"] for line in lines}

    assert sources() == {SOURCE, SLUG}
    assert sources("--source", SLUG) == {SLUG}


def test_both_eras_are_exported_together(scene: Scene) -> None:
    rows = scene.library.export()
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    old, new = ([row for row in rows if row["source"] == slug] for slug in (SOURCE, SLUG))
    assert len(old) == len(scene.before.truth.entries())
    assert len(new) == len(scene.first.truth.entries().keys() | scene.second.truth.entries().keys())


def test_a_site_that_is_gone_without_a_word_loses_nothing_either(tmp_path: Path) -> None:
    with watched(tmp_path / "archive", _site(farewell=Farewell.GONE)) as library:
        before = _crawled(library, 1)
        after = _crawled(library, MOVED, status=3)
        states = {entry["state"] for topic in before.truth.topics for entry in _listed(library, topic.slug)}
    assert {topic["stop_reason"] for topic in after.report["topics"].values()} == {"http error"}
    assert "withdrawn" not in states


def _site(**move: Any) -> Site:
    return Site(3, topics=2, entries_per_topic=12, move=Move(day=MOVED, newer=NEWER, carried=30, **move))


def _define_latest(library: Library) -> None:
    text = latest_definition(latest_on(library.replica.site.on(MOVED)), library.replica.url)
    (library.archive / "sources" / f"{SLUG}.toml").write_text(text, encoding="utf-8")


def _crawled(library: Library, day: int, *, status: int = 0, target: str = SOURCE) -> Crawled:
    library.replica.day = day
    report = library.crawl(target=target, status=status)
    today = library.replica.site.on(day)
    truth = latest_on(today).truth() if target == SLUG else today.truth()
    return Crawled(at=datetime.now(UTC), report=report, truth=truth)


def _rows(library: Library, at: datetime) -> dict[str, Row]:
    """The entries of the new site as they were known at a time, by path."""
    lines = library.run("export", "--source", SLUG, "--as-of", at.isoformat()).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    return {row["url"].removeprefix(library.replica.url): row for row in rows}


def _fields(row: Row) -> tuple[object, ...]:
    return normal_form(row["title"]), normal_form(row["teaser"]), row["kinds"], row["tags"], row["published"]


def _listed(library: Library, slug: str) -> list[Row]:
    entries = json.loads(library.run("listing", f"{SOURCE}/{slug}", "--withdrawn", "--json").stdout)["entries"]
    assert isinstance(entries, list)
    return entries
