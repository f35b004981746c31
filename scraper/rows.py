"""An entry as a row, for those who read a page without a crawler."""

from typing import Any

from scraper.page import Entry, ListedDate

__all__ = ["entry_row"]


def entry_row(entry: Entry) -> dict[str, Any]:
    """An entry as `cuttings extract --json` and the feeds show it; dates are ISO 8601 at their precision."""
    return {
        "position": entry.position,
        "title": entry.title,
        "url": entry.url,
        "teaser": entry.teaser,
        "kinds": list(entry.kinds),
        "tags": list(entry.tags),
        "published": _value(entry.published),
        "published_precision": entry.published.precision if entry.published else None,
        "starts": _value(entry.starts),
        "ends": _value(entry.ends),
        "updated": _value(entry.updated),
    }


def _value(date: ListedDate | None) -> str | None:
    return date.value if date else None
