"""Definition lists: terms that are dates, and terms that are titles."""

from itertools import groupby

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.government import government
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.nineties import nineties
from tests.layouts.layout import Layout
from tests.layouts.pagers import offsets
from tests.layouts.site import Drawn, Site, esc

__all__ = ["LAYOUTS"]


def dates_as_terms(site: Site) -> Drawn:
    pairs = "\n".join(
        f'<dt>{site.day(story.date)}</dt>\n<dd><a href="{site.href(story)}">{esc(story.title)}</a></dd>'
        for story in site.stories
    )
    return Drawn(
        main=f'<dl class="news">\n{pairs}\n</dl>',
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


def titles_as_terms(site: Site) -> Drawn:
    pairs = "\n".join(
        f"""<dt class="title"><a href="{site.href(story)}">{esc(story.title)}</a></dt>
<dd class="date">{site.day(story.date, "numeric")}</dd>
<dd class="summary">{esc(story.teaser)}</dd>"""
        for story in site.stories
    )
    return Drawn(main=f"<dl>\n{pairs}\n</dl>", records=tuple(map(site.record, site.stories)))


def open_terms(site: Site) -> Drawn:
    pairs = "\n".join(
        f"""<DT><B><A HREF="{site.href(story)}">{esc(story.title)}</A></B> <I>({site.day(story.date, "short")})</I>
<DD>{esc(story.teaser)}<P>"""
        for story in site.stories
    )
    return Drawn(main=f"<DL>\n{pairs}\n</DL>", records=tuple(map(site.record, site.stories)))


def month_as_term(site: Site) -> Drawn:
    parts = []
    for (year, month), stories in groupby(site.stories, lambda story: (story.date.year, story.date.month)):
        items = "\n".join(
            f"<dd>{story.date.day:02}. <a href={site.href(story)}>{esc(story.title)}</a>"
            for story in stories
            if (story.date.year, story.date.month) == (year, month)
        )
        first = next(s for s in site.stories if (s.date.year, s.date.month) == (year, month))
        parts.append(f"<dt>{site.day(first.date, 'month')}\n{items}")
    body = "\n".join(parts)
    return Drawn(
        main=f"<dl class=log>\n{body}\n</dl>",
        records=tuple(site.record(story, teaser=False) for story in site.stories),
    )


LAYOUTS = (
    Layout(
        name="dates-as-terms",
        about="Each term is a date, each definition a linked title.",
        languages=("ja", "bg"),
        frame=government,
        draw=dates_as_terms,
        path="/topics/",
        link="/topics/{y}/{mm}{dd}_{number}.html",
    ),
    Layout(
        name="titles-as-terms",
        about="Each term is a linked title; one definition is the date, the next the teaser.",
        languages=("pt", "th"),
        frame=aspnet,
        draw=titles_as_terms,
        path="/pages/news.aspx",
        link="/pages/news.aspx?id={number}&view=full",
        pager=offsets,
    ),
    Layout(
        name="open-terms",
        about="Terms and definitions in upper case without end tags; the date is in brackets behind the title.",
        languages=("en", "de"),
        frame=nineties,
        draw=open_terms,
        path="/news/index.htm",
        link="{slug}.htm",
    ),
    Layout(
        name="month-as-term",
        about="A term is a month with its year, each definition a day and a linked title.",
        languages=("sv", "en"),
        frame=minimal,
        draw=month_as_term,
        path="/log",
        link="/log/{slug}",
        kind="blog",
    ),
)
