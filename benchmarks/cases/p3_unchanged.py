"""P3: what a crawl costs that finds nothing new."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, absolute, cpu, of_detail, ratio
from benchmarks.run import run_call
from benchmarks.server import Served, served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, folder: Path) -> Iterator[dict[str, Call]]:
    pages = size.pick(100, 25)
    with served(topics=4, pages=pages) as same, served(topics=4, pages=pages, validators=True) as current:
        urls = [same.url + path for path in same.paths]
        yield {
            "Scrapy alone": Call("benchmarks.peers.scrapy_alone:download", {"urls": urls}),
            "Scrapy by default": Call("benchmarks.peers.scrapy_alone:download", {"urls": urls, "items": 100}),
            "cuttings, same bytes": _again(same, folder / "same"),
            "cuttings, 304": _again(current, folder / "current"),
        }


def _again(site: Served, folder: Path) -> Call:
    """A second crawl of the site, after a first one in the folder."""
    pages = len(site.paths)
    run_call("first crawl", Call("benchmarks.ours.crawl:crawl", {"definition": site.selectors, "pages": pages}), folder)
    return Call("benchmarks.ours.crawl:again", {"archive": str(folder / "archive"), "pages": pages})


CASE = Case(
    name="unchanged",
    about="The site answers a second crawl with the bytes of the first, or with 304 where it is asked for. Scrapy "
    "alone downloads the same pages; cuttings also compares, writes a revisit to WARC and a row for each.",
    calls=_calls,
    goals=(
        Goal(
            key="P3",
            title="CPU per page where the bytes are the same, over Scrapy alone",
            value=ratio("cuttings, same bytes", "Scrapy alone", cpu),
            limit=1.25,
        ),
        Goal(
            key="(P3)",
            title="the same, over Scrapy with its own CONCURRENT_ITEMS",
            value=ratio("cuttings, same bytes", "Scrapy by default", cpu),
            limit=1.25,
        ),
        Goal(
            key="P3",
            title="bytes of bodies where the site supports 304",
            value=absolute("cuttings, 304", of_detail("body_bytes")),
            limit=0,
            unit=" B",
        ),
    ),
)
