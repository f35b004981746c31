"""What the test pages are made from: stories as an editor wrote them, on a site in one language."""

import datetime as dt
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urljoin

from tests.layouts.days import Dates

__all__ = ["Drawn", "Language", "Record", "Site", "Story", "esc"]

esc = escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One news item."""

    number: int
    slug: str
    title: str
    date: dt.date
    teaser: str = ""
    tags: tuple[str, ...] = ()
    kind: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language: its words for what surrounds a list, its dates, and a site's stories, newest first."""

    code: str
    name: str
    host: str
    tagline: str
    about: str
    menu: tuple[str, ...]
    services: tuple[str, ...]
    words: dict[str, str]
    dates: Dates
    stories: tuple[Story, ...]
    direction: str = "ltr"

    def __getitem__(self, word: str) -> str:
        return self.words[word]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of the truth; the fields are those of a case's `truth.json`, and those an entry has besides."""

    title: str
    url: str | None
    date: dt.date | None = None
    date_source: str | None = None
    """`text`, or why the date is not scored: `partial`, `month`, `ambiguous` …"""
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    teaser: str | None = None
    updated: dt.date | None = None
    starts: dt.date | None = None
    ends: dt.date | None = None
    alt_urls: tuple[str, ...] = ()
    full_content: bool = False
    tags_unknown: bool = False
    teaser_unknown: bool = False
    future: bool = False
    """Whether the date lies after the capture, as those of events do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A list as HTML, and the truth about it."""

    main: str
    records: tuple[Record, ...] = ()
    next: str | None = None
    head: str = ""
    """Belongs into the page's head: structured data, link elements."""
    after: str = ""
    """Stands outside of the content: scripts, templates."""
    bare: bool = False
    """Whether the page itself says what it is: the frame writes no heading of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site in one language, as one page of it sees it."""

    language: Language
    url: str
    """The page's address."""
    link: str = "/news/{slug}/"
    """How the page writes the address of a story: fields of `Story`, and `y`, `mm`, `dd` of its date."""
    stories: tuple[Story, ...] = field(default=())

    def path(self, story: Story) -> str:
        """The story's address as the editor would write it."""
        day = story.date
        parts = {"y": day.year, "mm": f"{day.month:02}", "dd": f"{day.day:02}"}
        return self.link.format(slug=story.slug, number=story.number, **parts)

    def href(self, story: Story) -> str:
        """The story's address as it stands in an attribute."""
        return esc(self.path(story))

    def absolute(self, address: str) -> str:
        return urljoin(self.url, address)

    def day(self, day: dt.date, style: str = "long") -> str:
        return esc(self.language.dates.show(day, style))

    def word(self, name: str, **values: object) -> str:
        return esc(self.language[name].format(**values))

    def record(
        self,
        story: Story,
        *,
        dated: str | None = "text",
        teaser: bool = True,
        tags: bool = False,
        kind: bool = False,
        address: str | None = "",
    ) -> Record:
        """The truth about a story of which these parts are shown; `address` where the link leads elsewhere."""
        return Record(
            title=story.title,
            url=None if address is None else self.absolute(address or self.path(story)),
            date=story.date if dated else None,
            date_source=dated,
            teaser=(story.teaser or None) if teaser else None,
            tags=story.tags if tags else (),
            kinds=(story.kind,) if kind and story.kind else (),
        )
