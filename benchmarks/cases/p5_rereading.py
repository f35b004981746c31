"""P5: reading captured pages again, beside the crawl that captured them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, rate, ratio
from benchmarks.run import run_call
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, folder: Path) -> Iterator[dict[str, Call]]:
    with served(topics=4, pages=size.pick(200, 25)) as site:
        pages = len(site.paths)
        live = Call("benchmarks.ours.crawl:crawl", {"definition": site.selectors, "pages": pages})
        run_call("first crawl", live, folder / "first")
        captured = {"archive": str(folder / "first" / "archive"), "pages": pages}
        yield {
            "live": live,
            "from WARC": Call("benchmarks.ours.rereading:reread", captured),
            "fastwarc and lxml, nothing stored": Call("benchmarks.peers.warc_lxml:read", captured),
        }


CASE = Case(
    name="rereading",
    about="A crawl captures, reads and stores pages; from its WARC files alone the same entries are read and stored "
    "again, in an empty database. fastwarc and lxml only read and parse.",
    calls=_calls,
    goals=(
        Goal(
            key="P5",
            title="pages per second from WARC, over the live job",
            value=ratio("from WARC", "live", rate),
            limit=3,
            at_least=True,
        ),
    ),
)
