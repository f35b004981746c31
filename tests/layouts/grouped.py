"""Lists under headings that date what stands below them."""

from dataclasses import replace
from itertools import groupby

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.utility import utility
from tests.layouts.layout import Layout
from tests.layouts.pagers import simple_next
from tests.layouts.site import Drawn, Site, esc

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
)
