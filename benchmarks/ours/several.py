"""`cuttings crawl --jobs N`: several sources, one after the other or side by side."""

from pathlib import Path

from archive.folder import create_archive
from benchmarks.model import Figures
from benchmarks.ours.crawl import content_of
from benchmarks.watch import Watch
from pipelines.crawl import Plan
from pipelines.jobs import run_plans
from pipelines.outcomes import Crawled
from scraper.sources import find_source

__all__ = ["crawl"]


def crawl(*, definitions: dict[str, str], pages: int, jobs: int) -> Figures:
    """One crawl of all sources, given by their slugs, into a new archive. `units` are pages.

    The start of processes counts.
    """
    archive = create_archive(Path("archive"))
    for slug, text in definitions.items():
        (archive.sources / f"{slug}.toml").write_text(text, encoding="utf-8")
    plans = [Plan(source=find_source(slug, archive.sources), whole=True) for slug in definitions]
    runs: list[Crawled] = []
    with Watch() as watch:
        run_plans(archive, plans, runs, {}, jobs=jobs)
    assert all(run.report.healthy for run in runs), [run.report.as_json() for run in runs]
    read = sum(topic.pages for run in runs for topic in run.report.topics.values())
    assert read == pages, f"{read} of {pages} pages"
    return watch.figures(pages, content_of(archive))
