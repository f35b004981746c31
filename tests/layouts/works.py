"""Episodes, papers, vacancies and events: what each kind of list puts beside titles."""

from dataclasses import replace

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.utility import utility
from tests.layouts.layout import Layout
from tests.layouts.pagers import load_more, numbers, simple_next
from tests.layouts.rows import Row, collection
from tests.layouts.site import Drawn, Record, Site, esc

__all__ = ["LAYOUTS"]


def episodes(site: Site) -> Drawn:
    """Numbered titles, running times, a player and links to directories."""
    rows = collection("episodes", site.language.code)
    items = "\n".join(
        f"""<article class="border-b py-8 flex gap-6"><img class="h-32 w-32" src="/cover/{row.story.slug}.jpg"
 alt=""/><div><p
 class="text-xs text-muted">{site.day(row.story.date)} · {esc(row.number)}</p><h2 class="text-2xl"><a
 href="{site.href(row.story)}">{esc(row.story.title)}</a></h2><p>{esc(row.story.teaser)}</p>
<audio controls preload="none"
 src="/audio/{row.story.slug}.mp3"></audio><div class="text-xs"><a
 href="/audio/{row.story.slug}.mp3" download>MP3</a> <a
 href="https://pods.example/e/{row.story.number}">Pods</a></div></div></article>"""
        for row in rows
    )
    return Drawn(main=items, records=tuple(site.record(row.story) for row in rows))


def papers(site: Site) -> Drawn:
    """Authors, title, journal; links to the text and the citation."""
    rows = collection("papers", site.language.code)
    items = "\n".join(
        f"""<li><b><a href={site.href(row.story)}>{esc(row.story.title)}</a></b><br>{esc(row.story.author)}<br>
<i>{esc(row.number)}</i><br>{site.day(row.story.date)} [<a href=/pdf/{row.story.slug}.pdf>pdf</a>]
[<a href=/bib/{row.story.slug}.bib>bib</a>]"""
        for row in rows
    )
    records = [replace(site.record(row.story, teaser=False), teaser_unknown=True, tags_unknown=True) for row in rows]
    return Drawn(main=f"<ol>\n{items}\n</ol>", records=tuple(records))


def _vacancy(site: Site, row: Row) -> Record:
    return replace(site.record(row.story, teaser=False), ends=row.until, teaser_unknown=True, tags_unknown=True)


def vacancies(site: Site) -> Drawn:
    """When it was published, where it is, and until when one can apply."""
    rows = collection("jobs", site.language.code)
    words = {"en": ("Apply by", "Location"), "de": ("Bewerbungsfrist", "Einsatzort")}[site.language.code]
    items = "\n".join(
        f"""<div class="job-item"><h3 class="h5"><a href="{site.href(row.story)}">{esc(row.story.title)}</a></h3><dl
 class="row">
<dt class="col-3">{site.word("published")}</dt><dd class="col-9">{site.day(row.story.date)}</dd><dt
 class="col-3">{words[1]}</dt>
<dd class="col-9">{esc(row.place)}</dd><dt class="col-3">{words[0]}</dt><dd
 class="col-9">{_until(site, row)}</dd></dl></div>"""
        for row in rows
    )
    return Drawn(main=items, records=tuple(_vacancy(site, row) for row in rows))


def _until(site: Site, row: Row) -> str:
    return site.day(row.until) if row.until else ""


def _event(site: Site, row: Row) -> Record:
    ends = row.until if row.until != row.story.date else None
    return replace(site.record(row.story), starts=row.story.date, ends=ends, tags_unknown=True, future=True)


def events(site: Site) -> Drawn:
    """From when to when, where, and a text."""
    rows = collection("events", site.language.code)
    items = "\n".join(
        f"""<article class="event-teaser"><div
 class="event-teaser__date">{site.day(row.story.date)}{_span(site, row)}</div>
<h3 class="event-teaser__title"><a href="{site.href(row.story)}">{esc(row.story.title)}</a></h3><div
 class="event-teaser__place"><span
 class="visually-hidden">Ort</span>{esc(row.place)}</div><p>{esc(row.story.teaser)}</p></article>"""
        for row in rows
    )
    return Drawn(main=items, records=tuple(_event(site, row) for row in rows))


def _span(site: Site, row: Row) -> str:
    return "" if row.until in (None, row.story.date) else f" – {_until(site, row)}"


def machine_events(site: Site) -> Drawn:
    """Start and end as time elements in microdata."""
    rows = collection("events", site.language.code)
    items = "\n".join(
        f"""<div itemscope itemtype="https://schema.org/Event" class="Event_card__m1No2"><a itemprop="url"
 href="{site.href(row.story)}"><h3 itemprop="name">{esc(row.story.title)}</h3></a><time itemprop="startDate"
 datetime="{row.story.date}">{site.day(row.story.date, "short")}</time><meta itemprop="endDate"
 content="{row.until}"/><span
 itemprop="location">{esc(row.place)}</span><p itemprop="description">{esc(row.story.teaser)}</p></div>"""
        for row in rows
    )
    return Drawn(
        main=f'<div class="Events_list__p3Qr4">{items}</div>', records=tuple(_event(site, row) for row in rows)
    )


LAYOUTS = (
    Layout(
        name="episodes",
        about="A podcast: numbered titles, date and running time, players, links to files and directories.",
        languages=("en", "es"),
        frame=utility,
        draw=episodes,
        path="/podcast",
        link="/podcast/{slug}",
        pager=load_more,
    ),
    Layout(
        name="papers",
        about="Publications with authors, journals, and links to file and citation.",
        languages=("en",),
        frame=minimal,
        draw=papers,
        path="/papers/",
        link="/papers/{slug}",
    ),
    Layout(
        name="vacancies",
        about="Vacancies: date of publication, place and deadline behind labels.",
        languages=("en", "de"),
        frame=bootstrap,
        draw=vacancies,
        path="/jobs/",
        link="/jobs/{slug}",
        pager=simple_next,
    ),
    Layout(
        name="events",
        about="Coming events, soonest first, some of several days.",
        languages=("en", "fr", "ru"),
        frame=government,
        draw=events,
        path="/events",
        link="/events/{y}/{slug}",
        pager=numbers,
        kind="events",
    ),
    Layout(
        name="machine-events",
        about="Coming events in microdata; the end is in a meta element.",
        languages=("en", "fr"),
        frame=hashed,
        draw=machine_events,
        path="/whats-on",
        link="/whats-on/{slug}",
        kind="events",
    ),
)
