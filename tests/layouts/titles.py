"""Titles: with markup and pictographs inside, very short, equal, with dates and leads in the text."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import numbers, simple_next, words_only
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]

MARKED = (
    ("Why <code>fsync()</code> is not enough", "Why fsync() is not enough", "fsync"),
    ("Measuring CO<sub>2</sub> with a ten-euro sensor", "Measuring CO2 with a ten-euro sensor", "co2"),
    ("Reading <em>The Fog Signal</em> on a ferry", "Reading The Fog Signal on a ferry", "fog-signal"),
    ("🚲 Three bridges, one flat tyre", "🚲 Three bridges, one flat tyre", "three-bridges"),
    ("A faster <b>sort</b> for <i>nearly</i> sorted logs", "A faster sort for nearly sorted logs", "nearly-sorted"),
    ("The 21<sup>st</sup> harbour festival", "The 21st harbour festival", "harbour-festival"),
    ("Kerning&nbsp;&mdash; a short love letter", "Kerning — a short love letter", "kerning"),
)
SHORT = {
    "en": ("Fog", "v2.1", "Jam", "On maps", "Why?", "Ferry", "2020"),
    "de": ("Nebel", "v2.1", "Marmelade", "Karten", "Warum?", "Fähre", "2020"),
    "zh": ("雾", "地图", "为什么", "渡船", "果酱", "山路", "雨"),
}
PLACES = {"en": "NORTHMERE", "de": "LINDENAU", "fr": "VALCOURT", "es": "VALDEHIERRO"}


def marked_up(site: Site) -> Drawn:
    stories = [
        replace(story, title=plain, slug=slug) for story, (_, plain, slug) in zip(site.stories, MARKED, strict=False)
    ]
    rows = "\n".join(
        f"""<h2><a href={site.href(story)}>{markup}</a></h2>
<p class=d>{site.day(story.date)}
<p>{esc(story.teaser)}"""
        for story, (markup, _, _) in zip(stories, MARKED, strict=True)
    )
    return Drawn(main=rows, records=tuple(map(site.record, stories)))


def very_short(site: Site) -> Drawn:
    names = SHORT[site.language.code]
    stories = [replace(story, title=name) for story, name in zip(site.stories, names, strict=False)]
    rows = "\n".join(
        f"""<li class="flex justify-between"><a class="underline" href="{site.href(story)}">{esc(story.title)}</a><span
 class="text-muted">{site.day(story.date)}</span></li>"""
        for story in stories
    )
    return Drawn(
        main=f'<ul class="divide-y">{rows}</ul>', records=tuple(site.record(story, teaser=False) for story in stories)
    )


def with_dateline(site: Site) -> Drawn:
    """Press releases whose text starts with place and date; the date is nowhere else."""
    place = PLACES[site.language.code]
    rows = "\n".join(
        f"""<article class="release"><h3><a href="{site.href(story)}">{esc(story.title)}</a></h3><p><strong>{place},
 {site.day(story.date)}</strong> – {esc(story.teaser)}</p></article>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def in_headings(site: Site) -> Drawn:
    """Date and title in one linked heading, the date first."""
    rows = "\n".join(
        f"""<div class="msg"><h2><a href="{site.href(story)}"><span
 class="msg-date">{site.day(story.date, "numeric")}:</span>
{esc(story.title)}</a></h2><p>{esc(story.teaser)}</p></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def several_paragraphs(site: Site) -> Drawn:
    """Teasers of two paragraphs, then a list of points."""

    def both(i: int, story: Story) -> Story:
        return replace(story, teaser=f"{story.teaser}\n{site.language.stories[(i + 5) % 14].teaser}")

    stories = [both(i, story) for i, story in enumerate(site.stories)]
    rows = "\n".join(
        f"""<article class="hentry"><h2 class="entry-title"><a href="{site.href(story)}">{esc(story.title)}</a></h2>
<p class="entry-date">{site.day(story.date)}</p><div class="entry-content">
{"".join(f"<p>{esc(part)}</p>" for part in story.teaser.splitlines())}<p><a class="more-link"
 href="{site.href(story)}">{site.word("read_more")} &rarr;</a></p></div></article>"""
        for story in stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, stories)))


def figures(site: Site) -> Drawn:
    """Pictures with captions and sources; the picture's text repeats the title."""
    rows = "\n".join(
        f"""<div class="teaser clearfix"><figure class="teaser-figure"><a href="{site.href(story)}"><img
 src="/p/{story.number}.jpg" alt="{esc(story.title)}" title="{esc(story.title)}"></a><figcaption>© {esc(story.author)}
</figcaption></figure><p class="teaser-date">{site.day(story.date)}</p><h3><a href="{site.href(story)}"
 title="{esc(story.title)}">{esc(story.title)}</a></h3><p>{esc(story.teaser)} <a class="internal"
 href="{site.href(story)}"
 title="{esc(story.title)}"><em>{site.word("read_more")}</em></a></p></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def board(site: Site) -> Drawn:
    """Number, title, author, date, hits: the header names the columns."""
    rows = "\n".join(
        f"""<tr><td class="num">{story.number}</td><td class="subject"><a href="{site.href(story)}"
 title="{esc(story.title)}">{esc(story.title)}</a> <img src="/img/file.gif" alt="file"></td><td>{esc(story.author)}</td>
<td>{site.day(story.date, "iso")}</td><td>{story.number % 700}</td></tr>"""
        for story in site.stories
    )
    names = ("No.", site.word("news"), site.word("by"), site.word("posted"), "Hit")
    heads = "".join(f"<th>{name}</th>" for name in names)
    records = tuple(site.record(story, teaser=False) for story in site.stories)
    return Drawn(main=f'<table class="board"><tr>{heads}</tr>{rows}</table>', records=records)


LAYOUTS = (
    Layout(
        name="marked-up-titles",
        about="Titles with code, emphasis, indices and pictographs.",
        languages=("en",),
        frame=minimal,
        draw=marked_up,
        path="/posts",
        link="/posts/{slug}",
        pager=words_only,
        kind="blog",
    ),
    Layout(
        name="very-short-titles",
        about="Titles of one or two words beside their dates.",
        languages=("en", "de", "zh"),
        frame=utility,
        draw=very_short,
        path="/writing",
        link="/writing/{slug}",
        kind="blog",
    ),
    Layout(
        name="with-dateline",
        about="Press releases that begin with place and date; there is no other date.",
        languages=("en", "de", "fr", "es"),
        frame=government,
        draw=with_dateline,
        path="/press-releases",
        link="/press-releases/{number}",
    ),
    Layout(
        name="dates-in-headings",
        about="Date and title share one linked heading.",
        languages=("ru", "sv"),
        frame=bootstrap,
        draw=in_headings,
        link="/news/{number}.html",
        pager=simple_next,
    ),
    Layout(
        name="several-paragraphs",
        about="Teasers of two paragraphs, then read more.",
        languages=("en", "bg"),
        frame=wordpress,
        draw=several_paragraphs,
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="figures",
        about="Pictures with captions, and alternative texts that repeat the title.",
        languages=("de", "fa"),
        frame=bootstrap,
        draw=figures,
        path="/nachrichten/",
        link="/nachrichten/detail/{slug}",
    ),
    Layout(
        name="board",
        about="A board: number, linked title, author, date, hits.",
        languages=("ko", "th"),
        frame=government,
        draw=board,
        path="/bbs/board.php?bo_table=notice",
        link="./board.php?bo_table=notice&wr_id={number}",
    ),
)
