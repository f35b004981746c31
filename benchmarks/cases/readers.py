"""A crawl while eight others search the same archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, cpu, ratio, seconds
from benchmarks.scale.shared import small

__all__ = ["CASE"]

READERS = 8
PAUSE = 0.5


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    function, archive = "benchmarks.ours.beside:store", str(small(size))
    given = {"archive": archive, "crawls": size.pick(15, 4), "number": READERS}
    yield {
        "alone": Call(function, {**given, "number": 0}),
        "beside readers": Call(function, {**given, "pause": PAUSE}),
        "beside restless readers": Call(function, {**given, "pause": 0}),
    }


CASE = Case(
    name="readers",
    about="A process stores listing pages as fast as it can, each in a transaction of its own, while eight others "
    "search the same SQLite file of fifty thousand entries. They search as people do, about every half second: eight "
    "that never rest would take the processors from the crawl on most machines, whatever the database did. Restless "
    "ones are only to show that nobody is ever refused: an error or a lock, on either side, ends the benchmark.",
    calls=_calls,
    goals=(
        Goal(
            key="readers",
            title="storing a page beside eight readers, over alone",
            value=ratio("beside readers", "alone", seconds),
            limit=1.1,
        ),
        Goal(
            key="readers",
            title="the same in processor time, which others on the machine do not take",
            value=ratio("beside readers", "alone", cpu),
            limit=1.1,
        ),
    ),
    quick=False,
)
