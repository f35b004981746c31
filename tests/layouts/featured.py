"""Lists in several containers: a large record on top, rows of three, pinned records, a stage that repeats the list."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.utility import utility
from tests.layouts.frames.weight import icon
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import load_more, numbers, simple_next
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def lead_and_rest(site: Site) -> Drawn:
    first, *rest = site.stories
    lead = f"""<section class="mt-10 lg:grid lg:grid-cols-2 gap-10"><img class="rounded-2xl"
 src="/_img/{first.slug}.webp"
 alt=""/><div><p class="text-xs uppercase">{site.word("featured")}</p><h2 class="text-4xl font-bold"><a
 href="{site.href(first)}">{esc(first.title)}</a></h2><p class="mt-4 text-lg">{esc(first.teaser)}</p><p
 class="mt-2 text-sm text-muted">{site.day(first.date)}</p></div></section>"""
    items = "\n".join(
        f"""<article class="flex flex-col"><p class="text-sm text-muted">{site.day(story.date)}</p><h3
 class="text-xl"><a
 href="{site.href(story)}"><span class="absolute inset-0"></span>{esc(story.title)}</a></h3><p
 class="mt-2 text-sm">{esc(story.teaser)}</p></article>"""
        for story in rest
    )
    return Drawn(
        main=f'{lead}\n<div class="mt-16 grid grid-cols-3 gap-8">{items}</div>',
        records=tuple(map(site.record, site.stories)),
    )


def _tile(site: Site, story: Story) -> str:
    return f"""<div class="col-md-4"><div class="news-box"><div class="news-img"
 style="background-image:url(/u/{story.number}.jpg)"></div><div class="news-date"><i class="fa fa-calendar"></i>
{site.day(story.date, "short")}</div><h4><a href="{site.href(story)}">{esc(story.title)}</a></h4>
<p>{esc(story.teaser)}</p><a href="{site.href(story)}" class="btn-more">{site.word("read_more")}</a></div></div>"""


def rows_of_three(site: Site) -> Drawn:
    stories = site.language.stories[:11]
    rows = "\n".join(
        f'<div class="row">{"".join(_tile(site, story) for story in stories[start : start + 3])}</div>'
        for start in range(0, len(stories), 3)
    )
    return Drawn(main=rows, records=tuple(map(site.record, stories)))


def pinned(site: Site) -> Drawn:
    old = site.language.stories[-1]
    old = replace(old, date=old.date.replace(year=old.date.year - 2))
    stories = (old, *site.stories[:9])
    articles = "\n".join(
        f"""<article id="post-{story.number}"
 class="post-{story.number} post{" sticky" if story is old else ""} hentry">
{f'<span class="sticky-post">{site.word("featured")}</span>' if story is old else ""}
<h2 class="entry-title"><a href="{site.href(story)}" rel="bookmark">{esc(story.title)}</a></h2>
<div class="entry-meta"><span class="posted-on"><time class="entry-date"
 datetime="{story.date}T08:00:00+00:00">{site.day(story.date)}</time></span></div>
<div class="entry-content"><p>{esc(story.teaser)}</p></div></article>"""
        for story in stories
    )
    return Drawn(main=articles, records=tuple(map(site.record, stories)))


def stage_and_list(site: Site) -> Drawn:
    """The three on the stage are in the list below as well: each is one record."""
    stage = "".join(
        f"""<div class="carousel-item{" active" if i == 0 else ""}"><img src="/media/{story.slug}-wide.jpg"
 class="d-block w-100"
 alt=""><div class="carousel-caption"><h3><a href="{site.href(story)}">{esc(story.title)}</a></h3></div></div>"""
        for i, story in enumerate(site.stories[:3])
    )
    items = "\n".join(
        f"""<div class="media mb-4"><div class="media-body"><p class="small text-muted mb-1">{site.day(story.date)}</p>
<h4 class="mt-0"><a href="{site.href(story)}">{esc(story.title)}</a></h4>{esc(story.teaser)}</div></div>"""
        for story in site.stories
    )
    main = f"""<div id="stage" class="carousel slide" data-bs-ride="carousel"><div class="carousel-inner">{stage}</div>
<button class="carousel-control-prev" type="button"><span
 class="visually-hidden">{site.word("previous")}</span></button>
<button class="carousel-control-next" type="button"><span
 class="visually-hidden">{site.word("next")}</span></button></div>
<div class="news-list">{items}</div>"""
    return Drawn(main=main, records=tuple(map(site.record, site.stories)))


def two_sections(site: Site) -> Drawn:
    """Featured records in one section, the rest in another, of one markup."""

    def card(story: Story) -> str:
        return f"""<li class="PostCard_card__x1Yz2"><a class="PostCard_link__a3Bc4" href="{site.href(story)}"><div
 class="PostCard_image__d5Ef6"><span style="box-sizing:border-box;display:inline-block"><img alt=""
 src="data:image/gif;base64,
R0lGODlhAQABAIAAAAAAAP" decoding="async"/><noscript><img alt=""
 src="/_next/image?url={story.slug}&amp;w=640"/></noscript>
</span></div><div class="PostCard_body__g7Hi8"><div class="PostCard_eyebrow__j9Kl0">{esc(story.kind)}</div><div
 class="PostCard_title__m1No2">{esc(story.title)}</div><div class="PostCard_text__p3Qr4">{esc(story.teaser)}</div><div
 class="PostCard_meta__s5Tu6"><span>{site.day(story.date)}</span><span>{icon("clock")}{site.word("minutes", n=4)}</span>
</div></div></a></li>"""

    def section(name: str, stories: tuple[Story, ...]) -> str:
        cards = "".join(map(card, stories))
        return f"""<section class="Section_root__v7Wx8"><h2 class="Heading_h2__nOpQ3">{site.word(name)}</h2><ul
 class="PostGrid_grid__y9Za0">{cards}</ul></section>"""

    return Drawn(
        main=section("featured", site.stories[:2]) + section("latest", site.stories[2:]),
        records=tuple(site.record(story, kind=True) for story in site.stories),
    )


def magazine(site: Site) -> Drawn:
    """Three sizes of record: one large, two middle, the rest lines."""
    large, middle, small = site.stories[0], site.stories[1:3], site.stories[3:]
    top = f"""<div class="td-big"><h3 class="entry-title"><a href="{site.href(large)}">{esc(large.title)}</a></h3>
<span class="td-post-date"><time datetime="{large.date}">{site.day(large.date)}</time></span>
<div class="td-excerpt">{esc(large.teaser)}</div></div>"""
    rest = "\n".join(
        f"""<div class="td-mod{"2" if story in middle else "6"}"><h3 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><span class="td-post-date"><time
 datetime="{story.date}">{site.day(story.date)}</time></span></div>"""
        for story in (*middle, *small)
    )
    return Drawn(
        main=f'<div class="td-block"><div class="td-row">{top}</div><div class="td-row">{rest}</div></div>',
        records=(site.record(large), *(site.record(story, teaser=False) for story in (*middle, *small))),
    )


LAYOUTS = (
    Layout(
        name="lead-and-rest",
        about="A large record on top with markup of its own, then a grid of the others; nothing says which is which.",
        languages=("en", "ko"),
        frame=utility,
        draw=lead_and_rest,
        path="/stories",
        link="/stories/{slug}",
        pager=load_more,
    ),
    Layout(
        name="rows-of-three",
        about="Cards in rows of three, each row a container; the last row has two.",
        languages=("es", "bg"),
        frame=bootstrap,
        draw=rows_of_three,
        path="/noticias/",
        link="/noticias/{number}-{slug}",
        pager=simple_next,
    ),
    Layout(
        name="pinned",
        about="A blog whose first record is pinned and years older than the rest.",
        languages=("de", "ru"),
        frame=wordpress,
        draw=pinned,
        path="/",
        link="/{y}/{mm}/{slug}/",
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="stage-and-list",
        about="A stage shows three records without dates; all three are in the list below with theirs.",
        languages=("fr", "tr"),
        frame=bootstrap,
        draw=stage_and_list,
    ),
    Layout(
        name="two-sections",
        about="Featured and latest records in two sections, the same cards, titles in plain divisions, reading times.",
        languages=("pt", "en"),
        frame=hashed,
        draw=two_sections,
        path="/blog",
        link="/blog/{slug}",
        kind="blog",
    ),
    Layout(
        name="magazine",
        about="Records in three sizes, of which only the largest has a teaser.",
        languages=("pl", "es"),
        frame=wordpress,
        draw=magazine,
        pager=numbers,
    ),
)
