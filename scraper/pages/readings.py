"""What a selector finds in the elements of a record, and how it is read as the value of a field."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from scraper.page import ListedDate
from scraper.pages.links import PageLinks
from scraper.parsing.blocks import clean
from scraper.parsing.dates import IMPLAUSIBLE, UNREADABLE, read_date
from scraper.parsing.selectors import compiled
from scraper.parsing.stamps import read_stamp
from scraper.parsing.tree import link_of, paragraphs, text_of
from scraper.sources.model import Dates

__all__ = ["Found", "Scope", "address_in", "date_in", "found_at", "lines_in", "text_in", "values_at", "words_at"]

Found = HtmlElement | str
"""What a selector finds: an element, or the text of an attribute, of a node or of an expression."""
Scope = Sequence[HtmlElement]
"""The elements that a record consists of."""


def values_at(selectors: tuple[str, ...], scope: Scope, read: Callable[[Found], Any]) -> list[Any]:
    """What is read from all that a selector finds, of the first that finds anything."""
    for selector in selectors:
        values = [value for element in scope for found in found_at((selector,), element) if (value := read(found))]
        if values:
            return values
    return []


def found_at(selectors: tuple[str, ...], element: HtmlElement) -> list[Found]:
    """What the first selector that finds anything finds."""
    for selector in selectors:
        result: Any = compiled(selector)(element)
        found = result if isinstance(result, list) else [result] if isinstance(result, str) else []
        if found:
            return found
    return []


def text_in(found: Found) -> str:
    """All the text, on one line."""
    return clean(found) if isinstance(found, str) else text_of(found)


def lines_in(found: Found) -> str:
    """The text with its paragraphs, a line each."""
    return clean(found) if isinstance(found, str) else "\n".join(paragraphs(found))


def address_in(found: Found, links: PageLinks) -> str | None:
    """Where an element leads, or what an attribute names, canonical."""
    href = found if isinstance(found, str) else link_of(found)
    return links.resolve(href) if href and href.strip() else None


def words_at(selectors: tuple[str, ...], scope: Scope, separator: str) -> tuple[str, ...]:
    """Each word once, in the order of the page."""
    texts = values_at(selectors, scope, text_in)
    pieces = [piece for text in texts for piece in (text.split(separator) if separator else [text])]
    return tuple(dict.fromkeys(word for piece in pieces if (word := clean(piece).removeprefix("#"))))


def date_in(found: Found, rules: Dates, captured_at: datetime) -> ListedDate | None:
    """A date by the attribute that machines read, where it can be read, else by what is shown."""
    stamp = None if isinstance(found, str) else found.get("datetime")
    text = text_in(found)
    if stamp and (date := read_stamp(stamp, rules, captured_at)) and date.value:
        return date
    if not text:
        return None
    date = read_stamp(text, rules, captured_at) or read_date(text, rules, captured_at)
    if date.problem not in (UNREADABLE, IMPLAUSIBLE):
        return date
    # What dateparser cannot: other calendars, other languages, a word before the date.
    from scraper.pages.spotted import spotted_date

    return spotted_date(text, rules, captured_at) or date
