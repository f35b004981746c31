"""Storing on and on: what more costs beside what there is."""

import shutil
from pathlib import Path

from benchmarks.model import Figures
from benchmarks.scale.archives import go_on, points_of
from benchmarks.watch import Watch

__all__ = ["store_on"]


def store_on(*, archive: str, entries: int) -> Figures:
    """So many more, into a copy. `before`, `then`: microseconds of processor time for an entry."""
    copy = Path("archive")
    shutil.copytree(archive, copy)
    whole = points_of(copy)[-1]
    with Watch() as watch:
        end = go_on(copy, entries=whole.entries + entries)[-1]
    before, then = whole.cpu / whole.entries, (end.cpu - whole.cpu) / (end.entries - whole.entries)
    return watch.figures(end.entries - whole.entries, before=1e6 * before, then=1e6 * then)
