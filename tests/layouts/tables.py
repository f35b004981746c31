"""Tables: a row for each record."""

from itertools import groupby

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.layout import Layout
from tests.layouts.pagers import offsets
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
)
