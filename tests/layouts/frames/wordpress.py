"""A blog theme with widgets: recent posts and comments, archives, categories, a calendar, a tag cloud."""

from tests.layouts.frames.parts import address, calendar, latest, months, tag_address, tag_counts
from tests.layouts.frames.weight import presets, settings, theme_css, tracking
from tests.layouts.site import Drawn, Site, esc

__all__ = ["wordpress"]

EMOJI = '{"baseUrl":"https:\\/\\/cdn.example\\/72x72\\/","ext":".png","source":{"concatemoji":"\\/wp-includes\\/e.js"}}'


def wordpress(site: Site, page: Drawn) -> str:
    language, code = site.language, site.language.code
    heading = (
        ""
        if page.bare
        else f"""<header class="page-header"><h1 class="page-title">{site.word("news")}</h1>
<div class="archive-description"><p>{site.word("intro")}</p></div></header>"""
    )
    return f"""<!DOCTYPE html>
<html lang="{code}" dir="{language.direction}" class="no-js">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="profile" href="https://gmpg.org/xfn/11">
<title>{site.word("news")} &#8211; {esc(language.name)}</title>
<link rel="dns-prefetch" href="//fonts.example" />
<link rel="alternate" type="application/rss+xml" title="{esc(language.name)} &raquo; Feed" href="/feed/" />
{page.head}
{presets()}
{theme_css("wp-block")}
{settings("_wpemojiSettings", EMOJI)}
<meta name="generator" content="WordPress 6.4.3" />
</head>
<body class="archive category category-news hfeed wp-custom-logo right-sidebar">
<div id="page" class="site">
<a class="skip-link screen-reader-text" href="#primary">{site.word("skip")}</a>
{_header(site)}
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
{heading}
{page.main}
</main></div>
{_sidebar(site)}
</div>
{_footer(site)}
</div>
{page.after}
{tracking("7")}
</body>
</html>
"""


def _header(site: Site) -> str:
    language = site.language
    subs = "".join(
        f'<li id="menu-item-{900 + i}" class="menu-item menu-item-type-post_type menu-item-{900 + i}">'
        f'<a href="{address(label, "/service")}/">{esc(label)}</a></li>\n'
        for i, label in enumerate(language.services[:10])
    )
    sub_menu = f'<ul class="sub-menu">{subs}</ul>'
    items = "".join(
        f'<li id="menu-item-{40 + i}" class="menu-item menu-item-object-page menu-item-{40 + i}">'
        f'<a href="{address(label)}/">{esc(label)}</a>'
        f"{sub_menu if i == 1 else ''}</li>\n"
        for i, label in enumerate(language.menu)
    )
    return f"""<header id="masthead" class="site-header"><div class="site-branding">
<p class="site-title"><a href="/" rel="home">{esc(language.name)}</a></p>
<p class="site-description">{esc(language.tagline)}</p></div>
<nav id="site-navigation" class="main-navigation"><button class="menu-toggle" aria-controls="primary-menu"
aria-expanded="false">{site.word("menu")}</button><div class="menu-main-container">
<ul id="primary-menu" class="menu">{items}</ul></div></nav></header>"""


def _sidebar(site: Site) -> str:
    posts = "".join(f'<li><a href="{site.href(story)}">{esc(story.title)}</a></li>\n' for story in latest(site))
    comments = "".join(
        f'<li class="recentcomments"><span class="comment-author-link">guest{i}</span> &rarr; '
        f'<a href="{site.href(story)}#comment-{310 + i}">{esc(story.title)}</a></li>\n'
        for i, story in enumerate(site.language.stories[3:6])
    )
    archive = "".join(
        f"<li><a href='/{month.year}/{month.month:02}/'>{site.day(month, 'month')}</a>&nbsp;({count})</li>\n"
        for month, count in months(site)
    )
    cloud = "".join(
        f'<a href="{tag_address(tag)}" class="tag-cloud-link tag-link-{i} tag-link-position-{i + 1}" '
        f'style="font-size: {8 + 4 * count}pt;" aria-label="{esc(tag)} ({count})">{esc(tag)}</a>\n'
        for i, (tag, count) in enumerate(tag_counts(site))
    )
    boxes = {
        "recent-entries": (site.word("latest"), f"<ul>{posts}</ul>"),
        "recent-comments": ("RSS", f'<ul id="recentcomments">{comments}</ul>'),
        "archive": (site.word("archive"), f"<ul>{archive}</ul>"),
        "calendar": ("&nbsp;", f'<div id="calendar_wrap" class="calendar_wrap">{calendar(site)}</div>'),
        "tag-cloud": (site.word("tags"), f'<div class="tagcloud">{cloud}</div>'),
    }
    widgets = "\n".join(
        f'<section id="{name}-2" class="widget widget_{name.replace("-", "_")}">'
        f'<h2 class="widget-title">{title}</h2>{body}</section>'
        for name, (title, body) in boxes.items()
    )
    return f"""<aside id="secondary" class="widget-area">
<section id="search-2" class="widget widget_search"><form role="search" method="get" class="search-form" action="/">
<label><span class="screen-reader-text">{site.word("search")}:</span>
<input type="search" class="search-field" placeholder="{site.word("search")} &hellip;" value="" name="s" /></label>
<input type="submit" class="search-submit" value="{site.word("search")}" /></form></section>
{widgets}</aside>"""


def _footer(site: Site) -> str:
    links = "".join(
        f'<li><a href="/{name}/">{site.word(name)}</a></li>' for name in ("contact", "imprint", "privacy", "sitemap")
    )
    return f"""<footer id="colophon" class="site-footer"><div class="footer-widgets"><p>{esc(site.language.about)}</p>
<ul class="menu">{links}</ul></div>
<div class="site-info"><a href="https://wordpress.org/">Proudly powered by WordPress</a><span class="sep"> | </span>
&copy; {site.language.stories[0].date.year} {esc(site.language.name)}. {site.word("rights")}.</div></footer>"""
