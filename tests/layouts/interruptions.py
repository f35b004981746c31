"""Lists with something between the records: advertisements, a newsletter's form, headings, rules, other languages."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.layout import Layout
from tests.layouts.pagers import bootstrap_pages, load_more, numbers
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["LAYOUTS"]


def _card(site: Site, story: Story, *, label: str = "", address: str = "", attributes: str = "") -> str:
    href = esc(address) or site.href(story)
    day = f'<span class="td-date">{site.day(story.date)}</span>'
    return f"""<div class="news-card" {attributes}><a class="news-card__image" href="{href}"><img
 src="/i/{story.number}.jpg"
 alt=""></a><div class="news-card__body"><h3 class="news-card__title"><a href="{href}">{esc(story.title)}</a></h3>
<p class="news-card__text">{esc(story.teaser)}</p><p class="news-card__meta">{label or day}</p></div></div>"""


def sponsored(site: Site) -> Drawn:
    """Two advertisements in cards of the same markup, labelled, leading to another host, without a date."""
    ad = replace(site.stories[0], title=site.language["ad_title"], teaser=site.language["ad_text"])
    mark = f'<span class="td-label">{site.word("sponsored")}</span>'
    cards = [_card(site, story) for story in site.stories]
    for place in (3, 8):
        address = f"https://ads.example/click?c={place}&utm_source=list"
        cards.insert(place, _card(site, ad, label=mark, address=address, attributes='data-ad="1"'))
    return Drawn(main=f'<div class="news-grid">{"".join(cards)}</div>', records=tuple(map(site.record, site.stories)))


def text_after_breaks(site: Site) -> Drawn:
    """Cards without dates, each in a grid of its own; below them, after line breaks, a text about the site."""
    cards = "\n".join(
        f"""<div class="grid"><div class="card"><div class="card__overlay"><img src="/i/{story.number}.jpg" alt=""><a
 href="{site.href(story)}" class="card__title">{esc(story.title)}</a></div></div></div>"""
        for story in site.stories[:6]
    )
    about = esc(" ".join(story.teaser for story in site.stories[6:]))
    below = f"""<div><br><br><div class="deck"><h4>{esc(site.language.name)}</h4><p>{about}</p><a
 href="https://example.org/">example.org</a></div></div>"""
    records = tuple(site.record(story, dated=None, teaser=False) for story in site.stories[:6])
    return Drawn(main=f'<div class="site__wrapper">{cards}</div>{below}', records=records)


def advertising_slots(site: Site) -> Drawn:
    """Empty slots for advertisements, and one that a script has filled."""

    def item(i: int, story: Story) -> str:
        slot = f"""<div class="ad-slot" id="div-gpt-{i}"
 aria-label="{site.word("sponsored")}"><script>window.ads=window.ads||[];
ads.push({i})</script></div>""" if i % 3 == 2 else ""  # fmt: skip
        return f"""<article class="post hentry"><h2 class="entry-title"><a
 href="{site.href(story)}">{esc(story.title)}</a></h2>
<div class="entry-meta">{site.day(story.date)}</div><p>{esc(story.teaser)}</p></article>{slot}"""

    rows = "\n".join(item(i, story) for i, story in enumerate(site.stories))
    return Drawn(main=rows, records=tuple(map(site.record, site.stories)))


def form_between(site: Site) -> Drawn:
    """After the fourth record: a newsletter's form in a cell of the same grid."""
    cells = [
        f"""<li class="col-span-1 rounded-xl border p-6"><p class="text-xs">{site.day(story.date, "short")}</p><a
 class="text-lg font-semibold" href="{site.href(story)}">{esc(story.title)}</a><p
 class="text-sm">{esc(story.teaser)}</p></li>"""
        for story in site.stories
    ]
    form = f"""<li class="col-span-1 rounded-xl border p-6"><p class="text-lg font-semibold">Newsletter</p><p
 class="text-sm">
{site.word("newsletter")}</p><form action="/subscribe"><input
 type="email"/><button>{site.word("subscribe")}</button></form></li>"""
    cells.insert(4, form)
    return Drawn(
        main=f'<ul class="grid grid-cols-3 gap-6">{"".join(cells)}</ul>', records=tuple(map(site.record, site.stories))
    )


def quotes_between(site: Site) -> Drawn:
    """A statement with a link to a service after each third record."""

    def item(i: int, story: Story) -> str:
        quote = f"""<div class="Stream_quote__b1Cd2"><blockquote>{esc(site.language.tagline)}</blockquote><a
 href="/service/{i}">{esc(site.language.services[i])}</a></div>"""
        return f"""<div class="Stream_item__e3Fg4"><h3 class="Stream_title__h5Ij6"><a
 href="{site.href(story)}">{esc(story.title)}</a></h3><time class="Stream_time__k7Lm8">{site.day(story.date)}</time><p
 class="Stream_text__n9Op0">{esc(story.teaser)}</p></div>{quote if i % 3 == 2 else ""}"""

    rows = "".join(item(i, story) for i, story in enumerate(site.stories))
    return Drawn(main=f'<div class="Stream_root__q1Rs2">{rows}</div>', records=tuple(map(site.record, site.stories)))


def filters_above(site: Site) -> Drawn:
    """Filters by topic and year, a sort menu and a count of results above the list."""
    topics = sorted({tag for story in site.language.stories for tag in story.tags})
    checks = "".join(
        f'<li><a class="filter" href="?topic={i}" rel="nofollow">{esc(tag)} <span>({i % 4 + 1})</span></a></li>'
        for i, tag in enumerate(topics)
    )
    years = "".join(f'<option value="{2024 - i}">{2024 - i}</option>' for i in range(8))
    rows = "\n".join(_card(site, story) for story in site.stories)
    main = f"""<div class="filters"><ul>{checks}</ul><select name="year">{years}</select><p
 class="summary">1–10 / 84</p></div>
<div class="results">{rows}</div>"""
    return Drawn(main=main, records=tuple(map(site.record, site.stories)))


LAYOUTS = (
    Layout(
        name="sponsored",
        about="Advertisements in cards like those of the records, marked, without dates.",
        languages=("en", "de", "pl"),
        frame=bootstrap,
        draw=sponsored,
        pager=bootstrap_pages,
        path="/news/?page=2",
    ),
    Layout(
        name="text-after-breaks",
        about="Cards without dates; below them, after line breaks, a text about the site.",
        languages=("pl", "en"),
        frame=minimal,
        draw=text_after_breaks,
        path="/novosti/",
        link="/novosti/{slug}.html",
    ),
    Layout(
        name="advertising-slots",
        about="Slots for advertisements between posts.",
        languages=("es", "ar"),
        frame=wordpress,
        draw=advertising_slots,
        pager=numbers,
    ),
    Layout(
        name="form-between",
        about="A newsletter's form in the fifth cell of the grid.",
        languages=("fr", "sv"),
        frame=utility,
        draw=form_between,
        path="/journal",
        link="/journal/{slug}",
        pager=load_more,
    ),
    Layout(
        name="quotes-between",
        about="Statements with a link stand between every three records.",
        languages=("pt", "ja"),
        frame=hashed,
        draw=quotes_between,
        path="/stream",
        link="/stream/{slug}",
    ),
    Layout(
        name="filters-above",
        about="Topics to filter by, a choice of years and a count stand above the list.",
        languages=("en", "tr"),
        frame=bootstrap,
        draw=filters_above,
        path="/news/",
    ),
)
