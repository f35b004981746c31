"""Dates as they are marked up: in boxes, relative, in attributes, two at a time."""

from dataclasses import replace
from datetime import timedelta

from tests.layouts.dates import row
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import neighbours, numbers
from tests.layouts.site import Drawn, Record, Site, Story, esc

__all__ = ["LAYOUTS"]

AGO = {
    "en": ("yesterday", "{n} days ago"),
    "de": ("gestern", "vor {n} Tagen"),
    "es": ("ayer", "hace {n} días"),
    "fr": ("hier", "il y a {n} jours"),
    "zh": ("昨天", "{n}天前"),
    "ko": ("어제", "{n}일 전"),
}


def boxes(site: Site) -> Drawn:
    """Day and month in a box of their own; the year is in the address."""
    rows = "\n".join(
        f"""<div class="news-item clearfix"><div class="date-box"><span class="day">{story.date.day}</span><span
 class="month">{esc(site.language.dates.short[story.date.month - 1])}</span></div><div class="news-body"><h4><a
 href="{site.href(story)}">{esc(story.title)}</a></h4><p>{esc(story.teaser)}</p></div></div>"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="news-wrapper">{rows}</div>', records=tuple(map(site.record, site.stories)))


def named_updated(site: Site) -> Drawn:
    """The one date of each post stands in an element called updated."""
    rows = "\n".join(
        f"""<article class="post type-post hentry"><header><h2 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><time class="updated"
 datetime="{story.date}T13:48:13+00:00">{site.day(story.date)}</time><p class="byline author vcard">{site.word("by")} <a
 href="/author/{story.number % 3}/" rel="author" class="fn">{esc(story.author)}</a></p></header><div
 class="entry-summary"><p>{esc(story.teaser)}</p></div></article>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def boxes_with_year(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<li class="event"><a href="{site.href(story)}"><span class="cal"><span class="cal-m">
{esc(site.language.dates.short[story.date.month - 1])}</span><span class="cal-d">{story.date.day:02}</span><span
 class="cal-y">{story.date.year}</span></span><span class="event-title">{esc(story.title)}</span></a></li>"""
        for story in site.stories
    )
    return Drawn(
        main=f'<ul class="events">{rows}</ul>',
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


def relative(site: Site) -> Drawn:
    """Seven records of the last week."""
    first, later = AGO[site.language.code]
    newest = site.stories[0].date
    stories = [replace(story, date=newest - timedelta(days=i)) for i, story in enumerate(site.stories[:7])]
    rows = "".join(
        f"""<div class="Feed_item__k1Lm2"><a class="Feed_title__n3Op4"
 href="{site.href(story)}">{esc(story.title)}</a><p
 class="Feed_text__q5Rs6">{esc(story.teaser)}</p><span
 class="Feed_ago__t7Uv8">{first if i == 0 else later.format(n=i + 1)}
</span></div>"""
        for i, story in enumerate(stories)
    )
    return Drawn(main=f'<div class="Feed_feed__w9Xy0">{rows}</div>', records=tuple(map(site.record, stories)))


def in_attributes(site: Site) -> Drawn:
    """The text says how old a record is, the attribute when it was published."""
    newest = site.stories[0].date
    rows = "\n".join(
        f"""<div class="topic"><a class="topic-title" href="{site.href(story)}">{esc(story.title)}</a>
<span class="age" title="{site.day(story.date, "iso")} 16:40:12">{((newest - story.date).days + 1) // 7}w</span>
<p class="excerpt">{esc(story.teaser)}</p></div>"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="topics">{rows}</div>', records=tuple(map(site.record, site.stories)))


def constant_attribute(site: Site) -> Drawn:
    """A template nobody finished: each `datetime` is the same, the texts are right."""
    rows = "\n".join(row(site, f'<time datetime="2016-01-01">{site.day(s.date)}</time>', s) for s in site.stories)
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def machine_readable(site: Site) -> Drawn:
    """The text has neither year nor zone, the attribute everything."""
    rows = "\n".join(
        row(site, f'<time datetime="{s.date:%Y-%m-%d}T05:30:00.000Z">{site.day(s.date, "day_month")}, 07:30</time>', s)
        for s in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def _updated(site: Site, story: Story) -> Record:
    return replace(site.record(story), updated=story.date + timedelta(days=9))


def published_and_updated(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<div class="views-row"><h3><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><p>{esc(story.teaser)}</p>
<p class="dates"><span>{site.word("updated")} {site.day(story.date + timedelta(days=9), "numeric")}</span> |
<span>{site.word("published")} {site.day(story.date, "numeric")}</span></p></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(_updated(site, story) for story in site.stories))


def two_times(site: Site) -> Drawn:
    """Both times stand in the markup of a blog's theme; the second is hidden by its style sheet."""
    rows = "\n".join(
        f"""<article class="hentry"><h2 class="entry-title"><a href="{site.href(story)}">{esc(story.title)}</a></h2>
<p class="entry-meta"><span class="posted-on"><time class="entry-date published"
 datetime="{story.date}T07:00:00+02:00">{site.day(story.date)}</time><time class="updated"
 datetime="{story.date + timedelta(days=9)}T07:00:00+02:00">{site.day(story.date + timedelta(days=9))}</time></span></p>
<div class="entry-summary"><p>{esc(story.teaser)}</p></div></article>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(_updated(site, story) for story in site.stories))


LAYOUTS = (
    Layout(
        name="named-updated",
        about="The one date of a post is named after its last change.",
        languages=("pt", "de"),
        frame=wordpress,
        draw=named_updated,
        path="/noticias/",
        link="/{y}/{mm}/{dd}/{slug}/",
        pager=numbers,
    ),
    Layout(
        name="date-boxes",
        about="Day and month in a box; the year is in the address.",
        languages=("en", "de"),
        frame=bootstrap,
        draw=boxes,
        link="/news/{y}/{mm}/{slug}.html",
    ),
    Layout(
        name="date-boxes-with-year",
        about="Month, day and year in a box within a link around the record.",
        languages=("fr", "pl"),
        frame=government,
        draw=boxes_with_year,
        path="/actualites",
        link="/actualites/{slug}",
    ),
    Layout(
        name="relative-dates",
        about="Dates relative to the day of the capture.",
        languages=("en", "de", "zh", "fr"),
        frame=hashed,
        draw=relative,
        path="/feed",
        link="/feed/{slug}",
    ),
    Layout(
        name="dates-in-attributes",
        about="The date is in an attribute; the text says how many weeks ago.",
        languages=("en", "ru"),
        frame=minimal,
        draw=in_attributes,
        path="/topics",
        link="/t/{slug}/{number}",
    ),
    Layout(
        name="constant-attribute",
        about="All machine-readable dates are the same leftover of a template.",
        languages=("bg", "de"),
        frame=bootstrap,
        draw=constant_attribute,
    ),
    Layout(
        name="machine-readable",
        about="The text leaves the year out, the attribute has it.",
        languages=("fr", "he"),
        frame=utility,
        draw=machine_readable,
        path="/direct",
        link="/direct/{slug}",
        pager=neighbours,
    ),
    Layout(
        name="published-and-updated",
        about="The date of the last change stands before that of the publication.",
        languages=("en", "de", "sv"),
        frame=government,
        draw=published_and_updated,
        path="/updates",
        link="/updates/{slug}",
    ),
    Layout(
        name="two-times",
        about="Two time elements in a row, published and updated.",
        languages=("es", "ru"),
        frame=wordpress,
        draw=two_times,
        pager=numbers,
    ),
)
