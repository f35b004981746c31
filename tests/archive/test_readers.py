"""Who reads and who writes at the same time do not disturb each other."""

from pathlib import Path

from archive.folder import opened_archive
from benchmarks.ours.reading import readers
from benchmarks.scale.archives import make, world_of
from benchmarks.scale.fill import Filler
from benchmarks.scale.world import World


def test_nobody_is_refused_while_a_crawl_is_stored(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    make(folder, World(topics=5, entries=1_000))
    world = world_of(folder)
    with opened_archive(folder) as archive:
        filler = Filler(archive, world, page_by_page=True)
        with readers(folder, 3, pause=0.0) as found:
            for _ in range(3):
                filler.crawl(world.next_crawl())
    assert found.searches > 0
    assert filler.reached.entries > 100
