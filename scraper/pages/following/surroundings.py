"""Where on the page a link stands: in a pagination, or in what only looks like one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

__all__ = ["Place", "Surroundings", "names_of"]

PAGINATION = re.compile(
    r"pagin|(?<!home)pager|paging|page[-_ ]?(?:nav|num|link|item|list|bar|turn|button|btn)"
    r"|nav[-_]?(?:links|posts|pages)"
    r"|posts[-_]?nav|next[-_]?page|older|load[-_]?more|show[-_]?more|more[-_]?posts|infinite|\bpages\b|seitennavi|blaetter"
    r"|blättern|nextpostslink|\bpage[-_]?(?:s|down|up)\b|page-?navigation|archive-?nav|\bnav-(?:previous|below|above)"
    r"|next-?prev|prev-?next|navegacao|navegación|stronicowanie|strankovani|sayfalama|phantrang|fenye",
    re.IGNORECASE,
)
TRAP = re.compile(
    r"carousel|\bslider\b|slider[-_](?:nav|wrap|control|button|arrow|next)|swiper|\bslick|\bowl[-_]|flickity|splide|glide_|"
    r"slideshow|slide-(?:nav|next)|lightbox|fancybox|photoswipe|pswp|breadcrumb|comments?[-_](?:nav|pag|list|area)|^comments?$"
    r"|\bcomments\b|\brespond\b|tag-?cloud|lang(?:uage)?s?[-_]?(?:switch|select|menu|choos|nav|list)|wpml|polylang|"
    r"post-page-numbers|page-?size|per-?page|datepicker|\bgallery-(?:nav|next|pag)|image-navigation",
    re.IGNORECASE,
)
"""Never a pagination of a listing, whatever stands in it."""
NEIGHBOURS = re.compile(
    r"\bpost[-_]?nav|\bsingle[-_]|[-_]single\b|article[-_]?nav|entry[-_]nav|adjacent|\brelated|prev-?next-?post|book-?nav|"
    r"chapter|\bdocs?[-_]|next-post\b|nextpost\b|post-pag(?:er|ination)\b|rst-footer|md-footer|bd-footer|prevnext-article"
    r"|calendar|month|week|day-?nav|event-?nav",
    re.IGNORECASE,
)
"""The neighbours of an article, a chapter, a month."""
SIDE = re.compile(
    r"side-?bar|(?<!elementor-)\bwidget(?:s|_|-area|\b)(?!.*elementor)|\bmenu|\b(?:site|main|global)-(?:footer|header)|^footer\b|"
    r"^header\b|topbar|navbar|dropdown|archive-?(?:list|widget)|\btags\b|social|share|filter|facet|sort",
    re.IGNORECASE,
)
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FOREVER = 10**6


@dataclass(frozen=True, slots=True)
class Place:
    """What an element stands in; a number says for how many levels below it still holds."""

    pagination: int = 0
    trap: int = 0
    neighbours: int = 0
    side: int = 0
    hidden: int = 0
    record: int = 0

    def below(self, own: "Place") -> "Place":
        """The place of an element with marks of its own in an element at this place."""
        if own is NOWHERE and self is NOWHERE:
            return self
        return Place(
            own.pagination or max(self.pagination - 1, 0),
            own.trap or max(self.trap - 1, 0),
            own.neighbours or max(self.neighbours - 1, 0),
            own.side or max(self.side - 1, 0),
            own.hidden or self.hidden,
            own.record or self.record,
        )


NOWHERE = Place()
RECORD = Place(record=1)


@dataclass(slots=True)
class Surroundings:
    """Remembers the places of one page's elements, for links stand together."""

    records: frozenset[HtmlElement]
    _known: dict[HtmlElement, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[HtmlElement]) -> "Surroundings":
        return cls(frozenset(records))

    def place(self, element: HtmlElement) -> Place:
        """What an element is or stands in."""
        chain = []
        current: HtmlElement | None = element
        while current is not None and current not in self._known:
            chain.append(current)
            current = current.getparent()
        place = self._known[current] if current is not None else NOWHERE
        for item in reversed(chain):
            place = place.below(RECORD if item in self.records else _own(item))
            self._known[item] = place
        return place


def names_of(element: HtmlElement) -> str:
    """The names an element's author gave it."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''} {get('role') or ''} {get('aria-label') or ''}"


def _own(element: HtmlElement) -> Place:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("body", "html"):
        return NOWHERE
    style = element.get("style")
    hidden = element.get("hidden") is not None or bool(style and HIDING.search(style))
    return _marks(tag, names_of(element), hidden or tag == "template", _is_of_site(element))


def _is_of_site(element: HtmlElement) -> bool:
    """Whether an element is the header or footer of the site, and not of its list."""
    if element.tag not in ("header", "footer"):
        return False
    parent = element.getparent()
    return parent is not None and (parent.tag == "body" or parent.find("main") is not None)


@lru_cache(maxsize=4096)
def _marks(tag: str, names: str, hidden: bool, of_site: bool) -> Place:
    names = names.strip()
    side = bool(SIDE.search(names)) or tag == "aside" or of_site
    marks = Place(
        4 if PAGINATION.search(names) else 0,
        6 if TRAP.search(names) else 0,
        4 if NEIGHBOURS.search(names) else 0,
        FOREVER if side else 0,
        1 if hidden else 0,
    )
    return NOWHERE if marks == NOWHERE else marks
