"""A public authority's content management system: skip links, regions, mega menu, feedback, social links."""

from tests.layouts.frames.parts import address, latest
from tests.layouts.frames.weight import settings, theme_css
from tests.layouts.site import Drawn, Site, esc

__all__ = ["government"]

STATE = '{"path":{"baseUrl":"\\/","pathPrefix":"","currentPath":"news","currentPathIsAdmin":false},"user":{"uid":0}}'


def government(site: Site, page: Drawn) -> str:
    language = site.language
    heading = (
        ""
        if page.bare
        else f"""<div class="block block-core block-page-title-block"><h1 class="page-title"><span
 class="field field--name-title">{site.word("news")}</span></h1></div>
<div class="field field--name-body text-formatted"><p>{site.word("intro")}</p></div>"""
    )
    return f"""<!DOCTYPE html>
<html lang="{language.code}" dir="{language.direction}" prefix="og: https://ogp.me/ns#">
  <head>
    <meta charset="utf-8" />
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />
<meta name="MobileOptimized" content="width" />
    <title>{site.word("news")} | {esc(language.name)}</title>
    {theme_css("gov")}
    {page.head}
  </head>
  <body class="path-news page-view">
    <a href="#main-content" class="visually-hidden focusable skip-link">{site.word("skip")}</a>
    <div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>
{_header(site)}
<main role="main" class="layout-main">
  <a id="main-content" tabindex="-1"></a>
  <div class="layout-content"><div class="region region-content">
    <div data-drupal-messages-fallback class="hidden"></div>
{heading}
<div class="block block-system block-system-main-block"><div class="content">
{page.main}
</div></div>
{_feedback(site)}
  </div></div>
  <aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar-second">
  {_sidebar(site)}
  </div></aside>
</main>
{_footer(site)}
</div>
{page.after}
{settings("drupalSettings", STATE)}
  </body>
</html>
"""


def _header(site: Site) -> str:
    language = site.language
    groups = [language.services[i : i + 4] for i in range(0, 16, 4)]
    panels = "\n".join(
        f'<li class="menu-item menu-item--expanded"><a href="{address(label)}" data-drupal-link-system-path='
        f'"node/{i + 3}">'
        f'{esc(label)}</a><div class="mega"><h2 class="mega__title">{esc(label)}</h2><ul class="menu">'
        + "".join(
            f'<li class="menu-item"><a href="{address(item, address(label))}">{esc(item)}</a></li>'
            for item in groups[i % 4]
        )
        + "</ul></div></li>"
        for i, label in enumerate(language.menu)
    )
    langs = "".join(
        f'<li hreflang="{c}"><a href="/{c}/news" class="language-link" hreflang="{c}">{n}</a></li>'
        for c, n in (("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("ar", "العربية"))
        if c != language.code
    )
    return f"""<header role="banner"><div class="region region-header"><div class="site-branding"><a href="/" rel="home"
 class="site-logo"><img src="/themes/gov/logo.svg" alt="{site.word("home")}" /></a>
<div class="site-name">{esc(language.name)}</div><div class="slogan">{esc(language.tagline)}</div></div>
<div class="language-switcher-language-url"><ul class="links">{langs}</ul></div>
<form action="/search/node" method="get" id="search-block-form" accept-charset="UTF-8"><label for="edit-keys"
 class="visually-hidden">{site.word("search")}</label><input type="search" id="edit-keys" name="keys" size="15"
 maxlength="128" class="form-search" /><input type="submit" value="{site.word("search")}" class="button" /></form></div>
<nav role="navigation" aria-labelledby="block-main-menu"><h2 class="visually-hidden" id="block-main-menu">
{site.word("menu")}</h2><ul class="menu menu--main">
{panels}
</ul></nav>
<nav class="breadcrumb" role="navigation" aria-labelledby="bc"><h2 id="bc" class="visually-hidden">Breadcrumb</h2>
<ol><li><a href="/">{site.word("home")}</a></li><li>{site.word("news")}</li></ol></nav></header>"""


def _sidebar(site: Site) -> str:
    rows = "\n".join(
        f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a '
        f'href="{site.href(story)}" hreflang="{site.language.code}">{esc(story.title)}</a></span></div></div>'
        for story in latest(site)[:3]
    )
    return f"""<div class="views-element-container block"><h2>{site.word("latest")}</h2><div class="content">
<div class="view view-news view-id-news view-display-id-block_1"><div class="view-content">
{rows}
</div></div></div></div>
<div class="block block-contact"><h2>{site.word("contact")}</h2><p>{esc(site.language.about)}</p>
<p><a href="tel:+4930000000">+49 30 000 000</a><br><a
 href="mailto:info@{esc(site.language.host)}">info@{esc(site.language.host)}
</a></p></div>"""


def _feedback(site: Site) -> str:
    return f"""<div class="block block-feedback"><h2 class="feedback__title">{site.word("feedback")}</h2>
<form action="/feedback" method="post"><button name="useful" value="1">+</button><button name="useful"
 value="0">−</button>
</form><div class="share"><span>{site.word("share")}:</span> <a href="https://mastodon.example/share?url=x"
 target="_blank">Mastodon <span class="visually-hidden">({site.word("new_tab")})</span></a>
<a href="mailto:?subject=x">E-Mail</a></div></div>"""


def _footer(site: Site) -> str:
    links = "\n".join(
        f'<li class="menu-item"><a href="/{name}">{site.word(name)}</a></li>'
        for name in ("contact", "imprint", "privacy", "accessibility", "sitemap")
    )
    services = "\n".join(
        f'<li class="menu-item"><a href="{address(label, "/service")}">{esc(label)}</a></li>'
        for label in site.language.services
    )
    return f"""<footer role="contentinfo"><div class="region region-footer"><nav><ul class="menu menu--footer">
{services}
</ul></nav><nav><ul class="menu menu--legal">
{links}
</ul></nav><p
 class="copyright">&copy; {site.language.stories[0].date.year} {esc(site.language.name)}</p></div></footer>"""
