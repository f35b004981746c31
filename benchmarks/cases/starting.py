"""How long a command takes to start: people wait for it, and cron pays for it every hour."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, absolute, seconds
from benchmarks.run import run_call
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(_: Size, folder: Path) -> Iterator[dict[str, Call]]:
    command = "benchmarks.ours.starting:command"
    with served(topics=2, pages=5) as site:
        crawl = Call("benchmarks.ours.crawl:crawl", {"definition": site.selectors, "pages": len(site.paths)})
        run_call("first crawl", crawl, folder / "first")
    archive = str(folder / "first" / "archive")
    yield {
        "--help": Call(command, {"arguments": ["--help"]}),
        "search": Call(command, {"arguments": ["search", "city"], "archive": archive}),
    }


CASE = Case(
    name="starting",
    about="The installed command, five times in a row, and what that took on average.",
    calls=_calls,
    goals=(
        Goal(key="start", title="cuttings --help", value=absolute("--help", seconds), limit=0.2, unit=" s"),
        Goal(key="start", title="search, small archive", value=absolute("search", seconds), limit=0.4, unit=" s"),
    ),
)
