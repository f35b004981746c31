"""P1: the whole job, beside the same as people write it by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, rate, ratio
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with served(topics=4, pages=size.pick(40, 15)) as site:
        starts = [site.url + path for path in site.paths if "newsstart=" not in path]
        pages = len(site.paths)
        by_hand = {"starts": starts, "pages": pages}
        ours = "benchmarks.ours.crawl:crawl"
        yield {
            "cuttings": Call(ours, {"definition": site.selectors, "pages": pages}),
            "cuttings, labels": Call(ours, {"definition": site.labels, "pages": pages}),
            "by hand": Call("benchmarks.peers.by_hand:crawl", by_hand),
            "crawlee": Call("benchmarks.peers.crawlee_job:crawl", by_hand),
        }


CASE = Case(
    name="whole-job",
    about="All download the pages, following next links, read every record and store it. cuttings also keeps the bytes "
    "as WARC, checks, and stores the history; the others do not. Titles and dates are equal in the end. By selectors "
    "is how the others read the pages; by labels cuttings needs none.",
    calls=_calls,
    goals=(
        Goal(
            key="P1",
            title="entries per second, over the job by hand",
            value=ratio("cuttings", "by hand", rate),
            limit=8,
            at_least=True,
        ),
        Goal(
            key="(P1)",
            title="the same, over crawlee",
            value=ratio("cuttings", "crawlee", rate),
            limit=8,
            at_least=True,
        ),
        Goal(
            key="(P1)",
            title="by labels instead of selectors, over the job by hand",
            value=ratio("cuttings, labels", "by hand", rate),
            limit=8,
            at_least=True,
        ),
    ),
)
