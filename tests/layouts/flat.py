"""Records without a box: headings, dates and paragraphs one after the other."""

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.nineties import nineties
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import arrows, head_only, infinite, last_of_many, older_newer
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


def after_breaks(site: Site) -> Drawn:
    """One division for all records: text nodes and line breaks, no element holds a record."""
    parts = "\n<br><br>\n".join(
        f"""{site.day(story.date)}<br>
<a href="{site.href(story)}"><b>{esc(story.title)}</b></a><br>
{esc(story.teaser)}"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="text">{parts}</div>', records=tuple(map(site.record, site.stories)))


def date_first(site: Site) -> Drawn:
    """Date, heading, text and link are siblings; the date comes first."""
    parts = "\n".join(
        f"""<p class="meta">{site.day(story.date)} &mdash; {esc(story.author)}</p>
<h2>{esc(story.title)}</h2>
<p>{esc(story.teaser)}</p>
<p><a href="{site.href(story)}">{site.word("read_more")}</a></p>"""
        for story in site.stories
    )
    return Drawn(main=parts, records=tuple(map(site.record, site.stories)))


def titles_only(site: Site) -> Drawn:
    """Linked titles, and nothing that says when they were written."""
    items = "\n".join(
        f'<li class="mb-2"><a href="{site.href(story)}">{esc(story.title)}</a></li>' for story in site.language.stories
    )
    records = tuple(site.record(story, dated=None, teaser=False) for story in site.language.stories)
    return Drawn(main=f'<ul class="article-list">\n{items}\n</ul>', records=records)


def spaced_cells(site: Site) -> Drawn:
    """A list of lines whose date, in brackets, comes before a colon."""
    parts = "\n".join(
        f"<li>[{site.day(story.date, 'numeric')}]: <a href={site.href(story)}>{esc(story.title)}</a>.\n"
        f"{esc(story.teaser)}"
        for story in site.stories
    )
    return Drawn(main=f"<ul>\n{parts}\n</ul>", records=tuple(map(site.record, site.stories)))


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
    Layout(
        name="after-breaks",
        about="Dates, titles and teasers are text between line breaks in one division.",
        languages=("en", "he"),
        frame=nineties,
        draw=after_breaks,
        path="/whatsnew.htm",
        link="{slug}.htm",
    ),
    Layout(
        name="date-first",
        about="Siblings: date and author, heading without link, text, read more.",
        languages=("es", "ko"),
        frame=government,
        draw=date_first,
        path="/noticias",
        link="/noticias/{slug}",
        pager=infinite,
    ),
    Layout(
        name="brackets",
        about="Lines of a date in brackets, a linked title and a sentence.",
        languages=("sv", "fr"),
        frame=minimal,
        draw=spaced_cells,
        path="/changes",
        link="/changes/{slug}",
    ),
    Layout(
        name="titles-only",
        about="A list of linked titles without dates and teasers.",
        languages=("en", "ru", "ja"),
        frame=bootstrap,
        draw=titles_only,
        path="/articles/",
        link="/articles/{slug}/",
        kind="archive",
    ),
)
