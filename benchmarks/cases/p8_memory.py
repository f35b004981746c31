"""P8: the memory of a crawl, by its length."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, peak, ratio
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with ExitStack() as held:
        calls = {}
        for name, topics in (("1,000 pages", size.pick(10, 2)), ("10,000 pages", size.pick(100, 20))):
            site = held.enter_context(served(topics=topics, pages=100))
            arguments = {"definition": site.selectors, "pages": len(site.paths)}
            calls[name] = Call("benchmarks.ours.crawl:crawl_on", arguments)
        yield calls


CASE = Case(
    name="memory",
    about="Two crawls of the same kind, the second ten times as long, of topics of a hundred pages.",
    calls=_calls,
    goals=(
        Goal(
            key="P8",
            title="peak memory at 10,000 pages, over that at 1,000",
            value=ratio("10,000 pages", "1,000 pages", peak),
            limit=1.1,
        ),
    ),
    once=True,
    quick=False,
)
