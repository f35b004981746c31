"""A layout is a way to show a list; with a language and a frame it makes a case: a page, and the truth about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tests.layouts.pagers import Pager, no_pager
from tests.layouts.site import Drawn, Language, Record, Site
from tests.layouts.words import language

__all__ = ["Layout", "LayoutCase", "cases_of"]

SHOWN = 10
"""Stories of a language that a layout shows unless it takes others; the rest are for what stands around the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutCase:
    """One page with its truth, in the form of a case's `truth.json`."""

    name: str
    language: str
    about: str
    url: str
    html: str
    truth: dict[str, Any]

    @property
    def captured_at(self) -> datetime:
        """A day after the newest date: what the page says of "yesterday" is true then. Three before the first event."""
        days = [(r["future"], date.fromisoformat(r["date"])) for r in self.truth["records"] if r["date"]]
        past = [day for future, day in days if not future]
        soon = min((day for _, day in days), default=date(2024, 6, 1)) - timedelta(days=3)
        day = max(past) + timedelta(days=1) if past else soon
        return datetime.combine(day, time(9), UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A way to show a list."""

    name: str
    about: str
    languages: tuple[str, ...]
    frame: Callable[[Site, Drawn], str]
    draw: Callable[[Site], Drawn]
    path: str = "/news/"
    """Of the page."""
    link: str = "/news/{slug}/"
    pager: Callable[[Site], Pager] = no_pager
    kind: str = "news"


def cases_of(layouts: tuple[Layout, ...]) -> Iterator[LayoutCase]:
    for layout in layouts:
        for code in layout.languages:
            yield _case(layout, language(code))


def _case(layout: Layout, words: Language) -> LayoutCase:
    stories = words.stories[:SHOWN]
    site = Site(language=words, url=f"https://{words.host}{layout.path}", link=layout.link, stories=stories)
    drawn = layout.draw(site)
    pager = layout.pager(site)
    page = replace(drawn, main=f"{pager.before}{drawn.main}\n{pager.html}", head=drawn.head + pager.head)
    return LayoutCase(
        name=f"{layout.name}-{words.code}",
        language=words.code,
        about=layout.about,
        url=site.url,
        html=layout.frame(site, page),
        truth={**_truth(layout, site, drawn, pager.next or drawn.next), "next_known": pager.known},
    )


def _truth(layout: Layout, site: Site, drawn: Drawn, following: str | None) -> dict[str, Any]:
    return {
        "case": f"{layout.name}-{site.language.code}",
        "url": site.url,
        "lang": site.language.code,
        "kind": layout.kind,
        "next": site.absolute(following) if following else None,
        "records": [_record(record) for record in drawn.records],
    }


def _record(record: Record) -> dict[str, Any]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "title": record.title,
        "url": record.url,
        "date": iso(record.date),
        "date_source": record.date_source,
        "tags": list(record.tags) or None,
        "kinds": list(record.kinds) or None,
        "teaser": record.teaser,
        "updated": iso(record.updated),
        "starts": iso(record.starts),
        "ends": iso(record.ends),
        "alt_urls": list(record.alt_urls) or None,
        "full_content": record.full_content,
        "tags_unknown": record.tags_unknown or None,
        "teaser_unknown": record.teaser_unknown,
        "future": record.future,
    }
