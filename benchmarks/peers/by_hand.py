"""The job as people write it: Scrapy, CSS selectors, dateparser for each record, SQLAlchemy's ORM, a commit an item.

No captures, no history, no checks. SQLite keeps a write-ahead log, which most such programs would not think of.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import Any

import dateparser
from scrapy import Request, Spider
from scrapy.http import Response
from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from benchmarks.checks import content_digest
from benchmarks.model import Figures
from benchmarks.peers.scrapy_alone import SETTINGS, run_spider

__all__ = ["Entry", "Store", "crawl", "next_addresses", "records"]


class _Base(DeclarativeBase):
    pass


class Entry(_Base):
    __tablename__ = "entry"

    url: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    teaser: Mapped[str | None]
    kind: Mapped[str | None]
    published: Mapped[date | None]
    tags: Mapped[str]
    topic: Mapped[str]


def records(selector: Any, base: Any) -> Iterator[dict[str, Any]]:
    """The records of a page as keyword arguments of `Entry`. `base` joins addresses."""
    topic = selector.css("h1::text").get()
    for record in selector.css("div.item"):
        link = record.css("h3 a::attr(href)").get()
        if link is None:
            continue
        dates = record.css("p.d::text").getall()
        day = dateparser.parse(dates[0].partition(": ")[2], settings={"DATE_ORDER": "DMY"}) if dates else None
        yield {
            "url": base(link),
            "title": record.css("h3 a::text").get("").strip(),
            "teaser": "\n".join(text.strip() for text in record.css("p:not(.k):not(.d)::text").getall()),
            "kind": record.css("p.k i::text").get(),
            "published": day.date() if day else None,
            "tags": ",".join(tag.strip() for tag in record.css("ul.lst li::text").getall()),
            "topic": topic,
        }


def next_addresses(selector: Any) -> list[str]:
    """Where the link to the next page leads, if there is one."""
    links = selector.css("div.pg a")
    return [link.attrib["href"] for link in links if (link.css("::text").get() or "").startswith("next")]


class Store:
    """The pipeline of the tutorials: one session, a merge and a commit for each item."""

    def __init__(self) -> None:
        self._engine = create_engine("sqlite:///entries.db")
        event.listen(self._engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
        _Base.metadata.create_all(self._engine)
        self._session = Session(self._engine)

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        self._session.merge(Entry(**item))
        self._session.commit()
        return item

    def digest(self) -> str:
        rows = self._session.execute(select(Entry.title, Entry.published))
        return content_digest((title, day.isoformat() if day else None) for title, day in rows)


class _Pipeline(Store):
    """Scrapy's end of the same."""


class _Listing(Spider):
    name = "listing"
    custom_settings = SETTINGS | {"ITEM_PIPELINES": {_Pipeline: 300}}
    pages = 0

    async def start(self) -> AsyncIterator[Request]:
        for url in self.starts:  # type: ignore[attr-defined]
            yield Request(url)

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        type(self).pages += 1
        yield from records(response, response.urljoin)
        yield from (response.follow(address) for address in next_addresses(response))


def crawl(*, starts: list[str], pages: int) -> Figures:
    """Walks the topics that begin at `starts`, following their next links. `units` are pages."""
    watch = run_spider(_Listing, starts=starts)
    assert _Listing.pages == pages, f"{_Listing.pages} of {pages} pages"
    return watch.figures(pages, Store().digest())
