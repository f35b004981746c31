"""The life of a list."""

from typing import Any

from archive.folder import Archive
from archive.statistics.lives import Lives, lives


def of_harbours(archive: Archive, most: int = 60) -> Lives:
    with archive.reading() as conn:
        return lives(conn, "ports", "harbours", most=most)


def stages(found: Lives, place: int) -> list[tuple[int, int, bool]]:
    """By the days of the looks."""
    first = found.looks[0].date()
    return [
        ((one.start.date() - first).days, (one.end.date() - first).days, one.listed)
        for one in found.lives[place].stages
    ]


def test_an_entry_that_comes_and_goes(archive: Archive, look: Any) -> None:
    look(["2019-05-01"], day=0, complete=True)
    look(["2019-05-08", "2019-05-01"], day=1, complete=True)
    look(["2019-05-08", "2019-05-01"], day=2, complete=True)
    look(["2019-05-01"], day=3, complete=True)
    found = of_harbours(archive)
    assert stages(found, 0) == [(0, 3, True)]
    assert stages(found, 1) == [(0, 1, False), (1, 2, True), (2, 3, False)]
    assert found.lives[1].withdrawn == (found.looks[3],)


def test_what_a_look_did_not_cover_is_unknown(archive: Archive, look: Any) -> None:
    look(["2019-05-08"], ["2019-05-01"], day=0, complete=True)
    look(["2019-05-08"], day=1)
    look(["2019-05-08"], ["2019-05-01"], day=2, complete=True)
    look(["2019-05-08"], day=3)
    assert stages(of_harbours(archive), 0) == [(0, 2, False), (2, 3, False)]


def test_a_long_list_is_cut_to_what_came_last(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019-05-01"], day=0, complete=True)
    found = of_harbours(archive, most=1)
    assert ([life.title for life in found.lives], found.total) == (["Of 2019-05-08, harbours"], 2)
