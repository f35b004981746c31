"""Records that stand in the page more often than a reader sees them."""

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.utility import utility
from tests.layouts.layout import Layout
from tests.layouts.pagers import load_more, numbers, simple_next
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def _card(site: Site, story: Story) -> str:
    return f"""<div class="card"><a href="{site.href(story)}"><img src="/m/{story.number}.jpg"
 alt="{esc(story.title)}"></a>
<div class="card-body"><p class="date">{site.day(story.date)}</p><h4><a
 href="{site.href(story)}">{esc(story.title)}</a></h4>
<p>{esc(story.teaser)}</p></div></div>"""


def two_devices(site: Site) -> Drawn:
    """A table for wide screens, cards for narrow ones: the same records twice."""
    rows = "\n".join(
        f"""<tr><td>{site.day(story.date, "numeric")}</td><td><a href="{site.href(story)}">{esc(story.title)}</a></td>
<td>{esc(story.teaser)}</td></tr>"""
        for story in site.stories
    )
    cards = "\n".join(_card(site, story) for story in site.stories)
    main = f"""<div class="d-none d-md-block"><table class="table"><tbody>{rows}</tbody></table></div>
<div class="d-md-none">{cards}</div>"""
    return Drawn(main=main, records=tuple(map(site.record, site.stories)))


def each_twice(site: Site) -> Drawn:
    """Each record has two versions side by side, one for each kind of device."""
    rows = "\n".join(
        f"""<li class="border-b py-4"><div class="hidden lg:flex gap-8"><span
 class="w-32">{site.day(story.date)}</span><a
 class="font-semibold" href="{site.href(story)}">{esc(story.title)}</a><span>{esc(story.teaser)}</span></div><div
 class="lg:hidden"><a class="font-semibold" href="{site.href(story)}">{esc(story.title)}</a><div
 class="text-xs">{site.day(story.date)}</div></div></li>"""
        for story in site.stories
    )
    return Drawn(main=f'<ul role="list">{rows}</ul>', records=tuple(map(site.record, site.stories)))


def hidden_records(site: Site) -> Drawn:
    """Records of other topics are there and hidden, in four ways; a template holds an empty one."""
    hidden = [_other_card(site, story) for story in site.language.stories[10:14]]
    ways = (
        'style="display:none"',
        "hidden",
        'aria-hidden="true" style="visibility: hidden"',
        'class="card" style="display: none;"',
    )
    extra = "".join(f"<div {way}>{card}</div>" for way, card in zip(ways, hidden, strict=True))
    shown = "".join(_card(site, story) for story in site.stories)
    template = """<template id="card"><div class="card"><h4><a href="/x">Title</a></h4><p
 class="date">1 January 1970</p></div>
</template>"""
    return Drawn(
        main=f'<div class="cards">{shown}{extra}</div>{template}', records=tuple(map(site.record, site.stories))
    )


def _other_card(site: Site, story: Story) -> str:
    return _card(site, story).replace("/news/", "/other/")


def without_scripts(site: Site) -> Drawn:
    """Cards whose pictures, and a list whose titles, are repeated for browsers without scripts."""
    cards = "".join(
        f"""<div class="Tile_tile__b1Cd2"><div class="Tile_media__e3Fg4"><img alt="{esc(story.title)}"
 src="/blank.gif"/><noscript>
<img alt="{esc(story.title)}" src="/i/{story.slug}.jpg"/></noscript></div><h2 class="Tile_title__h5Ij6"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2><span class="Tile_date__k7Lm8">{site.day(story.date)}</span><p>
{esc(story.teaser)}</p></div>"""
        for story in site.stories
    )
    links = "".join(f'<li><a href="{site.href(story)}">{esc(story.title)}</a></li>' for story in site.stories)
    return Drawn(
        main=f'<div class="Tiles_grid__n9Op0">{cards}</div><noscript><ul>{links}</ul></noscript>',
        records=tuple(map(site.record, site.stories)),
    )


LAYOUTS = (
    Layout(
        name="two-devices",
        about="The list is there twice: as a table for wide screens and as cards for narrow ones.",
        languages=("en", "ru"),
        frame=bootstrap,
        draw=two_devices,
        pager=numbers,
    ),
    Layout(
        name="each-twice",
        about="Each record has two versions, for wide and for narrow screens.",
        languages=("de", "ar"),
        frame=utility,
        draw=each_twice,
        path="/meldungen",
        link="/meldungen/{slug}",
        pager=load_more,
    ),
    Layout(
        name="hidden-records",
        about="Hidden records of other topics follow those shown, and a template.",
        languages=("es", "en"),
        frame=bootstrap,
        draw=hidden_records,
    ),
    Layout(
        name="without-scripts",
        about="For browsers without scripts, pictures and the whole list are there a second time.",
        languages=("fr", "th"),
        frame=hashed,
        draw=without_scripts,
        path="/magazine",
        link="/magazine/{slug}",
        pager=simple_next,
    ),
)
