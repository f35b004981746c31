"""Pages of any size whose shape invites more than linear work."""

from collections.abc import Callable
from dataclasses import replace

from tests.scraper_cases import contained, flat
from tests.scraper_cases.records import LISTING, Listing, without_dates
from tests.scraper_cases.shells import lead

__all__ = ["SHAPES"]

BARE = replace(LISTING, records=tuple(without_dates(record) for record in LISTING.records))


def _repeat(part: str, before: str = "", after: str = "") -> Callable[[int], bytes]:
    """A maker of pages of about so many bytes that repeat one part."""

    def make(size: int) -> bytes:
        return (before + part * (size // len(part.encode())) + after).encode()

    return make


def _records(body: Callable[[Listing], str], listing: Listing = LISTING) -> Callable[[int], bytes]:
    return _repeat(body(listing), f"<html><body>{lead(listing)}", "</body></html>")


HTML = "<html><body><h1>smart cities</h1><p>About the topic, in one sentence.</p>"

SHAPES: dict[str, Callable[[int], bytes]] = {
    "records-enclosed": _records(contained.divisions),
    "records-flat": _records(flat.siblings_headings),
    "records-in-lines": _records(flat.breaks_upper),
    "records-as-text": _repeat(flat.plain(LISTING)),
    "records-without-labels": _records(flat.siblings_comma, BARE),
    "one-paragraph": _repeat("a paragraph that does not end ", HTML + "<p>"),
    "one-paragraph-then-a-record": _repeat("no end in sight ", HTML + "<p>", "</p><p>publication date: 08-05-2019</p>"),
    "one-link": _repeat("word ", HTML + '<a href="/eurocities/news/x-WSPO-AAAAAA">'),
    "tiny-tags": _repeat("<b></b>", HTML),
    "tiny-paragraphs": _repeat("<p>x", HTML),
    "nesting": _repeat("<div>", HTML),
    "nested-words": _repeat("<div>a ", HTML),
    "nested-tables": _repeat("<table><tr><td>", HTML),
    "nested-lists": _repeat("<ul><li>", HTML),
    "open-links": _repeat('<a href="/eurocities/news/x-WSPO-AAAAAA">x', HTML),
    "many-links": _repeat('<p><a href="/eurocities/news/x-WSPO-AAAAAA">x</a></p>', HTML),
    "many-topics": _repeat('<a href="/eurocities/issues/a-issue">x</a>', HTML),
    "many-hidden": _repeat('<i style="display : none">x</i>', HTML),
    "attributes": _repeat(' a="b"', HTML + "<p", ">x"),
    "long-attribute": _repeat("-WSPO-", HTML + '<a href="/eurocities/news/', '">x</a>'),
    "references": _repeat("&lsquo;&#8364;&", HTML),
    "less-than": _repeat("<", HTML),
    "open-comments": _repeat("<!--", HTML),
    "digits": _repeat("08-05-2019-", HTML),
    "digits-as-text": _repeat("0-"),
    "label-words": _repeat("publication date ", HTML),
    "label-words-as-text": _repeat("publication date "),
    "label-lines": _repeat("publication date:\n"),
    "labelled-dates": _repeat("<p>publication date: 08-05-2019</p>", HTML),
    "labels-in-lines": _repeat("start date: 1 end date:<br>", HTML),
    "strange-dates": _repeat("publication date: the day before the day before\n"),
    "long-date": _repeat("1 ", HTML + "<p>publication date: "),
    "short-lines": _repeat("word\n\n"),
    "bullets": _repeat("  • cooperation\n"),
    "blanks": _repeat(" \u00a0\t", "smart cities\n"),
    "commas": _repeat("cooperation, ", HTML),
    "capital-i-with-dot": _repeat("İ ", HTML),
    "nul": _repeat("\x00<p>"),
}
"""Name to a function from a size in bytes to a page."""
