"""The links of a page that may lead to its next page, each with what it says of itself. One pass over the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from scraper.pages.following.labels import BARE_PHRASES, Label, Role, label_of
from scraper.pages.following.surroundings import names_of

__all__ = ["Candidate", "candidates"]

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
CARRYING = frozenset([*CARRIERS, "onclick"])
NEXT_CARRIERS = frozenset(name for name in CARRIERS if "next" in name or "more" in name)
ON_CLICK = re.compile(r"(?:location(?:\.href)?\s*=|location\.assign\(|window\.open\()\s*['\"]([^'\"]+)['\"]")
NO_ADDRESS = re.compile(r"\s*(?:$|#|javascript:|mailto:|tel:|data:|void)", re.IGNORECASE)
PLAIN = frozenset("/?.h")
"""What most addresses begin with; none that leads nowhere does."""
FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|zip|docx?|xlsx?|pptx?|mp[34]|ics|vcf|xml|rss|atom|json|js|css)$", re.IGNORECASE
)
FEED = re.compile(
    r"/(?:feed|rss|atom)/?(?:$|\?)|[?&](?:feed|format)=(?:feed|rss|atom|ical|xml|pdf)|admin-ajax|wp-json|graphql|(?:^|/)(?:api|rest|ajax)/|\.(?:json|ashx|asmx)\b|cpage=|comment-page",
    re.IGNORECASE,
)
NUMBER_AT_END = re.compile(r"\d(?:/|\.[a-z]{2,5}|/index\.[a-z]+)?(?:#|$)")
PAGES = re.compile(r"[ps](?:ag|=|eite|id[ae]|ivu|t(?:art|r[ao]n))|offset|skip|oldal|lapa|sayfa|halaman|trang|%d1%81")
"""A first look at addresses in lower case: whether they may name a page before its number."""
NEXT_NAME = re.compile(
    r"(?<!nav-)(?<!\w)next(?!-?(?:js|gen|end|cloud|door|step|event|month|week|day|post\b|article|slide|arrow-slide))"
    r"|[-_]next\b|nextpage|nextposts|older|load-?more|loadmore|show-?more",
    re.IGNORECASE,
)
BACK_NAME = re.compile(r"(?<!nav-)(?<![a-z])prev|newer|\bback\b", re.IGNORECASE)
DISABLED = re.compile(r"(?:^|\s)(?:\S*--?|is-|btn-)?(?:disabled|pointer-events-none)(?:\s|$)", re.IGNORECASE)
ICON_FORWARD = re.compile(r"right|forward|next", re.IGNORECASE)
ICON_BACK = re.compile(r"left|back|prev", re.IGNORECASE)
LONG = 30
"""Characters: a longer text is hardly the name of a page."""
ELSEWHERE = frozenset(["alternate", "external", "bookmark", "tag", "author", "license", "search", "stylesheet", "icon"])
"""Relations of links that lead to anything but a page of the listing."""


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
    for element in root.iter("link"):
        href = element.get("href")
        if href and "next" in (element.get("rel") or "").lower().split():
            yield Candidate(element, href, label_of(""), "", "", True, False)
    for element in root.iter("a", "area", "option"):
        if element not in inside and (found := _of_link(element)) is not None:
            yield found
    for element in root.iter("button", "input", "div", "li"):
        if (found := _of_button(element)) is not None:
            yield found


def _of_link(element: HtmlElement) -> Candidate | None:
    href = element.get("href") or element.get("value")
    if not href or (href[0] not in PLAIN and NO_ADDRESS.match(href)):
        return _of_button(element)
    rels = (element.get("rel") or "").lower().split()
    rel = "next" in rels
    if rels and not rel and not ELSEWHERE.isdisjoint(rels):
        return None
    text = _text(element).strip()
    named = _is_named(names_of(element))
    if not (rel or named or _may_lead_on(text, href)):
        return None
    label, said = _label(element, text)
    named = named or _is_named_above(element)
    if label.role in (Role.NONE, Role.NAMED) and not (rel or named or PAGES.search(href.lower())):
        return None
    return None if _is_out_of_use(element, href) else Candidate(element, href, label, text, said, rel, named)


def _may_lead_on(text: str, href: str) -> bool:
    """A first look at a link without a telling class, for most links of a page go no further."""
    if len(text) > LONG:
        return PAGES.search(href.lower()) is not None
    return "?" in href or NUMBER_AT_END.search(href) is not None or len(text) < 3 or text.casefold() in BARE_PHRASES


def _is_named_above(element: HtmlElement) -> bool:
    """Whether the box of a link says next or older, where it holds little else."""
    parent = element.getparent()
    if parent is None or len(parent) > 2 or parent.tag not in ("li", "span", "div", "p", "td"):
        return False
    return _is_named(parent.get("class") or "")


def _of_button(element: HtmlElement) -> Candidate | None:
    """A button, or what a script makes one of, that carries an address in an attribute."""
    if CARRYING.isdisjoint(element.keys()):
        return None
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
    return Candidate(element, href, label, short, said, False, _is_named(names_of(element)), name)


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return NEXT_NAME.search(names) is not None


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
        value = element.get(name)
        if value and (label := label_of(value)).role not in (Role.NONE, Role.NAMED):
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
