"""Cards: records in boxes of their own, linked in many ways."""

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.utility import utility
from tests.layouts.frames.weight import icon
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import bootstrap_pages, infinite, load_more, numbers, single_page
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def plain_cards(site: Site) -> Drawn:
    def card(story: Story) -> str:
        badges = "".join(f'<span class="badge bg-secondary me-1">{esc(tag)}</span>' for tag in story.tags)
        return f"""<div class="col"><div class="card h-100">
  <img src="/media/{story.number}/thumb.jpg" class="card-img-top" alt="{esc(story.title)}" loading="lazy">
  <div class="card-body">
    <h5 class="card-title"><a href="{site.href(story)}">{esc(story.title)}</a></h5>
    <p class="card-text">{esc(story.teaser)}</p>
    <p>{badges}</p>
  </div>
  <div class="card-footer"><small class="text-muted">{site.day(story.date)}</small></div>
</div></div>"""

    cards = "\n".join(card(story) for story in site.stories)
    return Drawn(
        main=f'<div class="row row-cols-1 row-cols-md-3 g-4">\n{cards}\n</div>',
        records=tuple(site.record(story, tags=True) for story in site.stories),
    )


def one_link_cards(site: Site) -> Drawn:
    cards = "\n".join(
        f"""<a class="group relative flex flex-col rounded-xl border border-line p-6" href="{site.href(story)}">
<img class="aspect-video w-full rounded-lg object-cover" src="/_img/{story.slug}.webp" alt="" width="640" height="360"/>
<div class="mt-4 flex items-center gap-x-4 text-xs"><time datetime="{story.date}">{site.day(story.date)}</time><span
 class="rounded-full bg-muted px-3 py-1.5">{esc(story.kind)}</span></div>
<h3 class="mt-3 text-lg font-semibold leading-6">{esc(story.title)}</h3>
<p class="mt-5 line-clamp-3 text-sm leading-6">{esc(story.teaser)}</p></a>"""
        for story in site.stories
    )
    return Drawn(
        main=f'<div class="mx-auto mt-10 grid gap-x-8 gap-y-16 lg:grid-cols-3">{cards}</div>',
        records=tuple(site.record(story, kind=True) for story in site.stories),
    )


def stretched_cards(site: Site) -> Drawn:
    cards = "\n".join(
        f"""<li class="teaser"><div class="teaser__media"><img data-src="/files/{story.number}.jpg"
 src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" class="lazyload" alt="{esc(story.title)}"></div>
<div class="teaser__body"><span class="teaser__date">{site.day(story.date, "numeric")}</span>
<h3 class="teaser__title">{esc(story.title)}</h3><div class="teaser__text"><p>{esc(story.teaser)}</p></div></div>
<a class="teaser__link stretched-link" href="{site.href(story)}" aria-label="{esc(story.title)}"></a></li>"""
        for story in site.stories
    )
    return Drawn(main=f'<ul class="teasers">{cards}</ul>', records=tuple(map(site.record, site.stories)))


def read_more_cards(site: Site) -> Drawn:
    cards = "\n".join(
        f"""<article class="node node--type-article node--view-mode-teaser">
<h2 class="node__title"><span class="field field--name-title">{esc(story.title)}</span></h2>
<div class="node__meta"><span
 class="visually-hidden">{site.word("posted")}</span>
{site.day(story.date, "weekday")} – 10:{story.number % 60:02}</div>
<div class="node__content"><div class="field field--name-field-teaser field__item"><p>{esc(story.teaser)}</p></div>
<ul class="links inline"><li class="node-readmore"><a href="{site.href(story)}" rel="tag" title="{esc(story.title)}"
 hreflang="{site.language.code}">{site.word("read_more")}<span
 class="visually-hidden"> {site.word("more_about", title=story.title)}
</span></a></li></ul></div></article>"""
        for story in site.stories
    )
    return Drawn(
        main=f'<div class="views-infinite-scroll-content-wrapper">{cards}</div>',
        records=tuple(map(site.record, site.stories)),
    )


def blog_articles(site: Site) -> Drawn:
    def article(story: Story) -> str:
        when = (
            f'<time class="entry-date published updated" datetime="{story.date}T09:15:00+02:00">'
            f"{site.day(story.date)}</time>"
        )
        tags = ", ".join(
            f'<a href="/tag/{i}-{story.number}/" rel="tag">{esc(tag)}</a>' for i, tag in enumerate(story.tags)
        )
        return f"""<article id="post-{story.number}"
 class="post-{story.number} post type-post status-publish format-standard hentry">
<header class="entry-header"><h2 class="entry-title"><a href="{site.href(story)}"
 rel="bookmark">{esc(story.title)}</a></h2>
<div class="entry-meta"><span class="posted-on">{site.word("posted")} <a href="{site.href(story)}"
 rel="bookmark">{when}</a></span>
<span class="byline"> {site.word("by")} <span class="author vcard"><a class="url fn n"
 href="/author/{story.number % 7}/">{esc(story.author)}</a>
</span></span></div></header>
<div class="entry-summary"><p>{esc(story.teaser)} <a class="more-link"
 href="{site.href(story)}">{site.word("read_more")}
<span class="screen-reader-text">{esc(story.title)}</span> &hellip;</a></p></div>
<footer class="entry-footer"><span class="tags-links">{site.word("tags")}: {tags}</span>
<span class="comments-link">{icon("comment")}<a href="{site.href(story)}#respond">{site.word("no_comments")}
<span class="screen-reader-text"> – {esc(story.title)}</span></a></span></footer></article>"""

    return Drawn(
        main="\n".join(article(story) for story in site.stories),
        records=tuple(site.record(story, tags=True) for story in site.stories),
    )


def alternating(site: Site) -> Drawn:
    def row(position: int, story: Story) -> str:
        picture = f"""<div class="col-md-5"><a href="{site.href(story)}"><img src="/media/{story.slug}.jpg"
 class="img-fluid" alt="{esc(story.title)}"></a></div>"""
        text = f"""<div class="col-md-7"><h2 class="featurette-heading">{esc(story.title)}</h2><p
 class="date text-muted">
{site.day(story.date)}</p><p class="lead">{esc(story.teaser)}</p><a class="btn btn-link" href="{site.href(story)}">
{site.word("read_more")} »</a></div>"""
        sides = (picture, text) if position % 2 == 0 else (text, picture)
        side = ("odd", "even")[position % 2]
        return f'<div class="row featurette {side}">{"".join(sides)}</div><hr class="featurette-divider">'

    rows = "\n".join(row(i, story) for i, story in enumerate(site.stories))
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="plain-cards",
        about="A grid of cards: linked heading, teaser, tags as badges, the date in the card's footer.",
        languages=("en", "pt"),
        frame=bootstrap,
        draw=plain_cards,
        path="/news/?page=2",
        pager=bootstrap_pages,
    ),
    Layout(
        name="one-link-cards",
        about="Each card is one link around picture, time, kind, heading and teaser; classes say nothing.",
        languages=("fr", "ko"),
        frame=utility,
        draw=one_link_cards,
        path="/blog",
        link="/blog/{slug}",
        pager=load_more,
    ),
    Layout(
        name="stretched-cards",
        about="An empty link with a label lies over each card; the heading itself is not linked.",
        languages=("de", "es"),
        frame=bootstrap,
        draw=stretched_cards,
        path="/aktuell/index.php",
        link="/aktuell/{number}_{slug}.html",
        pager=single_page,
    ),
    Layout(
        name="read-more-cards",
        about='The only link of a record says "read more"; dates have a weekday and a time.',
        languages=("de", "he"),
        frame=government,
        draw=read_more_cards,
        path="/news",
        link="/news/{y}/{slug}",
        pager=infinite,
    ),
    Layout(
        name="blog-articles",
        about="A blog's archive: posted on, by, tags as links, comments, read more.",
        languages=("en", "ru", "sv"),
        frame=wordpress,
        draw=blog_articles,
        path="/category/news/",
        link="/{y}/{mm}/{dd}/{slug}/",
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="alternating",
        about="Picture left and text right, then the other way round, between rules.",
        languages=("fr", "pl"),
        frame=bootstrap,
        draw=alternating,
        path="/actualites/",
        link="/actualites/{slug}.html",
    ),
)
