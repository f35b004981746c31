"""Storing on and on: what the second million costs beside the first."""

import shutil
from pathlib import Path

from benchmarks.model import Figures
from benchmarks.scale.archives import go_on, points_of
from benchmarks.watch import Watch

__all__ = ["store_on"]


def store_on(*, archive: str) -> Figures:
    """As many entries again, into a copy. `first`, `second`: microseconds of processor time for an entry."""
    copy = Path("archive")
    shutil.copytree(archive, copy)
    half = points_of(copy)[-1]
    with Watch() as watch:
        whole = go_on(copy, entries=2 * half.entries)[-1]
    first, second = half.cpu / half.entries, (whole.cpu - half.cpu) / (whole.entries - half.entries)
    return watch.figures(whole.entries - half.entries, first=1e6 * first, second=1e6 * second)
