"""Records without a box: headings, dates and paragraphs one after the other."""

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import arrows, head_only, last_of_many, older_newer
from tests.layouts.site import Drawn, Site, esc

__all__ = ["LAYOUTS"]


def siblings(site: Site) -> Drawn:
    parts = "\n".join(
        f"""<h2><a href="{site.href(story)}">{esc(story.title)}</a></h2>
<p class="date">{site.day(story.date)}</p>
<p>{esc(story.teaser)}</p>"""
        for story in site.stories
    )
    return Drawn(main=parts, records=tuple(map(site.record, site.stories)))


def between_rules(site: Site) -> Drawn:
    parts = "\n<hr>\n".join(
        f"""<small>{site.day(story.date)} | {esc(story.kind)}</small>
<h3><a href="{site.href(story)}">{esc(story.title)}</a></h3>
<p>{esc(story.teaser)} <a href="{site.href(story)}">[{site.word("read_more")}]</a></p>"""
        for story in site.stories
    )
    return Drawn(main=parts, records=tuple(site.record(story, kind=True) for story in site.stories))


def dated_paragraphs(site: Site) -> Drawn:
    parts = "\n".join(
        f"""<p><strong>{site.day(story.date, "numeric")}</strong><br />
<a href="{site.href(story)}">{esc(story.title)}</a><br />
{esc(story.teaser)}</p>"""
        for story in site.stories
    )
    return Drawn(main=parts, records=tuple(map(site.record, site.stories)))


def dashes(site: Site) -> Drawn:
    items = "\n".join(
        f'<li><a href="{site.href(story)}">{esc(story.title)}</a> - {site.day(story.date)}</li>'
        for story in site.stories
    )
    return Drawn(
        main=f'<ul class="post-list">\n{items}\n</ul>',
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


def bold_titles(site: Site) -> Drawn:
    parts = "\n".join(
        f"""<div class="item"><b class="ttl">{esc(story.title)}</b> <span
 class="dt">({site.day(story.date, "numeric")})</span>
<div class="txt">{esc(story.teaser)}</div><div class="lnk"><a
 href="{site.href(story)}">&raquo; {site.word("read_more")}</a></div></div>"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="list">{parts}</div>', records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="siblings",
        about="Heading, date and teaser of all records are siblings.",
        languages=("en", "bg"),
        frame=wordpress,
        draw=siblings,
        path="/news/page/3/",
        pager=older_newer,
    ),
    Layout(
        name="between-rules",
        about="Flat records between rules, the date above the heading, the kind after it.",
        languages=("fr", "tr"),
        frame=bootstrap,
        draw=between_rules,
        path="/news.php?start=30",
        link="news.php?id={number}&lang=x",
        pager=last_of_many,
    ),
    Layout(
        name="dated-paragraphs",
        about="One paragraph per record: bold date, linked title and teaser between line breaks.",
        languages=("de", "pl"),
        frame=government,
        draw=dated_paragraphs,
        path="/presse?p=4",
        link="/presse/{y}-{mm}-{dd}-{slug}",
        pager=arrows,
    ),
    Layout(
        name="dashes",
        about="A list of links, each followed by a dash and the date as plain text; no teasers.",
        languages=("en", "ja"),
        frame=bootstrap,
        draw=dashes,
        path="/posts/",
        link="./{slug}/",
        pager=head_only,
    ),
    Layout(
        name="bold-titles",
        about="The title is bold text without a link, the date stands in brackets, the link below the teaser.",
        languages=("ru", "ar"),
        frame=wordpress,
        draw=bold_titles,
        path="/novosti/",
        link="/novosti/{number}/",
    ),
)
