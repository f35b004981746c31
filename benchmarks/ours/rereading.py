"""Making the rows of an archive again from its WARC files, as after a kill: read, parse, store."""

import shutil
from pathlib import Path

from archive.folder import create_archive
from benchmarks.model import Figures
from benchmarks.ours.crawl import content_of
from benchmarks.watch import Watch
from pipelines.recover import recover
from scraper.demo.definition import SLUG

__all__ = ["reread"]


def reread(*, archive: str, pages: int) -> Figures:
    """Fills an empty database from the WARC files and definitions of an archive. `units` are pages."""
    again = create_archive(Path("again"))
    for folder in ("warc", "sources"):
        shutil.copytree(Path(archive) / folder, again.path / folder, dirs_exist_ok=True)
    with Watch() as watch:
        notes = list(recover(again, {}))
    assert len(notes) == 1, notes
    assert f"{SLUG}.toml" in {path.name for path in again.sources.iterdir()}
    return watch.figures(pages, content_of(again))
