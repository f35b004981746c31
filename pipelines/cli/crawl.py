"""`cuttings crawl`: the main job."""

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.folder import Archive
    from pipelines.crawl import Plan
    from pipelines.outcomes import Crawled

__all__ = ["crawl"]


@click.command(epilog="Example: cuttings crawl eurocities/social-innovation eurocities/innovation")
@click.argument("targets", nargs=-1, required=True, metavar="SOURCE[/TOPIC]...")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Crawl N sources side by side (1).")
@click.option("--max-pages", type=click.IntRange(1), metavar="N", help="Pages per topic at most.")
@click.option("--timeout", type=click.FloatRange(1), metavar="SECONDS", help="Give up on an answer after so long (60).")
@click.option("--retries", type=click.IntRange(0), metavar="N", help="Ask again so often where an answer failed (3).")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write what was done to FILE, as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Log what happens, to standard error.")
@archive_option
def crawl(
    archive: Path,
    targets: tuple[str, ...],
    jobs: int,
    max_pages: int | None,
    timeout: float | None,
    retries: int | None,
    report: Path | None,
    verbose: bool,
) -> None:
    """Crawl whole sources, or single topics, into the archive.

    Ends with status 0 if all of every topic was seen, 3 if not, 75 if another run is writing to the archive.
    """
    from archive.folder import opened_archive
    from pipelines.cli.summary import print_summary
    from pipelines.crawl import check_plan
    from pipelines.errors import BadArgument
    from pipelines.jobs import run_plans

    if report and not report.parent.is_dir():
        raise BadArgument("--report", str(report), "its folder does not exist")
    _log_to_stderr(verbose)
    given = {"DOWNLOAD_TIMEOUT": timeout, "RETRY_TIMES": retries}
    settings = {name: value for name, value in given.items() if value is not None}
    runs: list[Crawled] = []
    with opened_archive(archive) as opened:
        plans = _plans(targets, max_pages, opened)
        for plan in plans:
            check_plan(plan, opened)
        try:
            with _live(runs):
                run_plans(opened, plans, runs, settings, jobs=jobs, prepare=partial(_log_to_stderr, verbose))
        finally:
            if runs:
                print_summary(*(run.report for run in runs))
                _write_reports(opened, report, runs)
    raise click.exceptions.Exit(_status(runs))


def _plans(targets: Sequence[str], max_pages: int | None, archive: "Archive") -> "list[Plan]":
    """One plan per source, in the order given; a whole source includes its topics."""
    from pipelines.crawl import Plan
    from scraper.sources import find_source

    topics: dict[str, list[str]] = {}
    for target in targets:
        source, _, topic = target.partition("/")
        topics.setdefault(source, []).append(topic)
    return [
        Plan(
            source=find_source(source, archive.sources),
            topics=tuple(dict.fromkeys(topic for topic in named if topic)),
            whole="" in named,
            max_pages=max_pages,
        )
        for source, named in topics.items()
    ]


def _status(runs: "Sequence[Crawled]") -> int:
    """The status of the worst of the runs; a failure of the archive is raised as itself."""
    from pipelines.errors import ExitStatus

    for run in runs:
        if run.failure:
            raise run.failure
    if any(run.interrupted for run in runs):
        return ExitStatus.INTERRUPTED
    return ExitStatus.OK if all(run.report.healthy for run in runs) else ExitStatus.UNHEALTHY


@contextmanager
def _live(runs: "Sequence[Crawled]") -> Iterator[None]:
    """Shows the table of the runs while they last, at a terminal."""
    if not sys.stdout.isatty():
        yield
        return
    from rich.console import Console
    from rich.live import Live

    from pipelines.cli.summary import run_table

    def table() -> object:
        return run_table([run.report for run in runs])

    with Live(console=Console(), get_renderable=table, refresh_per_second=4, transient=True):  # type: ignore[arg-type]
        yield


def _write_reports(archive: "Archive", path: Path | None, runs: "Sequence[Crawled]") -> None:
    """One file per crawl in the archive's `reports/`, and all of them in the file that was asked for."""
    archive.reports.mkdir(exist_ok=True)
    for run in runs:
        _write_json(
            archive.reports / f"{run.report.started_at:%Y%m%dT%H%M%SZ}-{run.report.source}.json", run.report.as_json()
        )
    if path:
        _write_json(path, {"crawls": [run.report.as_json() for run in runs]})


def _write_json(path: Path, value: object) -> None:
    from archive.files import written_whole

    with written_whole(path) as out:
        out.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def _log_to_stderr(verbose: bool) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    # The level is the handler's: Scrapy sets that of the root logger to let everything pass.
    handler.setLevel(logging.INFO if verbose else logging.ERROR)
    if not verbose:
        handler.addFilter(_is_news)
    logging.basicConfig(handlers=[handler], force=True)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a log line says what the summary and the exit status do not: failed requests and storage are in these."""
    return not record.name.startswith(("scrapy.downloadermiddlewares", "pipelines.capture"))
