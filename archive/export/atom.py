"""Atom (RFC 4287): one entry per row, the newest first, as given.

`updated` is when the current revision was first seen, `published` the date of publication where its day is known (a day
is never invented), categories are tags and kinds. An entry with an address has its teaser as `summary`; without one the
standard asks for `content`, so it stands there. The author is the source.
"""

from io import TextIOBase
from typing import Any

from archive.export.feeds import NO_TITLE, Element, FeedHead, feed_id, feed_rows
from archive.export.tables import Table

__all__ = ["write_atom"]

_NAMESPACE = "http://www.w3.org/2005/Atom"


def write_atom(head: FeedHead, table: Table, out: TextIOBase) -> int:
    """Writes the feed as the rows come and returns their number."""
    xml = Element(out)
    xml.start()
    number = 0
    with xml.open("feed", xmlns=_NAMESPACE):
        xml.add("id", feed_id(head.name))
        xml.add("title", head.title)
        xml.add("updated", head.updated)
        if head.link:
            xml.add("link", rel="alternate", href=head.link)
        xml.add("generator", "cuttings")
        for row in feed_rows(table):
            _entry(xml, row)
            number += 1
    xml.end()
    return number


def _entry(xml: Element, row: dict[str, Any]) -> None:
    with xml.open("entry"):
        xml.add("id", feed_id(f"{row['source']}/{row['id']}"))
        xml.add("title", row["title"] or NO_TITLE)
        xml.add("updated", row["capture_captured_at"])
        if row["published_precision"] == "day":
            xml.add("published", f"{row['published']}T00:00:00Z")
        if row["url"]:
            xml.add("link", rel="alternate", href=row["url"])
        with xml.open("author"):
            xml.add("name", row["source"])
        for term in (*row["tags"], *row["kinds"]):
            xml.add("category", term=term)
        if row["teaser"] or not row["url"]:
            xml.add("summary" if row["url"] else "content", row["teaser"] or "", type="text")
