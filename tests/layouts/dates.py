"""Dates as they are written: without year or day, month first or day first, with weekdays, in other calendars."""

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import numbers, simple_next, words_only
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS", "row"]


def row(site: Site, shown: str, story: Story) -> str:
    """A plain record with a date shown in some way."""
    return f"""<div class="entry"><h3 class="entry__title"><a href="{site.href(story)}">{esc(story.title)}</a></h3>
<div class="entry__date">{shown}</div><div class="entry__text">{esc(story.teaser)}</div></div>"""


def _in_style(style: str, site: Site) -> Drawn:
    rows = "\n".join(row(site, site.day(story.date, style), story) for story in site.stories)
    return Drawn(main=f'<div class="entries">{rows}</div>', records=tuple(map(site.record, site.stories)))


def without_year(site: Site) -> Drawn:
    return _in_style("day_month", site)


def american(site: Site) -> Drawn:
    return _in_style("american", site)


def month_first_numbers(site: Site) -> Drawn:
    return _in_style("us", site)


def day_first_numbers(site: Site) -> Drawn:
    return _in_style("slashes", site)


def in_era(site: Site) -> Drawn:
    return _in_style("era_weekday", site)


def numeric(site: Site) -> Drawn:
    return _in_style("numeric", site)


def short_names(site: Site) -> Drawn:
    return _in_style("short", site)


def with_weekday(site: Site) -> Drawn:
    rows = "\n".join(row(site, f"{site.day(s.date, 'weekday')} 14:{s.number % 60:02}", s) for s in site.stories)
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def months_only(site: Site) -> Drawn:
    rows = "\n".join(row(site, site.day(story.date, "month"), story) for story in site.stories)
    return Drawn(main=rows, records=tuple(site.record(story, dated="month") for story in site.stories))


def some_without(site: Site) -> Drawn:
    """Every third record has no date."""
    rows = "\n".join(row(site, "" if i % 3 == 2 else site.day(s.date), s) for i, s in enumerate(site.stories))
    records = tuple(site.record(s, dated=None if i % 3 == 2 else "text") for i, s in enumerate(site.stories))
    return Drawn(main=rows, records=records)


LAYOUTS = (
    Layout(
        name="without-year",
        about="Dates are a day and a month; the years follow from the order.",
        languages=("en", "ru", "es"),
        frame=bootstrap,
        draw=without_year,
        pager=simple_next,
    ),
    Layout(
        name="american",
        about="Dates in words, month first.",
        languages=("en",),
        frame=wordpress,
        draw=american,
        link="/{y}/{mm}/{slug}/",
        pager=numbers,
    ),
    Layout(
        name="month-first-numbers",
        about="Dates are numbers, month first, as some of them tell.",
        languages=("en",),
        frame=aspnet,
        draw=month_first_numbers,
        path="/news/pages/default.aspx",
        link="/news/pages/{slug}.aspx",
    ),
    Layout(
        name="day-first-numbers",
        about="Dates are numbers, day first, in an English page.",
        languages=("en", "es"),
        frame=government,
        draw=day_first_numbers,
        path="/news",
        link="/news/{slug}",
    ),
    Layout(
        name="in-era",
        about="Dates in the Japanese era, with weekdays.",
        languages=("ja",),
        frame=government,
        draw=in_era,
        path="/oshirase/index.html",
        link="/oshirase/{number}.html",
    ),
    Layout(
        name="numeric",
        about="Dates in numbers as the language writes them, in its digits and calendar.",
        languages=("fa", "ar", "th", "ko", "he"),
        frame=wordpress,
        draw=numeric,
        link="/?p={number}",
    ),
    Layout(
        name="short-names",
        about="Dates with short names of months.",
        languages=("tr", "pt", "th", "sv"),
        frame=hashed,
        draw=short_names,
        path="/news",
        link="/news/{slug}",
    ),
    Layout(
        name="with-weekday",
        about="Dates with weekday and time.",
        languages=("fa", "zh", "pl", "ar"),
        frame=bootstrap,
        draw=with_weekday,
        link="/news/{number}",
    ),
    Layout(
        name="months-only",
        about="Dates are a month and a year.",
        languages=("en", "fr"),
        frame=bootstrap,
        draw=months_only,
        path="/magazine/",
        link="/magazine/{slug}/",
        pager=words_only,
    ),
    Layout(
        name="some-without-date",
        about="Every third record has no date.",
        languages=("de", "ko"),
        frame=hashed,
        draw=some_without,
        path="/news",
        link="/news/{slug}",
    ),
)
