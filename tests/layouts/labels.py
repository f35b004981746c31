"""What stands around a title: tags and categories, authors, reading times, comments, shares."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.parts import tag_address
from tests.layouts.frames.utility import utility
from tests.layouts.frames.weight import icon
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import arrows, load_more, numbers, words_only
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def _links(story: Story, attributes: str) -> list[str]:
    return [f'<a href="{tag_address(tag)}" {attributes}>{esc(tag)}</a>' for tag in story.tags]


def hash_tags(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<div class="post"><span class="post-date">{site.day(story.date)}</span><h2><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><p>{esc(story.teaser)}</p><p class="hashtags">
{" ".join(f'<a href="{tag_address(tag)}">#{esc(tag)}</a>' for tag in story.tags)}</p></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True) for story in site.stories))


def tags_in_a_line(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<h3><a href={site.href(story)}>{esc(story.title)}</a></h3>
<p class=d>{site.day(story.date)}
<p>{esc(story.teaser)}
<p class=d>{site.word("tags")}: {", ".join(map(esc, story.tags))}"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True) for story in site.stories))


def tags_first(site: Site) -> Drawn:
    rows = "\n".join(
        f"""<article class="relative isolate flex flex-col gap-8"><div class="flex items-center gap-x-4 text-xs">
{"".join(_links(story, 'class="rounded-full bg-muted px-3"'))}</div><div
 class="group relative"><h3 class="mt-3 text-lg"><a href="{site.href(story)}"><span class="absolute inset-0"></span>
{esc(story.title)}</a></h3><p class="mt-5 text-sm">{esc(story.teaser)}</p></div><div class="mt-6 flex text-sm"><img
 src="/a/{story.number % 5}.png" alt="" class="h-10 w-10 rounded-full"/><p
 class="font-semibold">{esc(story.author)}</p><time
 datetime="{story.date}" class="text-muted">{site.day(story.date)}</time></div></article>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True) for story in site.stories))


def many_tags(site: Site) -> Drawn:
    """No text; every third post has more links to tags than a menu has links."""
    every = tuple(dict.fromkeys(tag for story in site.language.stories for tag in story.tags))[:12]
    stories = [replace(story, tags=every, teaser="") if i % 3 == 1 else story for i, story in enumerate(site.stories)]
    rows = "\n".join(
        f"""<article class="post-{story.number} post hentry"><header><span
 class="posted-on">{site.day(story.date)}</span><h2 class="entry-title"><a href="{site.href(story)}"
 rel="bookmark">{esc(story.title)}</a></h2></header><footer class="entry-footer">
{" ".join(_links(story, 'rel="tag"'))}</footer></article>"""
        for story in stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True, teaser=False) for story in stories))


def meta_line(site: Site) -> Drawn:
    """Date, author, category, comments and reading time in one line with icons."""
    rows = "\n".join(
        f"""<article class="post-{story.number} post hentry"><h2 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><ul class="entry-meta"><li class="meta-date">{icon("clock")}<span
 class="screen-reader-text">{site.word("posted")}</span>{site.day(story.date)}</li><li
 class="meta-author">{icon("user")}
{site.word("by")} <a href="/author/{i % 4}/" rel="author">{esc(story.author)}</a></li><li
 class="meta-cat">{icon("folder")}
{site.word("in")} {", ".join(_links(story, 'rel="category tag"'))}</li><li
 class="meta-comments">{icon("comment")}<a
 href="{site.href(story)}#comments">{site.word("comments", n=i * 3 % 7)}</a></li>
<li class="meta-time">{site.word("minutes", n=2 + i % 5)}</li></ul><div
 class="entry-summary"><p>{esc(story.teaser)}</p></div>
<div class="share-buttons"><span>{site.word("share")}</span><a
 href="https://a.example/share?u={story.number}">Facebook</a><a
 href="https://b.example/share?u={story.number}">LinkedIn</a></div></article>"""
        for i, story in enumerate(site.stories)
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True) for story in site.stories))


def kind_and_topics(site: Site) -> Drawn:
    """The kind above the title, labelled topics below the text, date and reading time on one line."""
    rows = "\n".join(
        f"""<div class="Result_root__c1De2"><span class="Result_type__f3Gh4">{esc(story.kind)}</span><h3><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><p class="Result_text__i5Jk6">{esc(story.teaser)}</p><div
 class="Result_meta__l7Mn8">{site.day(story.date)} · {site.word("minutes", n=3)}</div><div
 class="Result_topics__o9Pq0"><span>
{site.word("category")}:</span><ul>{"".join(f"<li>{esc(tag)}</li>" for tag in story.tags)}</ul></div></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, tags=True, kind=True) for story in site.stories))


def eyebrow(site: Site) -> Drawn:
    """One line above the title: kind, separator, date."""
    rows = "\n".join(
        f"""<div class="teaser-item"><div class="eyebrow">{esc(story.kind)} <span class="sep">|</span>
{site.day(story.date, "numeric")}</div><a class="teaser-link" href="{site.href(story)}"><h3
 class="h4">{esc(story.title)}</h3></a>
<div class="teaser-copy">{esc(story.teaser)}&nbsp;&hellip; <span
 class="more">{site.word("read_more")}</span></div></div>"""
        for story in site.stories
    )
    return Drawn(main=rows, records=tuple(site.record(story, kind=True) for story in site.stories))


LAYOUTS = (
    Layout(
        name="hash-tags",
        about="Tags as links with a number sign below the text.",
        languages=("pt", "ko"),
        frame=bootstrap,
        draw=hash_tags,
        path="/blog/",
        link="/blog/{slug}/",
        pager=arrows,
        kind="blog",
    ),
    Layout(
        name="tags-in-a-line",
        about="Tags without links, after a label, separated by commas.",
        languages=("en", "bg"),
        frame=minimal,
        draw=tags_in_a_line,
        path="/blog/",
        link="/blog/{slug}",
        pager=words_only,
        kind="blog",
    ),
    Layout(
        name="tags-first",
        about="Tags above the title, author and date below the text.",
        languages=("fr", "tr"),
        frame=utility,
        draw=tags_first,
        path="/blog",
        link="/blog/{slug}",
        pager=load_more,
        kind="blog",
    ),
    Layout(
        name="meta-line",
        about="A line of date, author, categories, comments and reading time; share links below.",
        languages=("de", "es", "fa"),
        frame=wordpress,
        draw=meta_line,
        path="/blog/",
        link="/{slug}/",
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="many-tags",
        about="Title, date and tags without a text; some posts have a dozen tags.",
        languages=("fr", "en"),
        frame=wordpress,
        draw=many_tags,
        path="/blog/",
        link="/{slug}/",
        pager=numbers,
        kind="blog",
    ),
    Layout(
        name="kind-and-topics",
        about="Kind, topics in a list after a label, date and reading time together; the title alone is a link.",
        languages=("sv", "en"),
        frame=hashed,
        draw=kind_and_topics,
        path="/library",
        link="/library/{slug}",
    ),
    Layout(
        name="eyebrow",
        about="Kind and date in one line above a link that holds the heading.",
        languages=("de", "pl"),
        frame=bootstrap,
        draw=eyebrow,
        path="/presse/meldungen/",
        link="/presse/meldungen/detail/{slug}",
    ),
)
