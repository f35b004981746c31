"""What Atom and RSS have in common: the head of a feed, its entries, and a streaming writer of XML.

An entry's id is a UUID made from its source and public id (RFC 9562, version 5), so it is the same in every feed, at
every time. Characters that XML 1.0 cannot hold are left out.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOBase
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from archive.export.tables import Table

__all__ = ["NO_TITLE", "Element", "FeedHead", "feed_id", "feed_rows"]

NO_TITLE = "(no title)"
# XML 1.0, production 2.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """What a feed says of itself. `updated` is ISO 8601, the time up to which it is complete."""

    name: str
    """What it shows: makes its id, so it must stay the same for the same question."""
    title: str
    link: str
    updated: str


class Element:
    """Writes elements as they come."""

    def __init__(self, out: TextIOBase) -> None:
        self._xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)

    @contextmanager
    def open(self, name: str, **attributes: str) -> Iterator[None]:
        """An element with others inside."""
        self._xml.startElement(name, AttributesImpl({key: _possible(value) for key, value in attributes.items()}))
        yield
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")

    def add(self, name: str, text: str = "", **attributes: str) -> None:
        """An element with text inside."""
        with self.open(name, **attributes):
            self._xml.characters(_possible(text))

    def start(self) -> None:
        self._xml.startDocument()

    def end(self) -> None:
        self._xml.endDocument()


def feed_id(name: str) -> str:
    """The stable id of a feed or an entry."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'cuttings:' + name)}"


def feed_rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table, by column. A feed has few."""
    names = [column.name for column in table.columns]
    for portion in table.portions:
        for row in zip(*portion, strict=True):
            yield dict(zip(names, row, strict=True))


def _possible(text: str) -> str:
    return _IMPOSSIBLE.sub("", text)
