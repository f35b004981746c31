"""What `scrapy check` asks of every source: that a page written in its own words is read.

Only labels are words that a page can be written in. Of a source that is read otherwise it is asked that its reader
runs, and says of a page without records that it has none.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from scrapy.contracts import Contract
from scrapy.exceptions import ContractFail

from scraper.items import ListingItem
from scraper.sources import Source

__all__ = ["ListingContract"]

TITLE = "A record in the source's own words"


class ListingContract(Contract):
    """`@listing`: the callback reads one record from a page made of the definition's first label and date format,
    or none from a page without any where there are no labels."""

    name = "listing"

    def __init__(self, method: Callable[..., Any], *args: Any) -> None:
        super().__init__(method, *args)
        self._source: Source = method.__self__.source  # type: ignore[attr-defined]
        self._day = datetime.now(UTC)

    def adjust_request_args(self, args: dict[str, Any]) -> dict[str, Any]:
        args["url"] = "data:text/html;charset=utf-8," + quote(_page(self._source, self._day))
        return args

    def post_process(self, output: list[Any]) -> None:
        items = [item for item in output if isinstance(item, ListingItem)]
        if self._source.method != "labels":
            if [item.verdict is None for item in items] != [False]:
                raise ContractFail(f"a verdict on a page without records was expected, {items} was read")
            return
        entries = [entry for item in items if item.page for entry in item.page.entries]
        dates = [date.value for entry in entries if (date := entry.published or entry.starts)]
        if [entry.title for entry in entries] != [TITLE] or dates != [self._day.date().isoformat()]:
            raise ContractFail(f"one record of {self._day.date()} was expected, {entries or items} was read")


def _page(source: Source, day: datetime) -> str:
    if source.method != "labels":
        return f"<h1>{source.title}</h1>"
    label = (*source.labels.published, *source.labels.starts)[0]
    date = day.strftime(source.dates.formats[0])
    return f"<h1>{source.title}</h1><h3>{TITLE}</h3><p>Its teaser.</p><p>{label}: {date}</p>"
