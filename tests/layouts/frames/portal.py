"""A portal of a newspaper or a region: a ticker, lists beside the content, dated events, a month to turn."""

from tests.layouts.frames.parts import address, latest, popular, tag_address, tag_counts
from tests.layouts.frames.weight import settings, symbols, theme_css, tracking
from tests.layouts.site import Drawn, Site, esc

__all__ = ["portal"]

CONSENT = '{"vendors":[12,77,213],"purposes":{"1":true,"3":false},"layer":"first","domain":".example","ttl":180}'


def portal(site: Site, page: Drawn) -> str:
    language = site.language
    heading = "" if page.bare else f'<div class="hd-line"><span class="hd-cat">{site.word("news")}</span></div>'
    return f"""<!DOCTYPE html>
<html lang="{language.code}" dir="{language.direction}">
<head>
<meta charset="utf-8"/>
<title>{esc(language.name)} - {site.word("news")}</title>
<meta name="robots" content="index,follow,max-image-preview:large"/>
<link rel="canonical" href="{esc(site.url)}"/>
{page.head}
{settings("consentSettings", CONSENT)}
{theme_css("pt")}
</head>
<body id="top" class="ressort">
{symbols()}
<div id="wrap">
{_head(site)}
<div id="cols">
<div id="left">{_left(site)}</div>
<div id="mid">
{heading}
{page.main}
</div>
<div id="right">{_right(site)}</div>
</div>
{_bottom(site)}
</div>
{page.after}
{tracking("99")}
</body>
</html>
"""


def _head(site: Site) -> str:
    language = site.language
    ticker = "".join(f'<a href="{site.href(story)}">+++ {esc(story.title)}</a> ' for story in popular(site))
    tabs = "".join(f'<div class="tab"><a href="{address(label)}/">{esc(label)}</a></div>' for label in language.menu)
    switch = "".join(f'<a href="?lang={code}" class="lang">{code.upper()}</a> ' for code in ("en", "de", "ru"))
    return f"""<div id="head"><div class="logo"><a href="/"><img src="/img/logo.png"
 alt="{esc(language.name)}"/></a></div>
<div class="tools">{switch}<a href="/login">{site.word("login")}</a> <a href="/feed.xml">RSS</a></div>
<div class="tabs">{tabs}</div><div class="ticker"><marquee>{ticker}</marquee></div>
<div class="path"><a href="/">{site.word("home")}</a> &rsaquo; <a
 href="{esc(site.url)}">{site.word("news")}</a></div></div>"""


def _left(site: Site) -> str:
    services = "".join(
        f'<div class="lnk"><a href="{address(label, "/service")}/">{esc(label)}</a></div>'
        for label in site.language.services
    )
    return f'<div class="box"><div class="box-t">{site.word("menu")}</div>{services}</div>{_month(site)}'


def _month(site: Site) -> str:
    """A month to turn: its arrows are no pages of the list."""
    day = site.language.stories[0].date
    cells = "".join(f'<a href="/cal/{day.year}/{day.month:02}/{n:02}">{n}</a> ' for n in range(1, 29))
    return f"""<div class="box cal"><div class="box-t"><a href="/cal/{day.year}/{day.month - 1 or 12}"
 rel="nofollow">&laquo;</a>
{site.day(day, "month")} <a href="/cal/{day.year}/{day.month % 12 + 1}" rel="nofollow">&raquo;</a></div>{cells}</div>"""


def _right(site: Site) -> str:
    ranks = "".join(
        f'<div class="rank"><span class="no">{i}</span><a href="{site.href(story)}">{esc(story.title)}</a></div>'
        for i, story in enumerate(popular(site), 1)
    )
    dated = "".join(
        f'<div class="ev"><b>{site.day(story.date, "numeric")}</b> <a href="/ev/{story.number}">{esc(label)}</a></div>'
        for story, label in zip(latest(site), site.language.menu, strict=False)
    )
    cloud = " ".join(
        f'<a href="{tag_address(tag)}" style="font-size:{90 + 20 * n}%">{esc(tag)}</a>' for tag, n in tag_counts(site)
    )
    return f"""<div class="box"><div class="box-t">{site.word("popular")}</div>{ranks}</div>
<div class="box"><div class="box-t">{site.word("archive")}</div>{dated}</div>
<div class="box"><div class="box-t">{site.word("tags")}</div>{cloud}</div>
<div class="box ad"><small>{site.word("sponsored")}</small><a
 href="https://ads.example/c/1"><b>{site.word("ad_title")}</b>
<br/>{site.word("ad_text")}</a></div>"""


def _bottom(site: Site) -> str:
    language = site.language
    recent = "".join(
        f"""<div class="fcol"><a href="{site.href(story)}"><img src="/i/{story.number}-s.jpg"
 alt="{esc(story.title)}"/></a>
<div class="fdate">{site.day(story.date)}</div><a href="{site.href(story)}">{esc(story.title)}</a></div>"""
        for story in latest(site)[:4]
    )
    links = " | ".join(
        f'<a href="/{name}">{site.word(name)}</a>' for name in ("contact", "imprint", "privacy", "sitemap")
    )
    return f"""<div id="bottom"><div class="box-t">{site.word("latest")}</div>{recent}</div>
<div id="foot"><p>{esc(language.about)}</p><p>{links}</p><p>&copy; {language.stories[0].date.year} {esc(language.name)}.
{site.word("rights")}. <a href="#top">&uarr;</a></p></div>"""
