"""A site rendered by components: hashed class names, state as JSON, portals at the end of the body."""

import json

from tests.layouts.frames.parts import address, popular
from tests.layouts.frames.weight import icon, theme_css
from tests.layouts.site import Drawn, Site, esc

__all__ = ["hashed"]


def hashed(site: Site, page: Drawn) -> str:
    language = site.language
    heading = (
        ""
        if page.bare
        else f'<div class="PageIntro_root__p3Zx1"><h1 class="Heading_h1__9qLQe">{site.word("news")}</h1>'
        f'<p class="Text_lead__m2Vb0">{site.word("intro")}</p></div>'
    )
    return f"""<!DOCTYPE html><html lang="{language.code}" dir="{language.direction}"><head><meta charSet="utf-8"/>
<meta name="viewport" content="width=device-width"/><title>{site.word("news")} · {esc(language.name)}</title>
<meta name="next-head-count" content="5"/><link rel="preload" href="/_next/static/css/7f3a1c.css" as="style"/>
{theme_css("Layout_x7")}{page.head}<noscript data-n-css=""></noscript></head><body><div id="__next">
<div class="Layout_root__kP0aB" data-reactroot="">{_header(site)}
<main class="Layout_main__tT4mc">{_breadcrumb(site)}{heading}
{page.main}
</main>{_footer(site)}</div></div>
<div id="portal-root"></div><div class="Toast_stack__aa0Z9" aria-live="polite"></div>
{page.after}
<script id="__NEXT_DATA__" type="application/json">{_state(site)}</script>
<script src="/_next/static/chunks/main-5d1b6e0f.js" defer=""></script></body></html>
"""


def _state(site: Site) -> str:
    """What the components were rendered from: settings, and the menu."""
    items = [{"id": i, "label": label, "children": []} for i, label in enumerate(site.language.menu)]
    state = {"props": {"pageProps": {"menu": items, "locale": site.language.code}}, "page": "/[...slug]", "query": {}}
    return json.dumps(state, ensure_ascii=False).replace("</", "<\\/")


def _header(site: Site) -> str:
    language = site.language
    groups = (language.services[:8], language.services[8:])
    panels = "".join(
        f'<div class="MegaMenu_column__Yb1r2"><p class="MegaMenu_title__Qe2c0">{esc(language.menu[i])}</p>'
        + "".join(f'<a class="MegaMenu_link__t0Rr4" href="{address(label, "/s")}">{esc(label)}</a>' for label in group)
        + "</div>"
        for i, group in enumerate(groups)
    )
    items = "".join(
        f'<li class="Nav_item__w8Mqf"><a class="Nav_link__Zp33h" href="{address(label)}">{esc(label)}</a></li>'
        for label in language.menu
    )
    return f"""<header class="Header_header__1aXcd"><a class="Header_logo__2bYde" href="/"
 aria-label="{site.word("home")}">
{esc(language.name)}</a><nav class="Nav_nav__c2dEf"><ul class="Nav_list__3kLmn">{items}</ul>
<div class="MegaMenu_panel__9oPqr" aria-hidden="true">{panels}</div></nav><button class="IconButton_b__5sTuv"
 type="button"
 aria-label="{site.word("search")}">{icon("search")}</button><a class="Button_ghost__6wXyz" href="/login">
{site.word("login")}</a></header>"""


def _breadcrumb(site: Site) -> str:
    return f"""<nav class="Crumbs_root__7zAbc" aria-label="breadcrumb"><a href="/">{site.word("home")}</a><span
 aria-hidden="true">/</span><span>{site.word("news")}</span></nav>"""


def _footer(site: Site) -> str:
    language = site.language
    read = "".join(
        f'<li class="Related_item__mm1Pq"><a class="Related_link__0Qrst" href="{site.href(story)}"><span>'
        f'{esc(story.title)}</span><span class="Related_date__u7Vwx">{site.day(story.date)}</span></a></li>'
        for story in popular(site)
    )
    links = "".join(
        f'<a class="Footer_link__8cDef" href="/{name}">{site.word(name)}</a>'
        for name in ("contact", "imprint", "privacy", "accessibility")
    )
    return f"""<aside class="Related_root__kk2Lm"><h2 class="Heading_h2__nOpQ3">{site.word("popular")}</h2><ul
 class="Related_list__4rStu">{read}</ul></aside><footer class="Footer_footer__5vWxy"><p>{esc(language.about)}</p>
<form class="Newsletter_form__zA6bc"><p>{site.word("newsletter")}</p><input
 type="email" placeholder="{site.word("mail")}"/>
<button>{site.word("subscribe")}</button></form><div class="Footer_links__Yz9ab">{links}</div><small>©
{language.stories[0].date.year} {esc(language.name)}</small></footer>"""
