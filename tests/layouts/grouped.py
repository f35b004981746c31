"""Lists under headings that date what stands below them."""

from dataclasses import replace
from itertools import groupby

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import simple_next
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def under_years(site: Site) -> Drawn:
    stories = site.language.stories
    parts = []
    for year, group in groupby(stories, lambda story: story.date.year):
        items = "\n".join(
            f'<li class="flex gap-4"><span class="w-24 text-muted">{site.day(story.date, "day_month")}</span><a '
            f'class="underline" href="{site.href(story)}">{esc(story.title)}</a></li>'
            for story in group
        )
        parts.append(f'<h2 class="mt-8 text-2xl font-bold">{year}</h2>\n<ul class="space-y-2">\n{items}\n</ul>')
    return Drawn(main="\n".join(parts), records=tuple(site.record(story, teaser=False) for story in stories))


def under_days(site: Site) -> Drawn:
    parts, records = [], []
    for first, second in zip(site.stories[::2], site.stories[1::2], strict=True):
        pair = (first, replace(second, date=first.date))
        items = "\n".join(
            f'<div class="news-item"><h4><a href="{site.href(story)}">{esc(story.title)}</a></h4>'
            f"<p>{esc(story.teaser)}</p></div>"
            for story in pair
        )
        parts.append(f'<h3 class="day-heading">{site.day(first.date, "weekday")}</h3>\n{items}')
        records += [site.record(story) for story in pair]
    return Drawn(main="\n".join(parts), records=tuple(records))


def _months(site: Site) -> list[tuple[Story, list[Story]]]:
    """The stories of each month with its first one."""
    groups = groupby(site.language.stories, lambda story: (story.date.year, story.date.month))
    return [(stories[0], stories) for stories in (list(group) for _, group in groups)]


def under_months(site: Site) -> Drawn:
    """The headings name month and year, the rows the day: "03"."""
    parts = []
    for first, stories in _months(site):
        rows = "\n".join(
            f"""<div class="row"><div class="col-1">{story.date.day:02}</div><div class="col-11"><a
 href="{site.href(story)}">{esc(story.title)}</a></div></div>"""
            for story in stories
        )
        parts.append(f'<h3>{site.day(first.date, "month")}</h3>\n<div class="month">{rows}</div>')
    records = tuple(site.record(story, teaser=False) for story in site.language.stories)
    return Drawn(main="\n".join(parts), records=records)


def under_years_and_months(site: Site) -> Drawn:
    """Nested lists: years, months, then lines of short dates."""
    years = []
    for year, months in groupby(_months(site), lambda month: month[0].date.year):
        parts = "\n".join(
            f"<li>{site.day(first.date, 'month')}<ul>"
            + "".join(
                f'<li><span class="on">{site.day(story.date, "american_day")}</span> <a href="{site.href(story)}">'
                f"{esc(story.title)}</a></li>"
                for story in stories
            )
            + "</ul></li>"
            for first, stories in months
        )
        years.append(f'<div class="archive-year"><h2 class="year">{year}</h2><ul>{parts}</ul></div>')
    records = tuple(site.record(story, teaser=False) for story in site.language.stories)
    return Drawn(main="\n".join(years), records=records)


def counted_years(site: Site) -> Drawn:
    """Years as headings with counts; the lines repeat the whole date."""
    parts = []
    for year, group in groupby(site.language.stories, lambda story: story.date.year):
        stories = list(group)
        items = "\n".join(
            f"""<article class="post-item"><time datetime="{story.date}T00:00:00+00:00" itemprop="dateCreated">
{site.day(story.date, "iso")[5:]}</time> <a class="post-title-link"
 href="{site.href(story)}"><span>{esc(story.title)}</span></a>
</article>"""
            for story in stories
        )
        parts.append(
            f'<div class="collection-year"><span class="collection-header">{year} ({len(stories)})</span></div>{items}'
        )
    records = tuple(site.record(story, teaser=False) for story in site.language.stories)
    return Drawn(main="\n".join(parts), records=records)


LAYOUTS = (
    Layout(
        name="under-years",
        about="All posts of a blog under headings of years; each line has the day and month only.",
        languages=("en", "de"),
        frame=utility,
        draw=under_years,
        path="/archive",
        link="/posts/{slug}",
        kind="archive",
    ),
    Layout(
        name="under-days",
        about="Two records under each full date; the date is nowhere else.",
        languages=("fr", "zh"),
        frame=bootstrap,
        draw=under_days,
        path="/agenda/",
        link="/agenda/{number}",
        pager=simple_next,
    ),
    Layout(
        name="under-months",
        about="Headings of month and year date rows that have the day only.",
        languages=("en", "es", "ru"),
        frame=bootstrap,
        draw=under_months,
        path="/archive/",
        link="/news/{slug}",
        kind="archive",
    ),
    Layout(
        name="under-years-and-months",
        about="Nested lists of years and months; lines have short American dates.",
        languages=("en",),
        frame=government,
        draw=under_years_and_months,
        path="/archive",
        link="/node/{number}",
        kind="archive",
    ),
    Layout(
        name="counted-years",
        about="Years with counts; each line has month and day as text and the date in an attribute.",
        languages=("zh", "ar"),
        frame=wordpress,
        draw=counted_years,
        path="/archives/",
        link="/{y}/{mm}/{dd}/{slug}/",
        kind="archive",
    ),
)
