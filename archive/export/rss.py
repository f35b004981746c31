"""RSS 2.0: one item per row, the newest first, as given.

`guid` is no address but the same id as in Atom; `pubDate` is the date of publication where its day is known, else when
the current revision was first seen; categories are tags and kinds. Descriptions are HTML by the specification, so text
is escaped once more there, and paragraphs are kept apart by `<br>`.
"""

from datetime import datetime
from email.utils import format_datetime
from html import escape
from io import TextIOBase
from typing import Any

from archive.export.feeds import NO_TITLE, Element, FeedHead, feed_id, feed_rows
from archive.export.tables import Table

__all__ = ["write_rss"]


def write_rss(head: FeedHead, table: Table, out: TextIOBase) -> int:
    """Writes the feed as the rows come and returns their number."""
    xml = Element(out)
    xml.start()
    number = 0
    with xml.open("rss", version="2.0"), xml.open("channel"):
        xml.add("title", head.title)
        xml.add("link", head.link)
        xml.add("description", f"Entries of {head.title}, kept by cuttings")
        xml.add("lastBuildDate", _rfc822(head.updated))
        xml.add("generator", "cuttings")
        for row in feed_rows(table):
            _item(xml, row)
            number += 1
    xml.end()
    return number


def _item(xml: Element, row: dict[str, Any]) -> None:
    with xml.open("item"):
        xml.add("title", row["title"] or NO_TITLE)
        if row["url"]:
            xml.add("link", row["url"])
        if row["teaser"]:
            xml.add("description", escape(row["teaser"], quote=False).replace("\n", "<br>\n"))
        for term in (*row["tags"], *row["kinds"]):
            xml.add("category", term)
        xml.add("guid", feed_id(f"{row['source']}/{row['id']}"), isPermaLink="false")
        day_known = row["published_precision"] == "day"
        xml.add("pubDate", _rfc822(f"{row['published']}T00:00:00Z" if day_known else row["capture_captured_at"]))


def _rfc822(time: str) -> str:
    return format_datetime(datetime.fromisoformat(time), usegmt=True)
