"""Pages that list nothing: whoever reads records from them reads menus, related links or forms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.layouts import texts, walls
from tests.layouts.layout import LayoutCase
from tests.layouts.site import Site
from tests.layouts.words import language

__all__ = ["negatives"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A page whose verdict is `NotAListing`."""

    name: str
    about: str
    languages: tuple[str, ...]
    draw: Callable[[Site], str]
    """The whole page."""
    path: str


NEGATIVES = (
    Negative(
        name="article",
        about="An article with related links, neighbours and widgets.",
        languages=("en", "ru", "es"),
        draw=texts.article,
        path="/2024/04/article/",
    ),
    Negative(
        name="article-of-components",
        about="A long article; the frame lists three other stories.",
        languages=("fr", "zh"),
        draw=texts.article_of_components,
        path="/news/article",
    ),
    Negative(name="login", about="A login form.", languages=("de", "tr"), draw=walls.login, path="/login"),
    Negative(
        name="not-found",
        about="An error page in the site's theme, with all its widgets.",
        languages=("en", "fa"),
        draw=walls.not_found,
        path="/news/gone/",
    ),
    Negative(
        name="server-error",
        about="The server's own error page.",
        languages=("en",),
        draw=walls.server_error,
        path="/news/",
    ),
    Negative(
        name="contact",
        about="A contact page with a table of departments and a form.",
        languages=("pl", "bg"),
        draw=texts.contact,
        path="/contact",
    ),
    Negative(
        name="no-results",
        about="A search without results.",
        languages=("de", "ja"),
        draw=walls.no_results,
        path="/search?q=qwertz",
    ),
    Negative(
        name="imprint", about="Legal text under headings.", languages=("de", "pt"), draw=texts.imprint, path="/imprint"
    ),
    Negative(
        name="menus-only",
        about="A home page of tiles that lead to services.",
        languages=("sv", "ko"),
        draw=texts.menus_only,
        path="/",
    ),
    Negative(
        name="site-map",
        about="All the site's menus as lists.",
        languages=("en", "he"),
        draw=texts.site_map,
        path="/sitemap",
    ),
    Negative(name="empty", about="No bytes at all.", languages=("en",), draw=walls.empty, path="/news/"),
    Negative(
        name="no-body",
        about="An application that needs scripts.",
        languages=("en", "ar"),
        draw=walls.no_body,
        path="/news",
    ),
    Negative(
        name="cookie-wall",
        about="A wall that asks for consent, with a list of purposes.",
        languages=("fr", "th"),
        draw=walls.cookie_wall,
        path="/news/",
    ),
    Negative(
        name="service-page",
        about="Steps, opening hours and two forms.",
        languages=("tr", "es"),
        draw=texts.service_page,
        path="/services/x.aspx",
    ),
    Negative(
        name="maintenance",
        about="A notice of maintenance with a date.",
        languages=("de", "ru"),
        draw=walls.maintenance,
        path="/news/",
    ),
)


def negatives() -> list[LayoutCase]:
    return [_case(negative, code) for negative in NEGATIVES for code in negative.languages]


def _case(negative: Negative, code: str) -> LayoutCase:
    words = language(code)
    site = Site(language=words, url=f"https://{words.host}{negative.path}", stories=words.stories[:10])
    name = f"not-{negative.name}-{code}"
    truth: dict[str, Any] = {
        "case": name,
        "url": site.url,
        "lang": code,
        "kind": "none",
        "verdict": "NotAListing",
        "next": None,
        "next_known": True,
        "records": [],
    }
    about = negative.about
    return LayoutCase(name=name, language=code, about=about, url=site.url, html=negative.draw(site), truth=truth)
