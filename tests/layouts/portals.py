"""Lists in the middle of portals, between a ticker, dated events, most read lists and a footer of recent records."""

from dataclasses import replace

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.nineties import nineties
from tests.layouts.frames.portal import portal
from tests.layouts.layout import Layout
from tests.layouts.pagers import alphabet, arrows, no_pager, of_years, picture, postback, simple_next
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def rows_with_pictures(site: Site) -> Drawn:
    """Rows of divisions; kicker, title, text, time, all in divisions."""
    rows = "\n".join(
        f"""<div class="row"><div class="pic"><a href="{site.href(story)}"><img src="/i/{story.number}.jpg" width="160"
 alt="{esc(story.title)}"/></a></div><div class="txt"><div class="kick">{esc(story.tags[0])}</div><div class="tit"><a
 href="{site.href(story)}">{esc(story.title)}</a></div><div class="lead">{esc(story.teaser)}</div><div class="dat">
{site.day(story.date)}, 08:{story.number % 60:02} | <a
 href="{site.href(story)}#forum">{i * 7 % 23}</a></div></div></div>"""
        for i, story in enumerate(site.stories)
    )
    records = tuple(replace(site.record(story), kinds=story.tags[:1]) for story in site.stories)
    return Drawn(main=rows, records=records)


def lines_of_time(site: Site) -> Drawn:
    """A ticker of a day's records under its date; each line has the time only."""
    parts, records = [], []
    for start in range(0, 9, 3):
        day = site.stories[start].date
        stories = [replace(story, date=day) for story in site.stories[start : start + 3]]
        lines = "".join(
            f'<div class="tick"><span class="tm">{17 - i}:{story.number % 60:02}</span> <a href="{site.href(story)}">'
            f"{esc(story.title)}</a></div>"
            for i, story in enumerate(stories)
        )
        parts.append(f'<div class="day">{site.day(day, "weekday")}</div>{lines}')
        records += [site.record(story, teaser=False) for story in stories]
    return Drawn(main="".join(parts), records=tuple(records))


def columns(site: Site) -> Drawn:
    """Two columns of records, to be read line by line."""

    def cell(story: Story) -> str:
        return f"""<td class="half"><a class="h" href="{site.href(story)}">{esc(story.title)}</a><div class="d">
{site.day(story.date, "numeric")}</div><div>{esc(story.teaser)}</div></td>"""

    pairs = zip(site.stories[::2], site.stories[1::2], strict=True)
    rows = "".join(f"<tr>{cell(left)}{cell(right)}</tr>" for left, right in pairs)
    return Drawn(main=f'<table class="two">{rows}</table>', records=tuple(map(site.record, site.stories)))


def headlines(site: Site) -> Drawn:
    """Headlines in headings, nothing else but dates; the lists around are richer."""
    rows = "\n".join(
        f'<h3><a href="{site.href(story)}">{esc(story.title)}</a> <small>{site.day(story.date)}</small></h3>'
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, teaser=False) for story in site.stories))


LAYOUTS = (
    Layout(
        name="portal-rows",
        about="Rows with picture, topic, title, text, date and comments in a portal full of other lists.",
        languages=("de", "ru", "ar"),
        frame=portal,
        draw=rows_with_pictures,
        path="/news/",
        link="/news/{y}/{mm}/{dd}/{slug}.html",
        pager=simple_next,
    ),
    Layout(
        name="portal-ticker",
        about="Lines with times under the date of each day.",
        languages=("pl", "ko"),
        frame=portal,
        draw=lines_of_time,
        path="/ticker/",
        link="/ticker/{number}",
        pager=of_years,
    ),
    Layout(
        name="portal-columns",
        about="Two columns of records in a table; arrows above and below.",
        languages=("es", "bg"),
        frame=portal,
        draw=columns,
        path="/archivo/?p=4",
        link="/archivo/{number}-{slug}",
        pager=arrows,
    ),
    Layout(
        name="portal-headlines",
        about="Linked headings with dates; letters above, no next page.",
        languages=("fr", "tr"),
        frame=portal,
        draw=headlines,
        path="/dossiers/",
        link="/dossiers/{slug}",
        pager=alphabet,
    ),
    Layout(
        name="postback-columns",
        about="Two columns; the numbers below call scripts and have no addresses.",
        languages=("en", "he"),
        frame=aspnet,
        draw=columns,
        path="/news/default.aspx",
        link="/news/item.aspx?id={number}",
        pager=postback,
    ),
    Layout(
        name="picture-next",
        about="Headings in a page of the nineties; the next page is behind a picture.",
        languages=("de", "sv"),
        frame=nineties,
        draw=headlines,
        path="/chronik/",
        link="{slug}.htm",
        pager=picture,
        kind="archive",
    ),
    Layout(
        name="turning-month",
        about="Rows in a portal without further pages; the arrows belong to the calendar.",
        languages=("en", "zh"),
        frame=portal,
        draw=rows_with_pictures,
        path="/region/",
        link="/region/{slug}",
        pager=no_pager,
    ),
)
