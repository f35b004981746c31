"""Tells from the names of elements whether they are shown, to whom, and whether they are content or navigation."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from scraper.pages.auto.tree import Node
from scraper.parsing.html import HIDDEN, INVISIBLE

__all__ = ["NAMELESS", "UNSEEN", "Named", "chrome_of", "is_hidden", "names_of"]

CHROME = frozenset(["nav", "aside"])
CHROME_ROLES = frozenset(["navigation", "complementary", "contentinfo", "search", "menu", "menubar", "banner"])
CHROME_WORDS = re.compile(
    r"^((site|main|page|global|top|bottom|left|right|primary|secondary|header|footer|mobile|desktop|blog|post|posts|region"
    r"|block|js|c|l|m|o|the|layout)[-_]*)?"
    r"(nav|navbar|navi|navigation|menu|submenu|sidebar|side-bar|breadcrumbs?|crumbs?|pagination|pager|paging|page-numbers"
    r"|cookies?|consent|skip-links?|social|share|sharing|widgets?|widget[-_].*|tag-?cloud|offcanvas|topbar|toolbar"
    r"|related([-_](posts?|articles?|news|content|links))?|newsletter|masthead|site-footer|site-header|footer|colophon)"
    r"([-_](area|inner|wrapper|container|wrap|links?|list|menu|nav|bar|left|right|primary|secondary|main|top|bottom|content|#))*$",
    re.IGNORECASE,
)
SPOKEN_ONLY = re.compile(
    r"(^|[-_\s])(sr-only|visually-?hidden|screen-reader-text|screenreader|u-hidden-visually|element-invisible|assistive-text|a11y-hidden|show-for-sr)($|[-_\s])",
    re.IGNORECASE,
)
HIDDEN_WORDS = re.compile(
    r"(^|\s)(d-none|hidden|hide|is-hidden|modal|modal-dialog|uk-hidden|invisible)(\s|$)", re.IGNORECASE
)
SHOWN_AGAIN = re.compile(
    r"(^|\s)(d-(sm|md|lg|xl|xxl)-\w+|(sm|md|lg|xl):(block|flex|inline\S*|grid|table\S*))(\s|$)", re.IGNORECASE
)
UNSEEN = HIDDEN - {"button"}
"""Buttons may be tags, or titles that unfold what is below."""
DIGITS = re.compile(r"\d+")
CONTENT = frozenset(["body", "main", "article", "h1", "h2", "h3"])


@dataclass(frozen=True, slots=True)
class Named:
    """What a class attribute says."""

    words: frozenset[str]
    spoken: bool
    hidden: bool
    chrome: bool


@lru_cache(maxsize=4096)
def names_of(classes: str) -> Named:
    return Named(
        frozenset(DIGITS.sub("#", classes).split()),
        SPOKEN_ONLY.search(classes) is not None,
        HIDDEN_WORDS.search(classes) is not None and SHOWN_AGAIN.search(classes) is None,
        any(map(CHROME_WORDS.match, classes.split())),
    )


NAMELESS = names_of("")


def is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and INVISIBLE.search(style) is not None


def chrome_of(element: HtmlElement, parent: Node, named: Named) -> int:
    """A footer or header is chrome only outside of the content: within, it is a line of a record."""
    tag = element.tag
    if tag in CHROME:
        return 2
    if tag in ("footer", "header"):
        return 0 if any(name in parent.path for name in ("/article", "/main", "/section", "/li")) else 2
    role = element.get("role")
    if role and role.lower() in CHROME_ROLES:
        return 2
    if tag in CONTENT:
        return 0
    ident = element.get("id")
    return int(named.chrome or (ident is not None and CHROME_WORDS.match(ident) is not None))
