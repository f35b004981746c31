"""Runs crawls with Scrapy, one source after the other, in this process."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from archive.folder import Archive
from archive.queries.topics import known_topics
from archive.warc.lock import RunLock
from pipelines.capture import CaptureExtension
from pipelines.report import KILLED, RunReport
from pipelines.session import SOFTWARE, Session
from scraper.errors import UnknownTopic
from scraper.middlewares.bounds import require_contact
from scraper.sources import Source
from scraper.sources.addresses import site_url
from scraper.spiders.loader import spider_class

__all__ = ["Plan", "Run", "Watch", "check_plan", "crawl_settings", "run_crawls", "stop_reactor"]

Watch = Callable[[AsyncCrawlerProcess], Coroutine[Any, Any, None]]
"""What runs beside the crawls, in the same loop, until they have ended."""

SHUTDOWN = "shutdown"
"""Scrapy's reason for the end of a crawl that a signal ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to crawl of one source."""

    source: Source
    topics: tuple[str, ...] = ()
    whole: bool = False
    """All topics that are known or discovered, whether or not some are named too."""
    max_pages: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl, while it runs and after it."""

    session: Session
    crawler: Crawler

    @property
    def report(self) -> RunReport:
        return self.session.report

    @property
    def failure(self) -> Exception | None:
        """What went wrong with the archive, if anything did."""
        try:
            extension = self.crawler.get_extension(CaptureExtension)
        except RuntimeError:  # not begun
            return None
        return extension.failure if extension else None

    @property
    def running(self) -> bool:
        """Whether it can be stopped: Scrapy would forget a stop that comes before."""
        try:
            return self.crawler.engine.running
        except RuntimeError:  # not begun
            return False

    @property
    def interrupted(self) -> bool:
        return self.report.outcome in (SHUTDOWN, KILLED)


def check_plan(plan: Plan, archive: Archive) -> None:
    """Raises ContactMissing or UnknownTopic before anything is asked of anybody."""
    require_contact(site_url(plan.source), archive.config.contact)
    known = {*plan.source.topics.known, *_archived_topics(plan.source, archive)}
    for topic in plan.topics:
        if topic not in known:
            raise UnknownTopic(plan.source.slug, topic, sorted(known))


def run_crawls(
    archive: Archive,
    plans: Iterable[Plan],
    began: Callable[[Run], None],
    settings: Mapping[str, Any],
    *,
    lock: RunLock,
    notes: Sequence[str] = (),
    watch: Watch | None = None,
) -> None:
    """Crawls the planned sources in order; `began` is given each run as it begins, which tells how it ended.

    `settings` replace those of `scraper.settings`; `notes` are for the first report. Ctrl-C ends the current crawl and
    skips those after it; with a `watch`, it is its part to do so.

    Raises what opening the archive for writing raises, but for the lock, which the run holds already.
    """
    process = AsyncCrawlerProcess(crawl_settings(archive, settings))
    runs: list[Run] = []
    errors: list[BaseException] = []

    async def crawl_all() -> None:
        for plan in plans:
            run = _begin(process, archive, plan, lock)
            run.report.notes.extend(() if runs else notes)
            runs.append(run)
            began(run)
            await process.crawl(run.crawler, **_arguments(plan, archive))
            if run.interrupted:
                break

    def stop(task: "asyncio.Task[None]") -> None:
        if not task.cancelled() and (error := task.exception()):
            errors.append(error)
        stop_reactor()

    loop = asyncio.get_event_loop()
    loop.create_task(crawl_all()).add_done_callback(stop)
    watching = loop.create_task(watch(process)) if watch else None
    process.start(stop_after_crawl=False, install_signal_handlers=watching is None)
    for run in runs:
        _end(run)
    if errors:
        raise errors[0]


def _begin(process: AsyncCrawlerProcess, archive: Archive, plan: Plan, lock: RunLock) -> Run:
    arguments = {"topics": () if plan.whole else plan.topics, "max_pages": plan.max_pages}
    session = Session.open(archive, plan.source, kind="crawl", arguments=arguments, now=datetime.now(UTC), lock=lock)
    session.report.page_limit_wanted = plan.max_pages is not None
    settings = process.settings.copy()
    settings.set("CUTTINGS_SESSION", session, priority="cmdline")
    return Run(session, Crawler(spider_class(plan.source), settings))


def _end(run: Run) -> None:
    """Closes what a second Ctrl-C left open, and names topics that were never begun."""
    if run.report.ended_at is None:
        run.session.close(datetime.now(UTC), KILLED)
    for slug in getattr(run.crawler.spider, "topics", ()):
        run.report.topic(slug)
    run.report.interrupt_open()


def _arguments(plan: Plan, archive: Archive) -> dict[str, str]:
    """Arguments of the spider. A page that answers 304 names no other topics: those known before are walked too."""
    extra = _archived_topics(plan.source, archive) if plan.whole else ()
    return {
        "topic": "" if plan.whole else ",".join(plan.topics),
        "extra_topics": ",".join(extra),
        "max_pages": str(plan.max_pages or 0),
    }


def _archived_topics(source: Source, archive: Archive) -> list[str]:
    """Topics that were read once, but for those the definition ignores by now."""
    with archive.reading() as conn:
        known = known_topics(conn, source.slug, read=True)
    return [topic.slug for topic in known if topic.slug not in source.topics.ignore]


def crawl_settings(archive: Archive, overrides: Mapping[str, Any]) -> Settings:
    """Those of `scraper.settings` for crawls of this archive, with some replaced."""
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    contact = archive.config.contact
    agent = SOFTWARE + (f" (+{contact})" if contact else "")
    own = {
        "CUTTINGS_CONTACT": contact,
        "CUTTINGS_SOURCES": str(archive.sources),
        "USER_AGENT": agent,
        # Who logs what, and where, is the command line's to say.
        "LOG_INSTALL_ROOT_HANDLER": False,
    }
    settings.setdict({**own, **overrides}, priority="cmdline")
    return settings


def stop_reactor() -> None:
    """Ends the loop that the crawls run in, whatever they are at."""
    # Importing the reactor installs one; that has to wait until Scrapy has chosen which.
    from twisted.internet import error, reactor

    with contextlib.suppress(error.ReactorNotRunning):
        reactor.stop()  # type: ignore[misc]
