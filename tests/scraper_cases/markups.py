"""Every markup the parser must read alike: a list of records, what stands around it, and what of it can be seen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.scraper_cases import contained, flat, shells
from tests.scraper_cases.fields import entities, prose, text
from tests.scraper_cases.noise import HIDDEN, noisy, spaced
from tests.scraper_cases.records import Listing

__all__ = ["HTML", "MARKUPS", "Markup"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """One way to show a listing page, and which facts a reader can see in it."""

    name: str
    render: Callable[[Listing], str]
    media_type: str = "text/html"
    named: bool = True
    """The topic's name is shown."""
    linked: bool = True
    """Every titled record has a link of its own."""
    marked: bool = True
    """Titles look different from teasers: links or headings."""
    enclosed: bool = False
    """An element encloses each record."""
    lists_tags: bool = True
    """Tags are items of a list, links or elements of their own; otherwise only words that are known tell them."""


Body = Callable[[Listing], str]
Shell = Callable[[Listing, str], str]


def _page(body: Body, shell: Shell, *, words: bool = True, escaped: bool = True) -> Body:
    """Name, introduction, list and links to the other pages, in a shell."""

    def render(listing: Listing) -> str:
        pager = shells.pager(listing, words=words, escaped=escaped)
        return shell(listing, f"{shells.lead(listing)}\n{body(listing)}\n{pager}")

    return render


def _apart(body: Body, shell: Shell) -> Body:
    """The same with introduction and list in divisions of their own, and the links to other pages above and below."""

    def render(listing: Listing) -> str:
        pager = f"<div>{shells.pager(listing)}</div>"
        return shell(listing, f"<div>{shells.lead(listing)}</div>{pager}<div>{body(listing)}</div>{pager}")

    return render


def _in_lines(body: Body, shell: Shell) -> Body:
    """The introduction too is lines ended by `<br>`."""

    def render(listing: Listing) -> str:
        lines = "<br><br>\n".join(prose(paragraph) for paragraph in listing.introduction)
        name = f"<h1>{text(listing.title)}</h1>" if listing.title else ""
        return shell(listing, f"{name}{lines}<br><br>{body(listing)}<br><br>{shells.pager(listing, escaped=False)}")

    return render


def _nameless(listing: Listing) -> str:
    return _page(contained.divisions, shells.semantic)(replace(listing, title=None))


def _noise(listing: Listing) -> str:
    main = f"{shells.lead(listing)}{HIDDEN}{contained.sections(listing)}{shells.pager(listing)}"
    return noisy(spaced(shells.sidebar_after(listing, main)))


def _references(listing: Listing) -> str:
    """Characters beyond ASCII as references, addresses relative to a `base`."""
    page = _page(contained.sections, shells.semantic)(listing)
    page = "".join(c if c.isascii() else entities(c) for c in page)
    return page.replace("<head>", '<head><base href="http://www.eurocities.eu/eurocities/">').replace(
        '"/eurocities/', '"'
    )


def _xhtml(listing: Listing) -> str:
    page = _in_lines(flat.breaks, shells.bare)(listing).replace("<br>", "<br />").replace("&news", "&amp;news")
    page = page.replace("&contentURL", "&amp;contentURL").replace(
        "<html>", '<html xmlns="http://www.w3.org/1999/xhtml">'
    )
    return '<?xml version="1.0" encoding="utf-8"?>\n' + page


def _crlf(listing: Listing) -> str:
    return flat.plain(listing).replace("\n", " \t\r\n")


HTML = (
    Markup(name="divisions", render=_page(contained.divisions, shells.semantic), enclosed=True),
    Markup(
        name="divisions-more",
        render=_page(contained.divisions_more, shells.sidebar_after),
        enclosed=True,
        lists_tags=False,
    ),
    Markup(name="articles", render=_apart(contained.articles, shells.sidebar_before), enclosed=True),
    Markup(name="articles-more", render=_apart(contained.articles_more, shells.semantic), enclosed=True),
    Markup(name="items-open-loose-spans", render=_page(contained.items_loose, shells.sidebar_before), enclosed=True),
    Markup(name="items-tight-spans", render=_apart(contained.items_tight, shells.sidebar_after), enclosed=True),
    Markup(name="rows", render=_page(contained.rows, shells.tabled), enclosed=True),
    Markup(name="nested-tables", render=_page(contained.tables, shells.tabled, escaped=False), enclosed=True),
    Markup(name="definition-dates", render=_page(contained.definition_dates, shells.sidebar_before), enclosed=True),
    Markup(name="soup", render=_apart(contained.soup, shells.sidebar_before), enclosed=True, lists_tags=False),
    Markup(name="cards", render=_apart(contained.cards, shells.semantic), enclosed=True),
    Markup(name="noise", render=_noise, enclosed=True),
    Markup(name="references-base", render=_references, enclosed=True),
    Markup(name="nameless", render=_nameless, named=False, enclosed=True),
    Markup(name="siblings-headings", render=_page(flat.siblings_headings, shells.sidebar_before)),
    Markup(name="siblings-headings-bare", render=_page(flat.siblings_headings, shells.bare, words=False)),
    Markup(name="siblings-comma", render=_page(flat.siblings_comma, shells.sidebar_after), lists_tags=False),
    Markup(name="siblings-unlinked", render=_page(flat.siblings_unlinked, shells.semantic), linked=False),
    Markup(name="siblings-more", render=_page(flat.siblings_more, shells.sidebar_after)),
    Markup(name="siblings-spaced", render=lambda listing: spaced(_page(flat.siblings_more, shells.tabled)(listing))),
    Markup(name="row-fields", render=_page(flat.row_fields, shells.tabled)),
    Markup(name="terms", render=_page(flat.terms, shells.sidebar_before)),
    Markup(name="upper-open", render=_page(flat.upper_open, shells.tabled, escaped=False)),
    Markup(name="breaks", render=_in_lines(flat.breaks, shells.sidebar_after), lists_tags=False),
    Markup(name="breaks-upper", render=_in_lines(flat.breaks_upper, shells.tabled)),
    Markup(name="breaks-xhtml", render=_xhtml, lists_tags=False),
)
"""The markups in HTML."""

MARKUPS = (
    *HTML,
    Markup(name="plain", render=flat.plain, media_type="text/plain", linked=False, marked=False),
    Markup(name="plain-crlf", render=_crlf, media_type="text/plain", linked=False, marked=False),
)
"""All markups."""
