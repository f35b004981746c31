"""Names what is incomplete, and sets aside what cannot be kept as an entry. Nothing is dropped without a name.

An entry that lacks something is kept and marked. One that nothing could ever find again (no title, no address, no
date) goes to quarantine with its text.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scraper.items import ListingItem
from scraper.page import Entry, ListedDate, ListingPage, Unreadable

__all__ = ["DATE_MISSING", "NOTHING_TO_KEEP", "TITLE_MISSING", "ValidatePipeline", "problems", "validated"]

TITLE_MISSING = "title missing"
DATE_MISSING = "date missing"
NOTHING_TO_KEEP = "neither title nor address nor date"


class ValidatePipeline:
    def process_item(self, item: Any) -> Any:
        if isinstance(item, ListingItem) and item.page:
            return replace(item, page=validated(item.page))
        return item


def validated(page: ListingPage) -> ListingPage:
    """The page with the problems of its entries named and unreadable ones set aside."""
    kept = [replace(entry, problems=problems(entry)) for entry in page.entries if not _is_unreadable(entry)]
    lost = [
        Unreadable(position=entry.position, reason=NOTHING_TO_KEEP, text=_text(entry))
        for entry in page.entries
        if _is_unreadable(entry)
    ]
    return replace(page, entries=tuple(kept), unreadable=tuple(lost))


def problems(entry: Entry) -> tuple[str, ...]:
    """Everything that makes an entry incomplete: constants above, and those of `scraper.parsing.dates`."""
    return tuple(_problems(entry))


def _problems(entry: Entry) -> Iterator[str]:
    if entry.title is None:
        yield TITLE_MISSING
    dates = _dates(entry)
    if not dates:
        yield DATE_MISSING
    yield from dict.fromkeys(date.problem for date in dates if date.problem)


def _is_unreadable(entry: Entry) -> bool:
    return entry.title is None and entry.url is None and not any(date.value for date in _dates(entry))


def _dates(entry: Entry) -> list[ListedDate]:
    return [date for date in (entry.published, entry.starts, entry.ends) if date]


def _text(entry: Entry) -> str:
    """All that was read of an entry, a line each."""
    return "\n".join([*entry.tags, entry.teaser or "", *entry.kinds, *(date.text for date in _dates(entry))]).strip()
