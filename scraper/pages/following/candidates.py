"""The links of a page that may lead to its next page, each with what it says of itself. One pass over the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from scraper.pages.following.labels import BARE_PHRASES, Label, Role, label_of
from scraper.pages.following.surroundings import names_of

__all__ = ["Candidate", "candidates"]

TAGS = ("a", "area", "link", "button", "option", "div", "li", "span")
CARRIERS = (
    "data-next-url",
    "data-next-page-url",
    "data-next-page",
    "data-next",
    "data-next-href",
    "data-nextpage",
    "data-load-more-url",
    "data-more-url",
    "hx-get",
    "data-hx-get",
    "data-url",
    "data-href",
    "data-link",
    "data-ajax-url",
    "data-path",
    "formaction",
)
"""Attributes in which buttons carry the address they load; the first ones say that it is the next page's."""
NEXT_CARRIERS = frozenset(name for name in CARRIERS if "next" in name or "more" in name)
ON_CLICK = re.compile(r"(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*['\"]([^'\"]+)['\"]")
NO_ADDRESS = re.compile(r"\s*(?:$|#|javascript:|mailto:|tel:|data:|void)", re.IGNORECASE)
FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|zip|docx?|xlsx?|pptx?|mp[34]|ics|vcf|xml|rss|atom|json|js|css)$", re.IGNORECASE
)
FEED = re.compile(
    r"/(?:feed|rss|atom)/?(?:$|\?)|[?&](?:feed|format)=(?:feed|rss|atom|ical|xml|pdf)|admin-ajax|cpage=|comment-page",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"\d|[?&](?:cursor|after|before|next|token)", re.IGNORECASE)
PAGES = re.compile(
    r"pag|p=|start|offset|skip|seite|sid[ae]|sivu|str[ao]n|oldal|lapa|sayfa|halaman|trang|%d1%81%d1%82", re.IGNORECASE
)
NEXT_NAME = re.compile(
    r"(?<!nav-)(?<!\w)next(?!-?(?:js|gen|end|cloud|door|step|event|month|week|day|post\b|article|slide|arrow-slide))"
    r"|[-_]next\b|nextpage|nextposts|older|load-?more|loadmore|show-?more",
    re.IGNORECASE,
)
BACK_NAME = re.compile(r"(?<!nav-)(?<![a-z])prev|newer|\bback\b", re.IGNORECASE)
DISABLED = re.compile(r"(?:^|\s)(?:\S*--?|is-|btn-)?(?:disabled|pointer-events-none)(?:\s|$)", re.IGNORECASE)
ICON_FORWARD = re.compile(r"right|forward|next", re.IGNORECASE)
ICON_BACK = re.compile(r"left|back|prev", re.IGNORECASE)
LANGUAGE = frozenset(["alternate", "external", "bookmark", "tag", "author", "license", "search", "stylesheet", "icon"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link, its address as written, and its label with where that was read."""

    element: HtmlElement
    href: str
    label: Label
    text: str
    said: str
    """Where the label is from: text, aria-label, title, icon, or nothing."""
    rel: bool
    named: bool
    """Whether its own class, or that of its list item, says next or older."""
    carrier: str = ""
    """The attribute of a button that carries the address, if it is no link."""


def candidates(root: HtmlElement, inside: frozenset[HtmlElement]) -> Iterator[Candidate]:
    """What may lead on, in the order of the page; links that stand inside records are not looked at."""
    for element in root.iter("a", "area", "link", "option"):
        if element not in inside:
            href = element.get("value" if element.tag == "option" else "href")
            if href and not NO_ADDRESS.match(href):
                if (found := _of_link(element, href)) is not None:
                    yield found
            elif element.tag == "a" and (found := _of_button(element)) is not None:
                yield found
    for element in root.iter("button", "input", "div", "li", "span"):
        if len(element.attrib) > 1 and element not in inside and (found := _of_button(element)) is not None:
            yield found


def _of_link(element: HtmlElement, href: str) -> Candidate | None:
    get = element.get
    rels = (get("rel") or "").lower().split()
    rel = "next" in rels
    if element.tag == "link":
        return Candidate(element, href, Label(Role.NONE), "", "", rel, False) if rel else None
    if not rel and rels and not LANGUAGE.isdisjoint(rels):
        return None
    text = _text(element)
    names = names_of(element)
    named = NEXT_NAME.search(names) is not None
    short = text.strip()
    if not (rel or named or NUMBERS.search(href) or not short or short.casefold() in BARE_PHRASES):
        return None
    label, said = _label(element, short)
    parent = element.getparent()
    if not named and parent is not None and parent.tag in ("li", "span", "div", "p", "td"):
        named = len(parent) < 3 and NEXT_NAME.search(parent.get("class") or "") is not None
    if label.role in (Role.NONE, Role.NAMED) and not (rel or named or PAGES.search(href)):
        return None
    if _is_out_of_use(element, href):
        return None
    return Candidate(element, href, label, short, said, rel, named)


def _of_button(element: HtmlElement) -> Candidate | None:
    """A button, or what a script makes one of, that carries an address in an attribute."""
    get = element.get
    for name in CARRIERS:
        href = get(name)
        if href and ("/" in href or "?" in href) and not NO_ADDRESS.match(href) and not href.startswith("{"):
            break
    else:
        match = ON_CLICK.search(get("onclick") or "")
        if match is None:
            return None
        name, href = "onclick", match[1]
    if _is_out_of_use(element, href):
        return None
    short = (get("value") or "") if element.tag == "input" else _text(element).strip()
    label, said = _label(element, short)
    return Candidate(element, href, label, short, said, False, NEXT_NAME.search(names_of(element)) is not None, name)


def _is_out_of_use(element: HtmlElement, href: str) -> bool:
    get = element.get
    if get("aria-disabled") == "true" or get("disabled") is not None or get("hreflang") or get("download") is not None:
        return True
    parent = element.getparent()
    names = f"{get('class') or ''} {parent.get('class') or '' if parent is not None and parent.tag == 'li' else ''}"
    path = href.partition("?")[0].partition("#")[0]
    return bool(DISABLED.search(names) or FILE.search(path) or FEED.search(href) or "xml" in (get("type") or ""))


def _text(element: HtmlElement) -> str:
    if len(element) == 0:
        return element.text or ""
    if len(element) > 6:
        return "-" * 99
    return "".join(element.itertext())


def _label(element: HtmlElement, text: str) -> tuple[Label, str]:
    """What a link is called: its text, else what is written for those who cannot see, else an icon."""
    shown = label_of(text)
    if shown.role not in (Role.NONE, Role.NAMED, Role.FORWARD, Role.BACKWARD):
        return shown, "text"
    for name in ("aria-label", "title"):
        label = label_of(element.get(name) or "")
        if label.role not in (Role.NONE, Role.NAMED):
            return label, name
    if len(element) < 5 and shown.role is not Role.NAMED:
        for child in element.iter("img", "svg", "i", "span", "use"):
            label = label_of(child.get("alt") or child.get("aria-label") or child.get("title") or "")
            if label.role not in (Role.NONE, Role.NAMED):
                return label, "icon"
        if shown.role is Role.NONE:
            return _of_icon(element), "icon"
    return shown, "text" if shown.role is not Role.NONE else ""


def _of_icon(element: HtmlElement) -> Label:
    names = " ".join(child.get("class") or child.get("href") or "" for child in element.iter("i", "svg", "span", "use"))
    own = names_of(element)
    if BACK_NAME.search(own):
        return Label(Role.BACKWARD)
    if ICON_FORWARD.search(names):
        return Label(Role.FORWARD)
    return Label(Role.BACKWARD if ICON_BACK.search(names) else Role.NONE)
