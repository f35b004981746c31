"""Archives in folders, with what is needed to go on filling them beside: the world, and what storing took so far."""

import json
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from archive.folder import create_archive, opened_archive
from benchmarks.scale.fill import Filler, Point
from benchmarks.scale.world import World

__all__ = ["go_on", "make", "points_of", "tell_rates", "world_of"]

_WORLD, _POINTS = "world.pickle", "points.json"

Tell = Callable[[Point, Point], None]
"""Told of a point and the one before."""


def tell_rates(before: Point, point: Point) -> None:
    """Prints what the last entries took."""
    entries = point.entries - before.entries
    seconds, cpu = point.seconds - before.seconds, point.cpu - before.cpu
    sys.stderr.write(
        f"{point.entries:>10,} entries, {point.captures:>8,} captures: "
        f"{entries / seconds:>7,.0f} entries/s, {1e6 * cpu / entries:6.1f} µs of CPU each\n"
    )


def make(folder: Path, world: World, *, database: str | None = None) -> None:
    """An empty archive, which `go_on` fills."""
    create_archive(folder, database=database).close()
    _save(folder, world, [])


def go_on(folder: Path, *, entries: int, tell: Tell = tell_rates) -> list[Point]:
    """Fills an archive that `make` made up to so many entries; gives all its points, from the beginning."""
    world = world_of(folder)
    points = points_of(folder)
    with opened_archive(folder) as archive:
        filler = Filler(archive, world, points[-1] if points else None)
        for point in filler.fill(entries):
            tell(points[-1] if points else Point(), point)
            points.append(point)
    _save(folder, world, points)
    return points


def world_of(folder: Path) -> World:
    """As it was when the archive was filled last."""
    world: World = pickle.loads((folder / _WORLD).read_bytes())
    return world


def points_of(folder: Path) -> list[Point]:
    """What storing took, at every hundred thousand entries."""
    return [Point(**one) for one in json.loads((folder / _POINTS).read_text(encoding="utf-8"))]


def _save(folder: Path, world: World, points: list[Point]) -> None:
    (folder / _WORLD).write_bytes(pickle.dumps(world))
    (folder / _POINTS).write_text(json.dumps([asdict(one) for one in points]), encoding="utf-8")
