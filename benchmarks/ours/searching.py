"""Searches as `cuttings search` has them done: a page of results, with facets."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from archive.folder import opened_archive
from archive.search import Filters, search
from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["search_words"]

_FACETS = ("topic", "tag", "month")


def search_words(*, archive: str, words: list[str], times: int, since: str, until: str) -> Figures:
    """Each word so many times, newest first, within a time, with facets. `result`: how many entries have it ever.

    `newest`: milliseconds of processor time for the first page of all entries; `newest_counted`: with their number.
    """
    within = Filters(since=since, until=until)
    with opened_archive(Path(archive)) as opened, opened.reading() as conn:
        with Watch() as watch:
            for word in words * times:
                page = search(conn, word, within, by=_FACETS)
                assert page.facets
        totals = [search(conn, word).total for word in words]
        return watch.figures(
            len(words) * times,
            totals,
            newest=_milliseconds(lambda: search(conn, count=False), times),
            newest_counted=_milliseconds(lambda: search(conn), times),
            **{f"matches_{word}": search(conn, word, within).total or 0 for word in words},
        )


def _milliseconds(ask: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.process_time()
        ask()
        taken.append(1000 * (time.process_time() - began))
    return median(taken)
