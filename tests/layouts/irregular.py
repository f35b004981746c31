"""Records that differ from each other, as those that people write do: parts missing, doubled, marked up otherwise."""

from dataclasses import replace
from datetime import timedelta

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.nineties import nineties
from tests.layouts.frames.utility import utility
from tests.layouts.frames.weight import icon
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import load_more, numbers, picture, simple_next
from tests.layouts.site import Drawn, Record, Site, Story, esc

__all__ = ["LAYOUTS"]


def post_formats(site: Site) -> Drawn:
    """Posts with picture, with a film, with a gallery, with neither; each third without a text."""

    def media(i: int, story: Story) -> str:
        film = f'<iframe src="https://films.example/embed/{story.number}" allowfullscreen></iframe>'
        names = (f"{story.number}-{n}" for n in "abc")
        shots = "".join(f'<a href="/u/{n}.jpg"><img src="/u/{n}-150x150.jpg" alt=""></a>' for n in names)
        shot = (
            f'<a class="thumb" href="{site.href(story)}" aria-hidden="true"><img src="/u/{story.slug}.jpg" alt=""></a>'
        )
        return (shot, "", f'<div class="gallery">{shots}</div>', film)[i % 4]

    def post(i: int, story: Story) -> str:
        name = ("standard", "standard", "gallery", "video")[i % 4]
        text = "" if i % 3 == 1 else f"<p>{esc(story.teaser)}</p>"
        tags = "".join(f'<a href="/tag/{n}/" rel="tag">{esc(tag)}</a>, ' for n, tag in enumerate(story.tags))
        line = f'<span class="tags-links">{tags.removesuffix(", ")}</span>' if i % 2 == 0 else ""
        return f"""<article class="post-{story.number} post format-{name} hentry">{media(i, story)}<h2
 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><div class="entry-meta"><a href="{site.href(story)}"><time
 class="entry-date" datetime="{story.date}T10:00:00+01:00">{site.day(story.date)}</time></a> {line}</div>
<div class="entry-content">{text}</div></article>"""

    records = [
        replace(site.record(story, teaser=i % 3 != 1), tags=story.tags if i % 2 == 0 else ())
        for i, story in enumerate(site.stories)
    ]
    return Drawn(main="\n".join(post(i, s) for i, s in enumerate(site.stories)), records=tuple(records))


def by_hand(site: Site) -> Drawn:
    """Written in an editor over the years: bold paragraphs here, headings there, empty paragraphs everywhere."""

    def head(i: int, story: Story) -> str:
        link, day = f'<a href="{site.href(story)}">{esc(story.title)}</a>', site.day(story.date)
        return (
            f"<p><strong>{link}</strong><br>{day}</p>",
            f"<h3>{link}</h3>\n<p><em>{day}</em></p>",
            f'<p><span style="font-size: large;"><b>{link}</b></span></p>\n<p style="color:#888">{day}</p>',
        )[i % 3]

    parts = "\n<p>&nbsp;</p>\n".join(f"{head(i, s)}\n<p>{esc(s.teaser)}</p>" for i, s in enumerate(site.stories))
    return Drawn(main=f'<div class="text-formatted">{parts}</div>', records=tuple(map(site.record, site.stories)))


def some_updated(site: Site) -> Drawn:
    """A few records were updated and say so; others have a label "new", some a file."""

    def item(i: int, story: Story) -> str:
        changed = (
            f" ({site.word('updated')}: {site.day(story.date + timedelta(days=4), 'numeric')})" if i % 3 == 0 else ""
        )
        new = '<span class="badge bg-danger">NEW</span> ' if i < 2 else ""
        file = f'<a class="file" href="/files/{story.number}.pdf">PDF, {story.number % 90} KB</a>' if i % 4 == 1 else ""
        return f"""<div class="list-item"><h4>{new}<a href="{site.href(story)}">{esc(story.title)}</a></h4><div
 class="text-muted">
{icon("clock")} {site.day(story.date, "numeric")}{changed}</div><p>{esc(story.teaser)}</p>{file}</div>"""

    def record(i: int, story: Story) -> Record:
        updated = story.date + timedelta(days=4) if i % 3 == 0 else None
        return replace(site.record(story), updated=updated)

    return Drawn(
        main="\n".join(item(i, s) for i, s in enumerate(site.stories)),
        records=tuple(record(i, s) for i, s in enumerate(site.stories)),
    )


def sizes_of_cards(site: Site) -> Drawn:
    """A mosaic: large cards with picture and text, small ones with a title on a coloured ground."""

    def card(i: int, story: Story) -> str:
        picture_ = f'<img src="/_img/{story.slug}.avif" alt="" class="h-full w-full object-cover"/>'
        large, span = i in (0, 5), "col-span-2 row-span-2" if i in (0, 5) else "col-span-1 bg-primary"
        text = f'<p class="mt-2 text-sm">{esc(story.teaser)}</p>' if large else ""
        return f"""<div class="relative {span} rounded-2xl overflow-hidden">{picture_ if large else ""}<div
 class="p-4"><h3
 class="{"text-3xl" if large else "text-base"}"><a href="{site.href(story)}">{esc(story.title)}</a></h3>{text}<p
 class="text-xs">{site.day(story.date)}</p></div></div>"""

    return Drawn(
        main=f'<div class="grid grid-cols-4 gap-2">{"".join(card(i, s) for i, s in enumerate(site.stories))}</div>',
        records=tuple(site.record(story, teaser=i in (0, 5)) for i, story in enumerate(site.stories)),
    )


def loose_paragraphs(site: Site) -> Drawn:
    """Paragraphs that begin with a bold date; some have two links, the first leads to the record."""
    lines = "\n".join(
        f"""<P><B>{site.day(story.date, "numeric")}</B> <A HREF="{site.href(story)}">{esc(story.title)}</A>.
{esc(story.teaser)}{f' <A HREF="mailto:info@{esc(site.language.host)}">E-Mail</A>' if i % 3 == 2 else ""}"""
        for i, story in enumerate(site.stories)
    )
    return Drawn(main=lines, records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="post-formats",
        about="Posts of several formats: pictures, films, galleries; some without text, some without tags.",
        languages=("en", "ru", "pt"),
        frame=wordpress,
        draw=post_formats,
        path="/blog/",
        link="/{y}/{mm}/{slug}/",
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="by-hand",
        about="A page edited by hand: three ways to write a title and a date, empty paragraphs between.",
        languages=("de", "fr", "bg"),
        frame=government,
        draw=by_hand,
        path="/verein/berichte",
        link="/verein/berichte/{slug}",
    ),
    Layout(
        name="some-updated",
        about="Some records were updated, are marked as new, or have a file.",
        languages=("es", "en"),
        frame=bootstrap,
        draw=some_updated,
        path="/avisos/",
        link="/avisos/{number}/{slug}",
        pager=simple_next,
    ),
    Layout(
        name="mosaic",
        about="Large cards with picture and text among small ones with a title and a date.",
        languages=("sv", "ja", "he"),
        frame=utility,
        draw=sizes_of_cards,
        path="/magasin",
        link="/magasin/{slug}",
        pager=load_more,
    ),
    Layout(
        name="loose-paragraphs",
        about="Paragraphs without end tags that begin with a bold date, then a linked title and a sentence.",
        languages=("pl", "tr"),
        frame=nineties,
        draw=loose_paragraphs,
        path="/wiesci/",
        link="{slug}.htm",
        pager=picture,
    ),
)
