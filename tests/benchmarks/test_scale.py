"""The archives of the benchmarks: the same for the same seed, and such as real crawls make them."""

from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from archive.dump import canonical_dump
from archive.folder import opened_archive
from benchmarks.scale.archives import go_on, make, points_of
from benchmarks.scale.hourly import WEEK, crawls, weekly
from benchmarks.scale.world import World


def world() -> World:
    return World(topics=5, entries=1_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("scale") / "archive"
    make(made, world())
    go_on(made, entries=400)
    return made


def dump(folder: Path) -> list[str]:
    with opened_archive(folder) as archive, archive.reading() as conn:
        return list(canonical_dump(conn))


def test_there_are_as_many_entries_as_were_asked_for(folder: Path) -> None:
    with opened_archive(folder) as archive:
        assert len(archive.entries()) == points_of(folder)[-1].entries >= 400


def test_going_on_is_the_same_as_not_to_have_paused(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "archive"
    make(again, world())
    for entries in (150, 400):
        go_on(again, entries=entries)
    assert dump(again) == dump(folder)


def test_some_entries_are_edited_and_some_stand_on_two_lists(folder: Path) -> None:
    with opened_archive(folder) as archive:
        entries = archive.entries()
    assert any(entry.revisions > 1 for entry in entries)
    assert any(len(entry.topics) > 1 for entry in entries)
    assert any(entry.incomplete for entry in entries)


def test_an_hourly_list_changes_at_most_once_a_week() -> None:
    hours = list(islice(crawls(weekly()), 3 * WEEK))
    assert all(after.at - before.at >= timedelta(hours=1) for before, after in pairwise(hours))
    assert len({crawl.ident for crawl in hours}) == 3 * WEEK
    assert {hour % WEEK for hour, crawl in enumerate(hours) if crawl.changed} == {0}
