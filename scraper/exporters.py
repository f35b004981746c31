"""Feed exporters that write one row per entry, though an item is a whole page (`scrapy crawl … -O entries.jsonl`)."""

from collections.abc import Iterator
from typing import Any

from scrapy.exporters import CsvItemExporter, JsonItemExporter, JsonLinesItemExporter

from scraper.items import ListingItem
from scraper.rows import entry_row

__all__ = ["CsvEntryExporter", "JsonEntryExporter", "JsonLinesEntryExporter", "rows"]

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(item: object) -> Iterator[dict[str, Any]]:
    """The rows of an item; the end of a visit has none, and a page whose bytes were known before was exported then."""
    if isinstance(item, ListingItem) and item.page:
        for entry in item.page.entries:
            yield {"source": item.source.slug, "topic": item.topic, "page": item.url, **entry_row(entry)}


class JsonLinesEntryExporter(JsonLinesItemExporter):
    def export_item(self, item: Any) -> None:
        for row in rows(item):
            super().export_item(row)


class JsonEntryExporter(JsonItemExporter):
    def export_item(self, item: Any) -> None:
        for row in rows(item):
            super().export_item(row)


class CsvEntryExporter(CsvItemExporter):
    def export_item(self, item: Any) -> None:
        for row in rows(item):
            super().export_item({name: _harmless(value) for name, value in row.items()})


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet runs: what begins like a formula gets an apostrophe, as in `cuttings export`."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
