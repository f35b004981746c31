"""Pages on which other lists are longer or richer than the one that matters; very short and very long ones."""

from dataclasses import replace
from datetime import timedelta

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.nineties import nineties
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import offsets, single_page
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def _article(site: Site, story: Story) -> str:
    return f"""<article id="post-{story.number}" class="post type-post hentry"><header class="entry-header"><h2
 class="entry-title"><a href="{site.href(story)}" rel="bookmark">{esc(story.title)}</a></h2><div
 class="entry-meta"><span
 class="posted-on">{site.word("posted")} <time class="entry-date published"
 datetime="{story.date}T12:00:00+00:00">{site.day(story.date)}</time></span></div></header>
<div class="entry-summary"><p>{esc(story.teaser)}</p></div></article>"""


def one_record(site: Site) -> Drawn:
    story = site.stories[0]
    return Drawn(main=_article(site, story), records=(site.record(story),))


def two_records(site: Site) -> Drawn:
    main = "\n".join(_article(site, story) for story in site.stories[5:7])
    return Drawn(main=main, records=tuple(map(site.record, site.stories[5:7])))


def _teaser(site: Site, story: Story) -> str:
    return f"""<div class="row mb-4"><div class="col-3"><a href="{site.href(story)}"><img class="img-fluid"
 src="/media/{story.number}.jpg" alt="{esc(story.title)}"></a></div><div class="col-9"><h3><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><p class="text-muted">{site.day(story.date)}</p>
<p>{esc(story.teaser)}</p></div></div>"""


def rich_footer(site: Site) -> Drawn:
    """Below four records: six related pages with pictures and texts, and a list of dated tenders."""
    shown, others = site.stories[:4], site.language.stories[6:12]
    related = "".join(
        f"""<div class="col-md-4"><div class="card"><img class="card-img-top" src="/media/{story.slug}.jpg" alt=""><div
 class="card-body"><h4 class="card-title"><a href="/service/{story.slug}">{esc(label)}</a></h4><p
 class="card-text">{esc(story.teaser)}</p></div></div></div>"""
        for story, label in zip(others, site.language.services, strict=False)
    )
    main = f"""<section class="news">{"".join(_teaser(site, story) for story in shown)}</section>
<section class="related bg-light"><h2>{site.word("related")}</h2><div class="row">{related}</div></section>"""
    return Drawn(main=main, records=tuple(map(site.record, shown)))


def long_sidebar(site: Site) -> Drawn:
    """Three records beside a list of fourteen dated links."""
    rows = "\n".join(
        f"""<div class="views-row"><span class="date">{site.day(story.date)}</span><h3><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><p>{esc(story.teaser)}</p></div>"""
        for story in site.stories[:3]
    )
    links = "\n".join(
        f'<li><span>{site.day(story.date, "numeric")}</span> <a href="/notice/{story.number}">{esc(story.author)}: '
        f"{esc(story.kind)}</a></li>"
        for story in site.language.stories
    )
    main = f"""<div class="view-content">{rows}</div></div></div>
<aside class="layout-sidebar-first"><h2>{site.word("archive")}</h2><ul class="notices">{links}</ul></aside><div><div>"""
    return Drawn(main=main, records=tuple(map(site.record, site.stories[:3])))


def _many(site: Site, count: int) -> list[Story]:
    """So many stories, a week apart: those of the language again and again, numbered."""
    own = site.language.stories
    return [
        replace(
            own[i % len(own)],
            title=f"{own[i % len(own)].title} ({count - i})",
            slug=f"{own[i % len(own)].slug}-{count - i}",
            number=9000 - i,
            date=own[0].date - timedelta(days=7 * i),
        )
        for i in range(count)
    ]


def hundred(site: Site) -> Drawn:
    stories = _many(site, 100)
    rows = "\n".join(_teaser(site, story) for story in stories)
    return Drawn(main=rows, records=tuple(map(site.record, stories)))


def hundred_lines(site: Site) -> Drawn:
    stories = _many(site, 120)
    rows = "\n".join(
        f"<li><span class=d>{site.day(story.date, 'iso')}</span> <a href={site.href(story)}>{esc(story.title)}</a>"
        for story in stories
    )
    return Drawn(main=f"<ul>\n{rows}\n</ul>", records=tuple(site.record(story, teaser=False) for story in stories))


def in_cells(site: Site) -> Drawn:
    """Records in a layout table, three rows each: title, date, text."""
    rows = "\n".join(
        f"""<TR><TD><IMG SRC="img/dot.gif" WIDTH=8 HEIGHT=8></TD><TD><FONT SIZE=3><B><A
 HREF="{site.href(story)}">{esc(story.title)}</A></B></FONT></TD></TR>
<TR><TD></TD><TD><FONT SIZE=1 COLOR=#666666>{site.day(story.date)}</FONT></TD></TR>
<TR><TD></TD><TD>{esc(story.teaser)}<BR>&nbsp;</TD></TR>"""
        for story in site.stories
    )
    return Drawn(main=f"<TABLE BORDER=0>\n{rows}\n</TABLE>", records=tuple(map(site.record, site.stories)))


def list_parts(site: Site) -> Drawn:
    """A web part whose items are linked lines with a date below."""
    rows = "\n".join(
        f"""<li class="dfwp-item"><div class="groupheader item medium"></div><div class="item link-item bullet"><a
 href="{site.href(story)}" title="{esc(story.title)}" onclick="return openWindow(this)">{esc(story.title)}</a><div
 class="description">{esc(story.teaser)}</div><span
 class="ms-date">{site.day(story.date, "numeric")} 00:00</span></div></li>"""
        for story in site.stories
    )
    return Drawn(main=f'<ul class="dfwp-list">{rows}</ul>', records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="one-record",
        about="A blog's category with a single post; the sidebar lists five.",
        languages=("en", "ru"),
        frame=wordpress,
        draw=one_record,
        path="/category/budget/",
        link="/{y}/{mm}/{slug}/",
        kind="blog",
    ),
    Layout(
        name="two-records",
        about="A blog's category with two posts beside widgets.",
        languages=("es", "fa"),
        frame=wordpress,
        draw=two_records,
        path="/category/x/",
        link="/{slug}/",
        kind="blog",
    ),
    Layout(
        name="rich-footer",
        about="Four dated records, then six related services with pictures and texts but without dates.",
        languages=("de", "en"),
        frame=bootstrap,
        draw=rich_footer,
        pager=single_page,
    ),
    Layout(
        name="long-sidebar",
        about="Three records with teasers beside fourteen dated links to notices.",
        languages=("pl", "fr"),
        frame=government,
        draw=long_sidebar,
        path="/aktualnosci",
        link="/aktualnosci/{slug}",
    ),
    Layout(
        name="hundred",
        about="A page of a hundred records with pictures.",
        languages=("en",),
        frame=bootstrap,
        draw=hundred,
    ),
    Layout(
        name="hundred-lines",
        about="A hundred and twenty lines of date and linked title, end tags left out.",
        languages=("sv", "ja"),
        frame=minimal,
        draw=hundred_lines,
        path="/all",
        link="/n/{slug}",
        kind="archive",
    ),
    Layout(
        name="in-cells",
        about="A table for layout: title, date and text of a record in three rows.",
        languages=("fr", "ru"),
        frame=nineties,
        draw=in_cells,
        path="/actu/",
        link="{slug}.htm",
        pager=offsets,
    ),
    Layout(
        name="list-parts",
        about="A portal's web part: linked title, description, date with an empty time.",
        languages=("tr", "ar"),
        frame=aspnet,
        draw=list_parts,
        path="/haberler/default.aspx",
        link="/haberler/Sayfalar/{slug}.aspx",
        pager=offsets,
    ),
)
