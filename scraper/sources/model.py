"""A source definition: everything the program must be told about one site, and nothing it can see by itself.

Paths of topic pages are templates: `{topic}` stands for the topic's slug, `{start}` for the number of the first record
on the page (from 1), `{count}` for the number of records per page, `{page}` for the number of the page (from 1).
"""

import re
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

__all__ = ["Dates", "Entries", "Key", "Labels", "Pagination", "Rewrite", "Site", "Source", "Topics"]


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"a regular expression is expected ({error})") from error
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("an IANA time zone such as 'Europe/Brussels' is expected") from error
    return value


Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
Host = Annotated[str, Field(pattern=r"^[a-z0-9.-]+(:[0-9]+)?$")]
Pattern = Annotated[str, AfterValidator(_pattern)]
Path = Annotated[str, Field(pattern=r"^/")]
Words = tuple[Annotated[str, Field(min_length=1)], ...]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Rewrite(_Strict):
    """The start of a path that a mirror uses, and what the canonical host uses in its place."""

    start: Path
    to: Path


class Site(_Strict):
    """Where the source is served."""

    scheme: Literal["http", "https"] = "http"
    host: Host
    """The canonical host; every address is stored as if it had been served by it."""
    mirrors: tuple[Host, ...] = ()
    """Hosts that serve, or served, the same pages at the same paths."""
    rewrites: tuple[Rewrite, ...] = ()
    delay: Annotated[float, Field(ge=0, le=600)] = 1.0
    """Seconds between two requests to one host."""


class Topics(_Strict):
    """The topics of the source."""

    path: Path
    """Template of a topic's first page."""
    known: dict[Slug, str] = {}
    """Slug to name, as the page shows it."""
    discover: bool = True
    """Whether links that match `path` name further topics."""


class Pagination(_Strict):
    """The address rule of the following pages."""

    path: Path
    """Template, with `{start}` or `{page}`."""
    size: Annotated[int, Field(ge=1, le=1000)]
    """Records on a full page."""
    max_pages: Annotated[int, Field(ge=1)] = 1000
    """A visit stops here even if the site goes on: no listing known to us is longer."""


class Key(_Strict):
    """A stable id of the site's own, found in an entry's address."""

    name: Slug
    pattern: Pattern
    """Searched in the path; its first group is the id."""


class Entries(_Strict):
    """How links to entries are told from other links."""

    path: Pattern
    """A link whose path matches from its start leads to an entry."""
    keys: tuple[Key, ...] = ()


class Labels(_Strict):
    """The words that stand before dates, in lower case, without the colon."""

    published: Words = ()
    starts: Words = ()
    ends: Words = ()

    @model_validator(mode="after")
    def _some(self) -> "Labels":
        if not (self.published or self.starts):
            raise ValueError("at least one label in published or starts is expected")
        return self


class Dates(_Strict):
    """How the source writes dates."""

    order: Literal["DMY", "MDY", "YMD"]
    formats: Words
    """`strptime` formats, tried first, in this order."""
    languages: Words = ("en",)
    """Languages of month names, for dates the formats do not cover."""
    zone: Annotated[str, AfterValidator(_zone)] | None = None


class Source(_Strict):
    """One site we follow."""

    slug: Slug
    title: Annotated[str, Field(min_length=1)]
    site: Site
    topics: Topics
    pagination: Pagination
    entries: Entries
    labels: Labels
    dates: Dates
    kinds: Words = ()
    """Kinds seen so far, in lower case: a line before the dates that is one of them needs no further proof."""
    tags: Words = ()
    """Tags seen so far, in lower case: they help where nothing marks a line of tags; others are read all the same."""
