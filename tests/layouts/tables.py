"""Tables: a row for each record."""

from itertools import groupby

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.nineties import nineties
from tests.layouts.layout import Layout
from tests.layouts.pagers import bootstrap_pages, last_of_many, offsets
from tests.layouts.site import Drawn, Site, esc

__all__ = ["LAYOUTS"]


def documents(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<tr class="{("even", "odd")[i % 2]}"><td class="views-field">{site.day(story.date, "numeric")}</td>
<td class="views-field views-field-title">{esc(story.title)}</td>
<td><a href="{site.href(story)}" target="_blank" type="application/pdf"><span class="file-icon"></span>PDF</a>
 <span class="file-size">({story.number % 900 + 48} KB)</span></td></tr>"""
        for i, story in enumerate(site.stories)
    )
    heads = "".join(f'<th scope="col">{site.word(name)}</th>' for name in ("published", "news", "download"))
    return Drawn(
        main=f'<table class="views-table"><caption>{site.word("archive")}</caption><thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table>",
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


def by_year(site: Site) -> Drawn:
    tables = []
    for year, stories in groupby(site.stories, lambda story: story.date.year):
        rows = "\n".join(
            f'<tr><td>{site.day(story.date)}</td><td><a href="{site.href(story)}">{esc(story.title)}</a></td>'
            f"<td>{esc(story.kind)}</td></tr>"
            for story in stories
        )
        tables.append(f'<h2>{year}</h2>\n<table class="table table-striped"><tbody>\n{rows}\n</tbody></table>')
    return Drawn(
        main="\n".join(tables),
        records=tuple(site.record(story, teaser=False, kind=True) for story in site.stories),
    )


def by_lines(site: Site) -> Drawn:
    """A table without header or classes: date, dash, linked title, in a page of the nineties."""
    rows = "\n".join(
        f"""<TR><TD NOWRAP>{site.day(story.date, "numeric")}<TD>-
<TD><A HREF="{site.href(story)}">{esc(story.title)}</A>"""
        for story in site.stories
    )
    return Drawn(
        main=f"<TABLE>\n{rows}\n</TABLE>",
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


def two_rows_each(site: Site) -> Drawn:
    """A row of date and title, then a row of text over all columns."""
    rows = "\n".join(
        f"""<tr class="head"><td>{site.day(story.date)}</td><td><a href="{site.href(story)}">{esc(story.title)}</a></td>
<td><a href="{site.href(story)}">{site.word("read_more")}</a></td></tr>
<tr class="text"><td colspan="3">{esc(story.teaser)}</td></tr>"""
        for story in site.stories
    )
    return Drawn(main=f'<table class="news">{rows}</table>', records=tuple(map(site.record, site.stories)))


def linked_rows(site: Site) -> Drawn:
    """Each cell of a row is a link to the record; the last column has tags."""
    rows = "\n".join(
        f"""<tr><td><a href="{site.href(story)}">{site.day(story.date, "numeric")}</a></td><td><a
 href="{site.href(story)}">{esc(story.title)}</a></td><td><a href="{site.href(story)}">{esc(story.author)}</a></td><td>
{", ".join(map(esc, story.tags))}</td></tr>"""
        for story in site.stories
    )
    names = ("published", "news", "by", "tags")
    heads = "".join(f"<th>{site.word(name)}</th>" for name in names)
    return Drawn(
        main=f'<table class="dataTable"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>',
        records=tuple(site.record(story, teaser=False, tags=True) for story in site.stories),
    )


LAYOUTS = (
    Layout(
        name="documents",
        about='A table with a caption and a header row: date, title as text, and a link "PDF" with the size.',
        languages=("de", "ru"),
        frame=government,
        draw=documents,
        path="/dokumente/",
        link="/sites/default/files/{y}-{mm}/{slug}.pdf",
        pager=offsets,
    ),
    Layout(
        name="table-per-year",
        about="A table for each year, without header rows: date, linked title, kind.",
        languages=("en",),
        frame=bootstrap,
        draw=by_year,
        path="/archive/",
    ),
    Layout(
        name="table-lines",
        about="A table without classes or end tags: date, dash, linked title.",
        languages=("bg", "en"),
        frame=nineties,
        draw=by_lines,
        path="/news.htm",
        link="news/{number}.htm",
        pager=last_of_many,
    ),
    Layout(
        name="two-rows-each",
        about="Two rows for each record: date and title, then the text.",
        languages=("pl", "tr"),
        frame=aspnet,
        draw=two_rows_each,
        path="/komunikaty.aspx",
        link="/komunikat.aspx?id={number}",
    ),
    Layout(
        name="linked-rows",
        about="A sortable table whose cells are all links; tags in the last column after a header that says so.",
        languages=("es", "ru"),
        frame=bootstrap,
        draw=linked_rows,
        path="/archivo/",
        link="/archivo/{slug}",
        pager=bootstrap_pages,
    ),
)
