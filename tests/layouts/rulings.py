"""Court opinions and meetings: files in place of pages, numbers, several links in a row, equal titles."""

from dataclasses import replace
from itertools import groupby

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.nineties import nineties
from tests.layouts.layout import Layout
from tests.layouts.pagers import infinite
from tests.layouts.rows import Row, collection
from tests.layouts.site import Drawn, Record, Site, esc

__all__ = ["LAYOUTS"]


def _unlabelled(site: Site, row: Row, *, teaser: bool = False, others: tuple[str, ...] = ()) -> Record:
    """Courts and committees have no tags; what else stands in a row is no teaser anyone agrees on."""
    record = site.record(row.story, teaser=teaser)
    return replace(record, tags_unknown=True, teaser_unknown=not teaser, alt_urls=tuple(map(site.absolute, others)))


def opinions(site: Site) -> Drawn:
    """Number, title as text, date, and a link that says "View opinion"."""
    rows = collection("courts", "en")
    body = "\n".join(
        f"""<tr><td headers="view-docket">{esc(row.number)}</td><td headers="view-title">{esc(row.story.title)}</td>
<td headers="view-date"><time datetime="{row.story.date}T12:00:00Z">{site.day(row.story.date, "us")}</time></td>
<td headers="view-file"><a href="{site.href(row.story)}" type="application/pdf">View opinion</a></td></tr>"""
        for row in rows
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Docket No.", "Case", "Decided", "Opinion"))
    return Drawn(
        main=f"<table><thead><tr>{heads}</tr></thead><tbody>\n{body}\n</tbody></table>",
        records=tuple(_unlabelled(site, row) for row in rows),
    )


def opinion_lines(site: Site) -> Drawn:
    """Paragraphs of number, linked title and date, under headings of years."""
    rows = collection("courts", "en")
    parts = []
    for year, group in groupby(rows, lambda row: row.story.date.year):
        lines = "\n".join(
            f"""<P><A HREF="{site.href(row.story)}">{esc(row.story.title)}</A>, No. {esc(row.number)},
Filed {site.day(row.story.date, "american")}"""
            for row in group
        )
        parts.append(f"<H2>{year}</H2>\n{lines}")
    return Drawn(main="\n".join(parts), records=tuple(_unlabelled(site, row) for row in rows))


def opinion_cards(site: Site) -> Drawn:
    """Several fields with labels, an audio file besides the opinion."""
    rows = collection("courts", "en")
    cards = "\n".join(
        f"""<div class="card mb-2"><div class="card-header d-flex"><span class="badge badge-date">
{site.day(row.story.date, "american_short")}</span></div><div class="card-body"><div class="row"><div
 class="col-md-9"><a
 class="card-title" href="{site.href(row.story)}">{esc(row.story.title)}<span
 class="visually-hidden"> (opens PDF)</span></a>
<div
 class="fields"><div><b>Docket:</b> {esc(row.number)}</div><div><b>Argued:</b> Supreme Court, second term</div></div>
</div>
<div class="col-md-3"><a class="btn btn-sm" href="/audio/{row.story.slug}.mp3">Listen</a></div></div>
<p class="summary">{esc(row.story.teaser)}</p></div></div>"""
        for row in rows
    )
    records = [_unlabelled(site, row, teaser=True, others=(f"/audio/{row.story.slug}.mp3",)) for row in rows]
    return Drawn(main=f'<div class="results">{cards}</div>', records=tuple(records))


def meetings(site: Site) -> Drawn:
    """Date, committee as text, links to agenda and minutes; the newest have no minutes yet."""
    rows = collection("meetings", site.language.code)
    body = "\n".join(
        f"""<tr><td>{site.day(row.story.date, "weekday")}</td><td><strong>{esc(row.story.title)}</strong></td>
<td><a href="{site.href(row.story)}">Agenda</a></td><td>{"" if i < 2 else _minutes(row)}</td></tr>"""
        for i, row in enumerate(rows)
    )
    records = [
        _unlabelled(site, row, others=() if i < 2 else (f"/minutes/{row.story.slug}.pdf",))
        for i, row in enumerate(rows)
    ]
    return Drawn(main=f'<table class="table meetings"><tbody>{body}</tbody></table>', records=tuple(records))


def _minutes(row: Row) -> str:
    return f'<a href="/minutes/{row.story.slug}.pdf">Minutes</a>'


def meeting_titles(site: Site) -> Drawn:
    """Linked titles that come several times, told apart by their dates alone."""
    rows = collection("meetings", site.language.code)
    body = "\n".join(
        f"""<div class="ms-item"><a href="{site.href(row.story)}">{esc(row.story.title)}</a><br/><span
 class="ms-date">{site.day(row.story.date, "numeric")} 18:30</span></div>"""
        for row in rows
    )
    return Drawn(main=body, records=tuple(_unlabelled(site, row) for row in rows))


def spanned(site: Site) -> Drawn:
    """A month spans the rows of its meetings; the rows have the day only."""
    rows = collection("meetings", site.language.code)
    body = []
    for _, group in groupby(rows, lambda row: (row.story.date.year, row.story.date.month)):
        month = list(group)
        for i, row in enumerate(month):
            head = (
                f'<th scope="rowgroup" rowspan="{len(month)}">{site.day(row.story.date, "month")}</th>'
                if i == 0
                else ""
            )
            body.append(
                f'<tr>{head}<td class="day">{row.story.date.day}.</td>'
                f'<td><a href="{site.href(row.story)}">{esc(row.story.title)}</a></td></tr>'
            )
    return Drawn(
        main=f"<table><tbody>{''.join(body)}</tbody></table>", records=tuple(_unlabelled(site, row) for row in rows)
    )


LAYOUTS = (
    Layout(
        name="opinions",
        about='A table of docket numbers, case names as text, dates in American numbers, and "View opinion".',
        languages=("en",),
        frame=government,
        draw=opinions,
        path="/courts/opinions",
        link="/system/files/{y}/{slug}.pdf",
        pager=infinite,
        kind="court",
    ),
    Layout(
        name="opinion-lines",
        about="Lines of case name, number and date of filing under headings of years, without end tags.",
        languages=("en",),
        frame=nineties,
        draw=opinion_lines,
        path="/opinions/index.htm",
        link="{slug}.pdf",
        kind="court",
    ),
    Layout(
        name="opinion-cards",
        about="Cards with labelled fields and an audio file besides the opinion.",
        languages=("en",),
        frame=bootstrap,
        draw=opinion_cards,
        path="/opinions",
        link="/files/{slug}.pdf",
        kind="court",
    ),
    Layout(
        name="meetings",
        about="A table of dates, committees as text, and links to agendas and minutes.",
        languages=("en", "de"),
        frame=government,
        draw=meetings,
        path="/meetings",
        link="/agendas/{slug}.pdf",
        kind="meeting",
    ),
    Layout(
        name="meeting-titles",
        about="Linked titles that come several times, with dates and times below.",
        languages=("en", "de"),
        frame=aspnet,
        draw=meeting_titles,
        path="/sitzungen/default.aspx",
        link="/sitzungen/to.aspx?id={number}",
        kind="meeting",
    ),
    Layout(
        name="spanned",
        about="A table in which a month spans its rows; each row has a day and a linked title.",
        languages=("en", "de"),
        frame=bootstrap,
        draw=spanned,
        path="/termine/",
        link="/termine/{slug}",
        kind="meeting",
    ),
)
