"""P2: what the whole job costs beyond the downloading, and what following next links costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, cpu, ratio
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with served(topics=4, pages=size.pick(250, 50)) as site:
        urls = [site.url + path for path in site.paths]
        pages = len(urls)
        yield {
            "cuttings": Call("benchmarks.ours.crawl:crawl", {"definition": site.selectors, "pages": pages}),
            "Scrapy alone": Call("benchmarks.peers.scrapy_alone:download", {"urls": urls}),
        }


CASE = Case(
    name="overhead",
    about="The same pages, one request at a time. Scrapy alone knows all addresses beforehand and does nothing with "
    "what it gets; cuttings does all of its work, WARC included.",
    calls=_calls,
    goals=(
        Goal(
            key="P2",
            title="CPU per page, over Scrapy alone",
            value=ratio("cuttings", "Scrapy alone", cpu),
            limit=2.0,
        ),
    ),
)
