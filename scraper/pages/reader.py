"""Reads a page by the method of the layout that it shows."""

from collections.abc import Callable
from datetime import datetime

from scraper.page import ListingPage, Page
from scraper.pages import automatic, labelled, moduled, selected
from scraper.pages.corrected import corrected
from scraper.sources import Source
from scraper.sources.layouts import source_at
from scraper.sources.model import Method

__all__ = ["parse", "parser_of"]

READERS: dict[Method, Callable[[Page, Source], ListingPage]] = {
    "auto": automatic.parse,
    "labels": labelled.parse,
    "module": moduled.parse,
    "selectors": selected.parse,
}


def parse(page: Page, source: Source | None, method: Method | None = None) -> ListingPage:
    """What a page of the source lists, read by the layout of the page's time, or by `method` and that layout's rules.

    A page of no source is read without any. Raises LayoutChanged, EmptyListing or NotAListing; nothing else, whatever
    the input.
    """
    if source is None:
        return automatic.parse(page, None)
    shown = source_at(source, page.captured_at)
    return corrected(READERS[method or shown.method](page, shown), source)


def parser_of(source: Source, captured_at: datetime) -> str:
    """The name and version of the reader of a page of this time: what another one read says nothing about it."""
    shown = source_at(source, captured_at)
    match shown.method:
        case "auto":
            return automatic.parser()
        case "module":
            return moduled.parser(shown)
        case "selectors":
            return selected.PARSER
    return labelled.PARSER
