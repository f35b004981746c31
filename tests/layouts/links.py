"""Links that are not the title: beside it, around everything, several in a row, with addresses of every form."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import infinite, neighbours, older_newer, simple_next
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def whole_lines(site: Site) -> Drawn:
    """Each line is a link with the date, the title and an arrow in spans."""
    rows = "\n".join(
        f"""<li><a href="{site.href(story)}"><span class="date">{site.day(story.date, "numeric")}</span> <span
 class="label">{esc(story.kind)}</span> <span class="ttl">{esc(story.title)}</span><i
 class="icon-chevron"></i></a></li>"""
        for story in site.stories
    )
    return Drawn(
        main=f'<ul class="newsList">\n{rows}\n</ul>',
        records=tuple(site.record(story, teaser=False, kind=True) for story in site.stories),
    )


def picture_title_more(site: Site) -> Drawn:
    """Three links to the same address: a picture without text, the title, read more for screen readers."""
    rows = "\n".join(
        f"""<div class="ListItem_item__u1Vw2"><a tabindex="-1" aria-hidden="true" href="{site.href(story)}"><img
 alt="" loading="lazy" srcset="/i/{story.slug}-320.webp 320w, /i/{story.slug}-640.webp 640w"/></a><div><h3><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><p>{esc(story.teaser)}</p><div class="ListItem_foot__x3Yz4"><span>
{site.day(story.date)}</span><a class="ListItem_more__a5Bc6" href="{site.href(story)}"
 aria-label="{site.word("more_about", title=story.title)}">{site.word("read_more")}</a></div></div></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def documents(site: Site) -> Drawn:
    """The title is bold, the file of the record is called by its type and size."""
    rows = "\n".join(
        f"""<div class="download-item"><strong>{esc(story.title)}</strong><br>
<span class="info">{site.word("published")}: {site.day(story.date, "numeric")}</span><p>{esc(story.teaser)}</p>
<a class="file file--pdf" href="{site.href(story)}">{site.word("download")} (PDF, {story.number % 40 / 10 + 0.2:.1f} MB)
<span class="visually-hidden">{site.word("new_tab")}</span></a></div>"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="downloads">{rows}</div>', records=tuple(map(site.record, site.stories)))


def in_teaser(site: Site) -> Drawn:
    """Teasers hold links and dates of their own."""

    def row(i: int, story: Story) -> str:
        other, past = site.stories[(i + 3) % 10], site.day(site.language.stories[-1].date)
        aside = f'({past}: <a href="https://partner.example/{story.number}">{esc(other.author)}</a>)'
        return f"""<section class="mb-8"><h2 class="text-xl"><a href="{site.href(story)}">{esc(story.title)}</a></h2><p
 class="text-xs text-muted">{site.day(story.date)}</p><p class="text-sm">{esc(story.teaser)} {aside}</p></section>"""

    return Drawn(
        main="\n".join(row(i, story) for i, story in enumerate(site.stories)),
        records=tuple(map(site.record, site.stories)),
    )


def elsewhere(site: Site) -> Drawn:
    """A press review: the titles lead to other sites, the names of the papers too."""
    hosts = ("courier.example", "daily-post.example", "evening.example")
    stories = [
        replace(story, slug=f"https://www.{hosts[i % 3]}/{story.date:%Y/%m}/{story.slug}?utm_source=x&utm_medium=web")
        for i, story in enumerate(site.stories)
    ]
    rows = "\n".join(
        f"""<p class="review"><a href="{esc(story.slug)}" target="_blank"
 rel="noopener external">{esc(story.title)}</a><br>
<em><a href="https://www.{hosts[i % 3]}/">{hosts[i % 3]}</a></em>, {site.day(story.date)}</p>"""
        for i, story in enumerate(stories)
    )
    return Drawn(main=rows, records=tuple(site.record(s, teaser=False, address=s.slug) for s in stories))


def with_base(site: Site) -> Drawn:
    """Addresses are relative to a base element."""
    rows = "\n".join(
        f"<li>{site.day(story.date, 'iso')} <a href={story.slug}.html>{esc(story.title)}</a>" for story in site.stories
    )
    base = site.absolute("/archive/texts/")
    return Drawn(
        main=f"<ul>\n{rows}\n</ul>",
        head=f"<base href={base}>",
        records=tuple(site.record(s, teaser=False, address=f"{base}{s.slug}.html") for s in site.stories),
    )


def some_without(site: Site) -> Drawn:
    """Short notices without a page of their own stand among the records."""
    rows = "\n".join(
        f"""<div class="post"><h3>{
            esc(story.title) if i % 4 == 3 else f'<a href="{site.href(story)}">{esc(story.title)}</a>'
        }</h3>
<p class="post-date">{site.day(story.date)}</p><p>{esc(story.teaser)}</p></div>"""
        for i, story in enumerate(site.stories)
    )
    records = [site.record(s, address=None if i % 4 == 3 else "") for i, s in enumerate(site.stories)]
    return Drawn(main=rows, records=tuple(records))


def whole_posts(site: Site) -> Drawn:
    """Whole posts, with headings, lists and links inside; the title's link is the record's."""

    def post(i: int, story: Story) -> str:
        others = [site.stories[(i + step) % 10] for step in (2, 5)]
        more = "".join(
            f"<li><a href='https://docs.example/{o.number}'>{esc(o.author)}</a> – {esc(o.teaser)}</li>" for o in others
        )
        return f"""<article class="post hentry"><h1 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h1>
<div class="entry-meta">{site.day(story.date)} | <a href="/author/{i % 3}/">{esc(story.author)}</a> | <a
 href="{site.href(story)}#comments">{site.word("comments", n=i + 2)}</a></div><div
 class="entry-content"><p>{esc(story.teaser)}</p>
<h3>{esc(others[0].kind)}</h3><p>{esc(others[0].teaser)} {esc(others[1].teaser)}</p><ul>{more}</ul>
<p>{esc(site.language.about)}</p></div></article>"""

    records = [replace(site.record(story, teaser=False), full_content=True) for story in site.stories[:5]]
    return Drawn(main="\n".join(post(i, s) for i, s in enumerate(site.stories[:5])), records=tuple(records))


def hidden_words(site: Site) -> Drawn:
    """The visible link text is short, hidden words complete it; a share link and a print link follow."""
    rows = "\n".join(
        f"""<div class="views-row"><div class="views-field-created">{site.day(story.date, "weekday")}</div>
<div class="views-field-title">{esc(story.title)}</div><div class="views-field-body">{esc(story.teaser)}</div>
<div class="views-field-view-node"><a href="{site.href(story)}">{site.word("read_more")}<span class="sr-only">
 {esc(story.title)}</span></a> <a href="{site.href(story)}/print" class="print">PDF</a> <a class="share"
 href="https://mastodon.example/share?url={story.number}">{site.word("share")}</a></div></div>"""
        for story in site.stories
    )
    return Drawn(main=f'<div class="view-content">{rows}</div>', records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="whole-lines",
        about="Each line is one link around date, kind and title.",
        languages=("ja", "zh", "ko"),
        frame=bootstrap,
        draw=whole_lines,
        path="/info/",
        link="/info/{y}/{number}/",
    ),
    Layout(
        name="picture-title-more",
        about="Three links to one address: picture, title, read more with a label.",
        languages=("es", "de"),
        frame=hashed,
        draw=picture_title_more,
        path="/actualidad",
        link="/actualidad/{slug}",
        pager=simple_next,
    ),
    Layout(
        name="downloads",
        about="The title is bold, the link below the text is named by file type and size.",
        languages=("fr", "sv"),
        frame=government,
        draw=documents,
        path="/publications",
        link="/sites/default/files/{y}/{slug}.pdf",
        pager=infinite,
    ),
    Layout(
        name="links-in-teasers",
        about="Teasers hold links to partners, and earlier dates.",
        languages=("en", "pt"),
        frame=utility,
        draw=in_teaser,
        path="/updates",
        link="/updates/{slug}",
        pager=neighbours,
    ),
    Layout(
        name="press-review",
        about="Titles lead to newspapers, whose names are links as well.",
        languages=("de", "tr"),
        frame=bootstrap,
        draw=elsewhere,
        path="/pressespiegel/",
    ),
    Layout(
        name="with-base",
        about="Relative addresses and a base element.",
        languages=("en", "pl"),
        frame=minimal,
        draw=with_base,
        path="/archive/",
        kind="archive",
    ),
    Layout(
        name="some-without-link",
        about="One record in four has no page of its own.",
        languages=("he", "es"),
        frame=bootstrap,
        draw=some_without,
        path="/noticias/",
        link="/noticias/{slug}/",
    ),
    Layout(
        name="whole-posts",
        about="A blog that shows whole posts, with headings and links inside.",
        languages=("en", "fr"),
        frame=wordpress,
        draw=whole_posts,
        path="/page/3/",
        link="/{y}/{mm}/{dd}/{slug}/",
        pager=older_newer,
        kind="blog",
    ),
    Layout(
        name="hidden-words",
        about="The link's hidden words repeat the title; links to print and to share follow it.",
        languages=("ru", "ko"),
        frame=government,
        draw=hidden_words,
        path="/press",
        link="/press/{number}",
    ),
)
