"""P1: the whole job, beside the same as people write it by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, rate, ratio
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with served(topics=4, pages=size.pick(150, 40)) as site:
        starts = [site.url + path for path in site.paths if "newsstart=" not in path]
        pages = len(site.paths)
        by_hand = {"starts": starts, "pages": pages}
        yield {
            "cuttings": Call("benchmarks.ours.crawl:crawl", {"definition": site.selectors, "pages": pages}),
            "by hand": Call("benchmarks.peers.by_hand:crawl", by_hand),
        }


CASE = Case(
    name="whole-job",
    about="Both download the pages, following next links, read every record and store it. cuttings also keeps the "
    "bytes as WARC, checks, and stores the history; the other does not. Titles and dates are equal in the end.",
    calls=_calls,
    goals=(
        Goal(
            key="P1",
            title="entries per second, over the job by hand",
            value=ratio("cuttings", "by hand", rate),
            limit=8,
            at_least=True,
        ),
    ),
)
