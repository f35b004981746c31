"""Pages that list nothing: whoever reads records from them reads menus, related links or forms."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.parts import address, latest
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import LayoutCase
from tests.layouts.site import Drawn, Site, esc
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


def article(site: Site) -> str:
    """With a date, an author, tags, a share box, four related links and the neighbours."""
    story, before, after = site.stories[4], site.stories[5], site.stories[3]
    related = "".join(f'<li><a href="{site.href(s)}">{esc(s.title)}</a></li>' for s in site.stories[6:10])
    texts = "".join(f"<p>{esc(other.teaser)} {esc(site.language.about)}</p>" for other in site.stories[4:9])
    tags = ", ".join(f'<a href="/tag/{i}/" rel="tag">{esc(tag)}</a>' for i, tag in enumerate(story.tags))
    main = f"""<article id="post-{story.number}" class="post type-post single hentry"><header class="entry-header"><h1
 class="entry-title">{esc(story.title)}</h1><div class="entry-meta"><time class="entry-date published"
 datetime="{story.date}T09:00:00+00:00">{site.day(story.date)}</time> {site.word("by")} {esc(story.author)}</div>
</header>
<div class="entry-content">{texts}<h2>{esc(before.kind)}</h2>{texts}</div><footer
 class="entry-footer">{site.word("tags")}:
{tags}</footer></article><nav class="navigation post-navigation"><div class="nav-previous"><a href="{site.href(before)}"
 rel="prev">{esc(before.title)}</a></div><div class="nav-next"><a href="{site.href(after)}"
 rel="next">{esc(after.title)}</a>
</div></nav><section class="related-posts"><h3>{site.word("related")}</h3><ul>{related}</ul></section>
<div id="respond"><h3>{site.word("no_comments")}</h3><form action="/comment" method="post"><textarea
 name="comment"></textarea>
</form></div>"""
    return wordpress(site, Drawn(main=main, bare=True, head='<meta property="og:type" content="article">'))


def article_of_components(site: Site) -> str:
    story = site.stories[1]
    texts = "".join(f"<p>{esc(other.teaser)} {esc(site.language.about)}</p>" for other in site.stories)
    main = f"""<article class="Article_root__a1Bc2"><h1>{esc(story.title)}</h1><p class="Article_date__d3Ef4">
{site.day(story.date)} · {site.word("minutes", n=6)}</p><figure><img alt="" src="/i/{story.slug}.jpg"/><figcaption>
{esc(site.language.name)}</figcaption></figure>{texts}</article>"""
    return hashed(site, Drawn(main=main, bare=True))


def login(site: Site) -> str:
    main = f"""<div class="row justify-content-center"><div class="col-md-6"><div class="card"><div class="card-header">
{site.word("login")}</div><div class="card-body"><form method="post" action="/login"><input type="hidden" name="_token"
 value="x">
<label for="u">{site.word("mail")}</label><input id="u" name="user" type="email"
 class="form-control"><label for="p">*</label>
<input id="p" name="password" type="password" class="form-control"><button
 class="btn btn-primary">{site.word("login")}</button>
<a class="btn btn-link" href="/password/reset">?</a></form></div></div></div></div>"""
    return bootstrap(site, Drawn(main=main, bare=True))


def not_found(site: Site) -> str:
    main = f"""<section class="error-404 not-found"><h1 class="page-title">404</h1><p>Not found: {esc(site.url)}</p>
<form role="search" method="get" action="/"><input type="search" name="s"><input type="submit"
 value="{site.word("search")}">
</form></section>"""
    return wordpress(site, Drawn(main=main, bare=True))


def server_error(site: Site) -> str:
    return """<html>
<head><title>500 Internal Server Error</title></head>
<body>
<center><h1>500 Internal Server Error</h1></center>
<hr><center>nginx/1.24.0</center>
</body>
</html>
"""


def contact(site: Site) -> str:
    rows = "".join(
        f"<tr><td>{esc(author)}</td><td>+49 30 000 {i:03}</td><td>"
        f"<a href='mailto:{i}@{esc(site.language.host)}'>E-Mail</a></td></tr>"
        for i, author in enumerate(sorted({story.author for story in site.language.stories}), 11)
    )
    main = f"""<h1
 class="page-title">{site.word("contact")}</h1><p>{esc(site.language.about)}</p><table><tbody>{rows}</tbody>
</table><form action="/contact" method="post"><input name="name"><input name="mail"><textarea name="message"></textarea>
<input type="submit" value="OK"></form>"""
    return government(site, Drawn(main=main, bare=True))


def no_results(site: Site) -> str:
    main = f"""<h1>{site.word("search")}</h1><form action="/search" class="SearchForm_form__x1Yz2"><input type="search"
 name="q"
 value="qwertz"/><button>{site.word("search")}</button></form><p class="SearchForm_none__a3Bc4">0 / 0: „qwertz“</p>"""
    return hashed(site, Drawn(main=main, bare=True))


def imprint(site: Site) -> str:
    language = site.language
    texts = "".join(
        f"<h2>{esc(label)}</h2><p>{esc(language.about)} {esc(story.teaser)}</p>"
        for label, story in zip(language.services[:5], language.stories, strict=False)
    )
    main = f"""<h1>{site.word("imprint")}</h1>
<p>{esc(language.name)}<br>Postfach 1000<br>info@{esc(language.host)}</p>{texts}
<p>{site.word("updated")}: {site.day(language.stories[3].date)}</p>"""
    return bootstrap(site, Drawn(main=main, bare=True))


def menus_only(site: Site) -> str:
    """A home page: tiles to services, quick links, no news."""
    tiles = "".join(
        f'<a class="flex rounded-lg bg-muted p-6" href="{address(label, "/s")}"><span>{esc(label)}</span></a>'
        for label in site.language.services
    )
    main = f"""<h1 class="text-4xl">{esc(site.language.name)}</h1><p>{esc(site.language.tagline)}</p><div
 class="grid grid-cols-4 gap-4">{tiles}</div>"""
    return _without_popular(utility(site, Drawn(main=main, bare=True)), site)


def _without_popular(page: str, site: Site) -> str:
    """The page without the frame's list of stories."""
    for story in site.language.stories:
        page = page.replace(f'<a href="{site.href(story)}"', "<a").replace(esc(story.title), "")
    return page


def site_map(site: Site) -> str:

    def group(position: int, label: str) -> str:
        services = site.language.services[4 * position : 4 * position + 4]
        items = "".join(f"<li><a href={address(name, address(label))}>{esc(name)}</a>" for name in services)
        return f"<h2>{esc(label)}</h2><ul>{items}</ul>"

    groups = "".join(group(i, label) for i, label in enumerate(site.language.menu[:4]))
    return minimal(site, Drawn(main=f"<h1>{site.word('sitemap')}</h1>{groups}", bare=True))


def empty(site: Site) -> str:
    return ""


def no_body(site: Site) -> str:
    """What an application sends before its scripts have run."""
    return f"""<!doctype html><html lang="{site.language.code}"><head><meta charset="utf-8">
<title>{esc(site.language.name)}</title>
<script defer src="/static/js/main.8f2c1b.js"></script><link href="/static/css/main.css" rel="stylesheet"></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""


def cookie_wall(site: Site) -> str:
    partners = "".join(
        f"<li><label><input type=checkbox> {esc(label)}</label></li>" for label in site.language.services
    )
    return f"""<!DOCTYPE html><html lang="{site.language.code}" dir="{site.language.direction}"><head>
<meta charset="utf-8">
<title>{esc(site.language.name)}</title></head><body class="consent"><div role="dialog" aria-modal="true"><h1>
{esc(site.language.name)}</h1><p>{site.word("cookies")}</p><ul>{partners}</ul><form method="post"><button name="all">
{site.word("accept")}</button><button name="none">{site.word("decline")}</button></form><p><a href="/privacy">
{site.word("privacy")}</a> <a href="/imprint">{site.word("imprint")}</a></p></div></body></html>"""


def service_page(site: Site) -> str:
    """A page about a service: steps, downloads without dates, opening hours in a table."""
    steps = "".join(f"<li>{esc(story.teaser)}</li>" for story in site.stories[:4])
    hours = "".join(f"<tr><th>{esc(day)}</th><td>08:00–16:00</td></tr>" for day in site.language.dates.weekdays[:5])
    main = f"""<h1>{esc(site.language.services[0])}</h1><p>{esc(site.language.about)}</p><ol>{steps}</ol>
<table>{hours}</table>
<ul><li><a href="/_layouts/form1.pdf">PDF 1</a></li><li><a href="/_layouts/form2.pdf">PDF 2</a></li></ul>"""
    return aspnet(site, Drawn(main=main, bare=True))


def maintenance(site: Site) -> str:
    return f"""<!DOCTYPE html><html><head><title>{esc(site.language.name)}</title></head><body><div
 style="text-align:center">
<h1>{esc(site.language.name)}</h1><p>503 – {site.day(latest(site)[0].date, "weekday")}, 06:00–08:00</p></div></body>
</html>"""


NEGATIVES = (
    Negative(
        name="article",
        about="An article with related links, neighbours and widgets.",
        languages=("en", "ru", "es"),
        draw=article,
        path="/2024/04/article/",
    ),
    Negative(
        name="article-of-components",
        about="A long article; the frame lists three other stories.",
        languages=("fr", "zh"),
        draw=article_of_components,
        path="/news/article",
    ),
    Negative(name="login", about="A login form.", languages=("de", "tr"), draw=login, path="/login"),
    Negative(
        name="not-found",
        about="An error page in the site's theme, with all its widgets.",
        languages=("en", "fa"),
        draw=not_found,
        path="/news/gone/",
    ),
    Negative(
        name="server-error", about="The server's own error page.", languages=("en",), draw=server_error, path="/news/"
    ),
    Negative(
        name="contact",
        about="A contact page with a table of departments and a form.",
        languages=("pl", "bg"),
        draw=contact,
        path="/contact",
    ),
    Negative(
        name="no-results",
        about="A search without results.",
        languages=("de", "ja"),
        draw=no_results,
        path="/search?q=qwertz",
    ),
    Negative(name="imprint", about="Legal text under headings.", languages=("de", "pt"), draw=imprint, path="/imprint"),
    Negative(
        name="menus-only",
        about="A home page of tiles that lead to services.",
        languages=("sv", "ko"),
        draw=menus_only,
        path="/",
    ),
    Negative(
        name="site-map", about="All the site's menus as lists.", languages=("en", "he"), draw=site_map, path="/sitemap"
    ),
    Negative(name="empty", about="No bytes at all.", languages=("en",), draw=empty, path="/news/"),
    Negative(
        name="no-body", about="An application that needs scripts.", languages=("en", "ar"), draw=no_body, path="/news"
    ),
    Negative(
        name="cookie-wall",
        about="A wall that asks for consent, with a list of purposes.",
        languages=("fr", "th"),
        draw=cookie_wall,
        path="/news/",
    ),
    Negative(
        name="service-page",
        about="Steps, opening hours and two forms.",
        languages=("tr", "es"),
        draw=service_page,
        path="/services/x.aspx",
    ),
    Negative(
        name="maintenance",
        about="A notice of maintenance with a date.",
        languages=("de", "ru"),
        draw=maintenance,
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
