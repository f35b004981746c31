"""A crawl that stores while others read."""

import shutil
from pathlib import Path

from archive.folder import opened_archive
from benchmarks.model import Figures
from benchmarks.ours.reading import readers
from benchmarks.scale.archives import points_of, world_of
from benchmarks.scale.fill import Filler
from benchmarks.watch import Watch

__all__ = ["store"]


def store(*, archive: str, crawls: int, number: int, pause: float = 0.5) -> Figures:
    """So many crawls into a copy, as fast as they can be stored, a transaction a page, with so many readers beside.

    `units` are captures; `searches` and `search_ms` tell how the readers fared.
    """
    copy = Path("archive")
    shutil.copytree(archive, copy)
    world, begun = world_of(copy), points_of(copy)[-1]
    with opened_archive(copy) as opened:
        filler = Filler(opened, world, begun, page_by_page=True)
        with readers(copy, number, pause) as found, Watch() as watch:
            for _ in range(crawls):
                filler.crawl(world.next_crawl())
    captures = filler.reached.captures - begun.captures
    return watch.figures(captures, searches=found.searches, search_ms=found.milliseconds)
