"""One list of entries in the layouts that a site may have had over the years, and pages that are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from scraper.page import Page

__all__ = [
    "ARTICLE",
    "ENTRIES",
    "HOST",
    "LAYOUTS",
    "LOGIN",
    "TAKEN",
    "Item",
    "articles",
    "cards",
    "headings",
    "page_of",
    "renamed",
    "rows",
]

HOST = "https://harbours.example"
TAKEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""When the pages were saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry, as every layout shows it."""

    number: int
    title: str
    teaser: str
    day: str
    tags: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/news/{4100 + self.number}-{'-'.join(self.title.lower().split()[:3])}/"


LINK = '<li><a rel="tag" href="/tag/{0}/">{1}</a></li>'
SPAN = '<span class="topic">{1}</span>'
_WORDS = (
    ("New ferry to the outer islands", "The ferry leaves the old harbour every morning from the first of May on."),
    ("Cranes of the east quay are painted", "Three painters work for six weeks on the four cranes of the east quay."),
    ("Harbour museum opens a second hall", "Models of forty ships and the log of the first pilot are shown there."),
    ("Storm damages the northern breakwater", "Waves of nine metres moved blocks that weigh as much as a locomotive."),
    ("Fewer herring landed than last year", "The fishermen blame the cold spring; the institute speaks of a cycle."),
    ("Night work at the container terminal", "Until the end of the month ships are unloaded after ten in the evening."),
    ("School classes build small rafts", "Eighty children took part, and all but two of the rafts stayed afloat."),
    ("The lighthouse gets a new lamp", "Its light is seen eighteen miles away and needs a tenth of the current."),
    ("Tugboat Agathe leaves the service", "She towed more than nine thousand ships in her forty years of work."),
    ("Dredging begins in the main channel", "The channel will be two metres deeper when the work is done in autumn."),
)
_TAGS = (("Ferries",), ("Quays", "Work"), ("Museum",), ("Weather", "Quays"), ("Fishing",))
ENTRIES = tuple(
    Item(number=n, title=title, teaser=teaser, day=f"2026-02-{27 - 2 * n:02}", tags=_TAGS[n % len(_TAGS)])
    for n, (title, teaser) in enumerate(_WORDS)
)


def page_of(html: str, path: str = "/news/") -> Page:
    """A saved page of the site."""
    return Page(body=html.encode(), url=HOST + path, captured_at=TAKEN, media_type="text/html")


def articles(entries: Sequence[Item] = ENTRIES) -> str:
    """Articles with a heading, a time and tags: the layout as it first was."""
    return _page(
        "".join(
            f'<article class="news-item"><h2 class="news-title"><a href="{one.path}">{escape(one.title)}</a></h2>'
            f'<time datetime="{one.day}">{_in_words(one.day)}</time><p class="news-teaser">{escape(one.teaser)}</p>'
            f"<ul>{_tags(one, LINK)}</ul></article>"
            for one in entries
        ),
    )


def renamed(entries: Sequence[Item] = ENTRIES) -> str:
    """The same tags with other names of classes, as after a new build, and no semantic ones."""
    return _page(
        "".join(
            f'<div class="Story_box__x7Gh2 mb-4"><div class="Story_head__Lk29d"><a href="{one.path}">'
            f'{escape(one.title)}</a></div><span class="Story_day__p0Qw1">{_in_words(one.day)}</span>'
            f'<div class="Story_text__a1B2c">{escape(one.teaser)}</div><div class="topics">'
            f"{_tags(one, SPAN)}</div></div>"
            for one in entries
        ),
        page_class="Shell_root__8uJk2",
    )


def rows(entries: Sequence[Item] = ENTRIES) -> str:
    """A table with a row of names of columns."""
    body = "".join(
        f'<tr><td>{_in_numbers(one.day)}</td><td><a href="{one.path}">{escape(one.title)}</a></td>'
        f"<td>{escape(one.teaser)}</td><td>{', '.join(one.tags)}</td></tr>"
        for one in entries
    )
    return _page(f"<table><tr><th>Date</th><th>News</th><th>About</th><th>Topics</th></tr>{body}</table>")


def cards(entries: Sequence[Item] = ENTRIES) -> str:
    """Cards that are one link each, in a grid."""
    return _page(
        '<div class="card-grid">'
        + "".join(
            f'<a class="card" href="{one.path}"><img src="/p/{one.number}.jpg" alt=""><h3>{escape(one.title)}</h3>'
            f'<p class="card-date">{_in_words(one.day)}</p><p class="card-summary">{escape(one.teaser)}</p></a>'
            for one in entries
        )
        + "</div>",
    )


def headings(entries: Sequence[Item] = ENTRIES) -> str:
    """Records that nothing wraps: a heading and two paragraphs each."""
    return _page(
        '<div class="news-list">'
        + "".join(
            f'<h3><a href="{one.path}">{escape(one.title)}</a></h3><p class="date">{_in_words(one.day)}</p>'
            f'<p class="text">{escape(one.teaser)}</p>'
            for one in entries
        )
        + "</div>",
    )


LAYOUTS = {"articles": articles, "renamed": renamed, "rows": rows, "cards": cards, "headings": headings}
ARTICLE = (
    """<!doctype html><html lang="en"><head><title>New ferry to the outer islands – Harbours</title>
<meta property="og:type" content="article"></head><body><main><article><h1>New ferry to the outer islands</h1>
<p>27 February 2026</p>"""
    + "".join(f"<p>{one.teaser} {one.teaser} It was told to everybody.</p>" for one in ENTRIES)
    + (
        """</article></main><aside><h3>Read on</h3><ul>"""
        + "".join(f'<li><a href="{one.path}">{one.title}</a></li>' for one in ENTRIES[1:3])
        + "</ul></aside></body></html>"
    )
)
"""The page of one entry, with links to two others."""
LOGIN = """<!doctype html><html lang="en"><head><title>Sign in</title></head><body><h1>Sign in</h1><form method="post">
<label>Name <input name="name"></label><label>Password <input type="password" name="word"></label>
<button>Sign in</button></form><p><a href="/forgotten">Forgotten?</a></p></body></html>"""


def _page(content: str, page_class: str = "site") -> str:
    menu = "".join(f'<li><a href="{path}">{name}</a></li>' for name, path in _MENU)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News – Harbours of the North</title>'
        '<meta property="og:site_name" content="Harbours of the North"></head>'
        f'<body class="{page_class}"><header><nav><ul>{menu}</ul></nav></header><main><h1>News</h1>{content}'
        '<nav class="pagination"><a rel="next" href="/news/page/2/">Next page</a></nav></main>'
        "<footer><p>Harbours of the North, Quay 1</p></footer></body></html>"
    )


_MENU = (("Home", "/"), ("News", "/news/"), ("Events", "/events/"), ("Contact", "/contact/"))


def _tags(one: Item, template: str) -> str:
    return "".join(template.format(tag.lower(), tag) for tag in one.tags)


def _in_words(day: str) -> str:
    return f"{datetime.fromisoformat(day):%-d %B %Y}"


def _in_numbers(day: str) -> str:
    return f"{datetime.fromisoformat(day):%d/%m/%Y}"
