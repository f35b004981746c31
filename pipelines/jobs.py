"""A run over several sources: one after the other in this process, or in worker processes side by side.

With workers this process crawls nothing and writes nothing. Sources that share a host go to one worker, one after the
other, so that each host is asked one thing at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from archive.folder import Archive
from pipelines.crawl import Plan, run_crawls
from pipelines.crew import Crew
from pipelines.mending import begun_run
from pipelines.outcomes import Crawled

__all__ = ["by_host", "run_plans"]


def _nothing() -> None:
    """For who has nothing to prepare: a lambda could not be sent."""


def run_plans(
    archive: Archive,
    plans: Sequence[Plan],
    runs: list[Crawled],
    settings: Mapping[str, Any],
    *,
    jobs: int = 1,
    prepare: Callable[[], None] = _nothing,
) -> None:
    """Crawls the planned sources, up to `jobs` side by side; `runs`, which is empty, tells how they stand, in order.

    Each worker calls `prepare` first, which must be a function that can be sent to it. Raises what ended the whole run:
    WarcLocked where another one writes, ArchiveError, WarcError or OSError where nothing can be written,
    KeyboardInterrupt where it was interrupted before any crawl could say so.
    """
    units = by_host(plans)
    jobs = min(jobs, len(units))
    with begun_run(archive, datetime.now(UTC)) as begun:
        if jobs == 1:
            run_crawls(archive, plans, runs.append, settings, lock=begun.lock, notes=begun.notes)
        else:
            begun.lock.share()
            order = [plan.source.slug for plan in plans]
            Crew(archive.path, units, order, runs, settings, prepare, begun.notes).run(jobs)


def by_host(plans: Sequence[Plan]) -> list[list[Plan]]:
    """The plans in order, those of one host together."""
    units: dict[str, list[Plan]] = {}
    for plan in plans:
        units.setdefault(plan.source.site.host, []).append(plan)
    return list(units.values())
