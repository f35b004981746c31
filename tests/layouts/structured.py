"""Pages that say what they list: JSON-LD, microdata, microformats, RDFa."""

import json
from typing import Any

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import head_only, numbers, older_newer
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def _script(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _linked_titles(site: Site) -> str:
    cards = "".join(
        f"""<a class="CardLink_root__r5Tz1" href="{site.href(story)}"><span
 class="CardLink_t__8uJk2">{esc(story.title)}</span>
</a>"""
        for story in site.stories
    )
    return f'<div class="Grid_grid__q1Wer">{cards}</div>'


def item_list(site: Site) -> Drawn:
    data = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "numberOfItems": len(site.stories),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": i,
                "item": {
                    "@type": "NewsArticle",
                    "headline": story.title,
                    "url": site.absolute(site.path(story)),
                    "datePublished": f"{story.date}T06:00:00+00:00",
                    "description": story.teaser,
                },
            }
            for i, story in enumerate(site.stories, 1)
        ],
    }
    return Drawn(main=_linked_titles(site), head=_script(data), records=tuple(map(site.record, site.stories)))


def blog_graph(site: Site) -> Drawn:
    """The graph has the site, its organisation and the posts; the page shows titles and dates."""
    home = site.absolute("/")
    posts = [
        {
            "@type": "BlogPosting",
            "@id": f"{site.absolute(site.path(story))}#post",
            "headline": story.title,
            "mainEntityOfPage": site.absolute(site.path(story)),
            "datePublished": story.date.isoformat(),
            "keywords": ", ".join(story.tags),
        }
        for story in site.stories
    ]
    graph = [
        {"@type": "WebSite", "@id": f"{home}#site", "url": home, "name": site.language.name},
        {"@type": "Organization", "@id": f"{home}#org", "name": site.language.name, "logo": f"{home}logo.png"},
        {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "x", "item": home}],
        },
        {"@type": "Blog", "@id": f"{site.url}#blog", "blogPost": posts},
    ]
    rows = "\n".join(
        f"""<article class="post"><h3><a href="{site.href(story)}">{esc(story.title)}</a></h3>
<p
 class="meta">{site.day(story.date)} · {site.word("by")} {esc(story.author)}</p><p>{esc(story.teaser)}</p></article>"""
        for story in site.stories
    )
    head = _script({"@context": "https://schema.org", "@graph": graph})
    return Drawn(main=rows, head=head, records=tuple(site.record(story, tags=True) for story in site.stories))


def microdata(site: Site) -> Drawn:
    def post(story: Story) -> str:
        tags = " ".join(f'<span itemprop="articleSection">{esc(tag)}</span>' for tag in story.tags)
        return f"""<div itemprop="blogPost" itemscope itemtype="https://schema.org/BlogPosting" class="item">
<meta itemprop="mainEntityOfPage" content="{esc(site.absolute(site.path(story)))}">
<h2 itemprop="headline"><a href="{site.href(story)}" itemprop="url">{esc(story.title)}</a></h2>
<dl class="article-info"><dt>Details</dt><dd itemprop="author" itemscope itemtype="https://schema.org/Organization">
{site.word("by")} <span itemprop="name">{esc(story.author)}</span></dd><dd class="category-name">{tags}</dd>
<dd class="published"><time datetime="{story.date}T10:00:00+01:00" itemprop="datePublished">{site.word("published")}:
{site.day(story.date)}</time></dd><dd class="hits">Hits: {story.number}</dd></dl>
<p itemprop="description">{esc(story.teaser)}</p></div>"""

    posts = "\n".join(map(post, site.stories))
    return Drawn(
        main=f'<div class="blog" itemscope itemtype="https://schema.org/Blog">{posts}</div>',
        records=tuple(site.record(story, tags=True) for story in site.stories),
    )


def feed_of_entries(site: Site) -> Drawn:
    entries = "\n".join(
        f"""<article class=h-entry><h2 class=p-name><a class=u-url href={site.href(story)}>{esc(story.title)}</a></h2>
<p class=p-summary>{esc(story.teaser)}
<p class=d><time class=dt-published datetime={story.date}>{site.day(story.date)}</time>
{" ".join(f"<a class=p-category rel=tag href=/tags/{i}>{esc(tag)}</a>" for i, tag in enumerate(story.tags))}
<span class="p-author h-card" hidden>{esc(site.language.name)}</span></article>"""
        for story in site.stories
    )
    return Drawn(
        main=f"<div class=h-feed><span class=p-name hidden>{esc(site.language.name)}</span>\n{entries}\n</div>",
        records=tuple(site.record(story, tags=True) for story in site.stories),
    )


def rdfa(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<div about="{site.href(story)}" typeof="sioc:Item foaf:Document"
 class="node node-news node-teaser clearfix">
<h2 property="dc:title" datatype=""><a href="{site.href(story)}">{esc(story.title)}</a></h2>
<span property="dc:title" content="{esc(story.title)}" class="rdf-meta element-hidden"></span>
<div class="meta submitted"><span property="dc:date dc:created" content="{story.date}T11:20:00+01:00"
 datatype="xsd:dateTime" rel="sioc:has_creator">{site.day(story.date, "weekday")} - 11:20</span></div>
<div class="content"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div
 class="field-items"><div
 class="field-item even" property="content:encoded"><p>{esc(story.teaser)}</p></div></div></div></div>
<ul class="links list-inline"><li class="node-readmore first last"><a href="{site.href(story)}" rel="tag"
 title="{esc(story.title)}">{site.word("read_more")}<span
 class="element-invisible">: {esc(story.title)}</span></a></li></ul>
</div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def nested_articles(site: Site) -> Drawn:
    """An article of the page that holds the articles of the list."""
    rows = "\n".join(
        f"""<article class="relative"><header class="flex gap-2"><time class="text-sm"
 datetime="{story.date}">{site.day(story.date)}</time></header><h2 class="text-lg"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><article
 class="prose"><p>{esc(story.teaser)}</p></article></article>"""
        for story in site.stories
    )
    return Drawn(main=f'<article class="page">{rows}</article>', records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="item-list",
        about="The page shows titles alone; dates and teasers are in a JSON-LD list of its items.",
        languages=("en", "ja"),
        frame=hashed,
        draw=item_list,
        link="/news/{y}/{slug}",
        pager=head_only,
    ),
    Layout(
        name="blog-graph",
        about="A JSON-LD graph with the site, its organisation and the posts; their keywords are shown nowhere else.",
        languages=("de", "es"),
        frame=bootstrap,
        draw=blog_graph,
        path="/blog/",
        link="/blog/{slug}/",
        kind="blog",
    ),
    Layout(
        name="microdata",
        about="A blog in microdata with authors, sections and hits; labels before the dates.",
        languages=("pl", "fr"),
        frame=wordpress,
        draw=microdata,
        path="/index.php/news",
        link="/index.php/news/{number}-{slug}",
        pager=numbers,
    ),
    Layout(
        name="feed-of-entries",
        about="Microformats on a page with unquoted attributes and open paragraphs.",
        languages=("en", "sv"),
        frame=minimal,
        draw=feed_of_entries,
        path="/notes/page/3/",
        link="/notes/{slug}",
        pager=older_newer,
        kind="blog",
    ),
    Layout(
        name="rdfa",
        about="RDFa with hidden copies of the titles and a time behind each date.",
        languages=("bg", "pt"),
        frame=bootstrap,
        draw=rdfa,
        path="/bg/news",
        link="/bg/node/{number}",
    ),
    Layout(
        name="nested-articles",
        about="Articles within an article, each with another inside.",
        languages=("fr", "zh"),
        frame=utility,
        draw=nested_articles,
        path="/journal",
        link="/journal/{slug}",
    ),
)
