"""P2: what the whole job costs beyond the downloading, and what following next links costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, cpu, ratio
from benchmarks.server import served

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with served(topics=4, pages=size.pick(75, 25)) as site:
        urls = [site.url + path for path in site.paths]
        pages = len(urls)
        ours = "benchmarks.ours.crawl:crawl"
        yield {
            "Scrapy alone": Call("benchmarks.peers.scrapy_alone:download", {"urls": urls}),
            "Scrapy by default": Call("benchmarks.peers.scrapy_alone:download", {"urls": urls, "items": 100}),
            "cuttings": Call(ours, {"definition": site.selectors, "pages": pages}),
            "cuttings, pages known": Call(
                "benchmarks.ours.known:crawl", {"definition": site.selectors, "paths": list(site.paths)}
            ),
            "cuttings, labels": Call(ours, {"definition": site.labels, "pages": pages}),
        }


CASE = Case(
    name="overhead",
    about="The same pages, one request at a time, robots.txt obeyed. Scrapy alone knows all addresses beforehand and "
    "does nothing with what it gets, with the settings of cuttings; by default it starts a hundred tasks for each "
    "page. cuttings does all of its work, WARC included. With the pages known, it asks for the same pages from a list "
    "and follows no link. By labels, records are found by the words before their dates.",
    calls=_calls,
    goals=(
        Goal(
            key="P2",
            title="CPU per page, over Scrapy alone",
            value=ratio("cuttings", "Scrapy alone", cpu),
            limit=2.0,
        ),
        Goal(
            key="P2",
            title="CPU per page following next links, over the same pages known beforehand",
            value=ratio("cuttings", "cuttings, pages known", cpu),
            limit=1.1,
        ),
        Goal(
            key="(P2)",
            title="CPU per page, over Scrapy with its own CONCURRENT_ITEMS",
            value=ratio("cuttings", "Scrapy by default", cpu),
            limit=2.0,
        ),
        Goal(
            key="(P2)",
            title="CPU per page by labels instead of selectors, over Scrapy alone",
            value=ratio("cuttings, labels", "Scrapy alone", cpu),
            limit=2.0,
        ),
    ),
)
