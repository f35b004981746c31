"""The job by hand once more, with crawlee's ParselCrawler in place of Scrapy; selectors and storage are the same."""

import asyncio
from urllib.parse import urljoin

from crawlee import ConcurrencySettings, Request
from crawlee.crawlers import ParselCrawler, ParselCrawlingContext
from crawlee.storage_clients import MemoryStorageClient

from benchmarks.model import Figures
from benchmarks.peers.by_hand import Store, next_addresses, records
from benchmarks.watch import Watch

__all__ = ["crawl"]


def crawl(*, starts: list[str], pages: int) -> Figures:
    """Walks the topics that begin at `starts`, following their next links. `units` are pages."""
    with Watch() as watch:
        seen = asyncio.run(_crawl(starts, watch))
    assert seen == pages, f"{seen} of {pages} pages"
    return watch.figures(pages, Store().digest())


async def _crawl(starts: list[str], watch: Watch) -> int:
    crawler = ParselCrawler(
        storage_client=MemoryStorageClient(),
        concurrency_settings=ConcurrencySettings(desired_concurrency=8, max_concurrency=8),
        configure_logging=False,
    )
    store, seen = Store(), 0

    async def read(context: ParselCrawlingContext) -> None:
        nonlocal seen
        seen += 1
        url = context.request.url
        for record in records(context.selector, lambda href: urljoin(url, href)):
            store.process_item(record)
        following = [urljoin(url, address) for address in next_addresses(context.selector)]
        await context.add_requests([Request.from_url(address) for address in following])

    crawler.router.default_handler(read)
    watch.restart()
    await crawler.run(starts)
    return seen
