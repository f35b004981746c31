"""`cuttings crawl` without its command line: capture to WARC, parse, validate, deduplicate, store with history."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from scrapy import signals
from scrapy.crawler import Crawler
from sqlalchemy import select

from archive.folder import Archive, create_archive, open_archive
from archive.models import current_revision, wording
from benchmarks.checks import content_digest
from benchmarks.model import Figures
from benchmarks.server import sent
from benchmarks.watch import Watch
from pipelines.crawl import Plan
from pipelines.jobs import run_plans
from pipelines.outcomes import Crawled
from scraper import settings as defaults
from scraper.demo.definition import SLUG
from scraper.sources import find_source
from scraper.sources.addresses import site_url

__all__ = ["Opened", "again", "content_of", "crawl", "crawl_on", "figures", "new_archive", "run_once"]


class Opened:
    """An extension that starts the watch anew when the spider is open: what was imported for it does not count."""

    watch: ClassVar[Watch | None] = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Opened":
        extension = cls()
        if cls.watch:
            crawler.signals.connect(cls.watch.restart, signal=signals.spider_opened)
        return extension


def crawl(*, definition: str, pages: int) -> Figures:
    """One crawl of all topics into a new archive. `units` are pages."""
    archive = new_archive(definition)
    with Watch() as watch:
        run = run_once(archive, watch)
    return figures(watch, archive, run, pages)


def crawl_on(*, definition: str, pages: int) -> Figures:
    """The same, of a site that only we crawl: what it holds is compared with nothing."""
    return replace(crawl(definition=definition, pages=pages), result=None)


def again(*, archive: str, pages: int) -> Figures:
    """A crawl of a site that has not changed, into a copy of an archive that knows it. `units` are pages.

    `body_bytes` in the details are those of pages that the site sent.
    """
    shutil.copytree(archive, "archive")
    opened = open_archive("archive")
    url = site_url(find_source(SLUG, opened.sources))
    before = sent(url)
    with Watch() as watch:
        run = run_once(opened, watch)
    repeated = sum(topic.repeated for topic in run.report.topics.values())
    assert repeated == pages, f"{repeated} of {pages} pages are known"
    return watch.figures(pages, body_bytes=sent(url) - before)


def new_archive(definition: str) -> Archive:
    """An archive in the current folder that knows the site of the benchmarks."""
    archive = create_archive(Path("archive"))
    (archive.sources / f"{SLUG}.toml").write_text(definition, encoding="utf-8")
    return archive


def run_once(archive: Archive, watch: Watch | None = None) -> Crawled:
    """One crawl, which must have gone well."""
    Opened.watch = watch
    runs: list[Crawled] = []
    source = find_source(SLUG, archive.sources)
    settings: dict[str, Any] = {"EXTENSIONS": {**defaults.EXTENSIONS, Opened: 1000}}
    run_plans(archive, [Plan(source=source, whole=True)], runs, settings)
    assert runs[0].report.healthy, runs[0].report.as_json()
    return runs[0]


def figures(watch: Watch, archive: Archive, run: Crawled, pages: int) -> Figures:
    """Checks that all pages were read, and gives what it took."""
    read = sum(topic.pages for topic in run.report.topics.values())
    assert read == pages, f"{read} of {pages} pages"
    return watch.figures(pages, content_of(archive))


def content_of(archive: Archive) -> str:
    """The digest of what an archive holds; records without a link are for others nothing to keep."""
    with archive.reading() as conn:
        rows = conn.execute(
            select(wording.c.title, current_revision.c.dated).join(
                current_revision, current_revision.c.wording_id == wording.c.id
            )
        )
        return content_digest((title, dated) for title, dated in rows if title)
