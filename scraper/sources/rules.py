"""The rules that pages of one appearance of a site are read by: what a source's present layout has, and older ones.

Paths of topic pages are templates: `{topic}` stands for the topic's slug, `{start}` for the number of the first record
on the page (from 1), `{count}` for the number of records per page, `{page}` for the number of the page (from 1).
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scraper.sources.checks import (
    check_address,
    check_date_format,
    check_languages,
    check_page_path,
    check_pattern,
    check_selector,
    check_topic_path,
    check_until,
    check_within,
    check_zone,
    listed,
)

__all__ = [
    "Addresses",
    "Dates",
    "EntryAddresses",
    "Labels",
    "Layout",
    "Method",
    "Pagination",
    "Path",
    "Selectors",
    "Slug",
    "Strict",
]

Method = Literal["labels", "auto", "selectors", "module"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
Pattern = Annotated[str, AfterValidator(check_pattern)]
Path = Annotated[str, Field(pattern=r"^/")]
Address = Annotated[Path, AfterValidator(check_address)]
Words = tuple[Annotated[str, Field(min_length=1)], ...]
OnPage = Annotated[str, Field(min_length=1), AfterValidator(check_selector)]
InRecord = Annotated[str, Field(min_length=1), AfterValidator(check_within)]
Record = Annotated[tuple[OnPage, ...], BeforeValidator(listed), Field(min_length=1)]
PageWide = Annotated[tuple[OnPage, ...], BeforeValidator(listed)]
Within = Annotated[tuple[InRecord, ...], BeforeValidator(listed)]
Title = Annotated[Within, Field(min_length=1)]


class Strict(BaseModel):
    """Frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Addresses(Strict):
    """Where the first pages of topics are."""

    path: Annotated[Path, AfterValidator(check_topic_path)] | None = None
    """Template of a topic's first page."""
    addresses: dict[Slug, Address] = {}
    """First pages of topics that are not at the template: path, perhaps with a query."""


class Pagination(Strict):
    """How the following pages of a topic are found."""

    path: Annotated[Path, AfterValidator(check_page_path)] | None = None
    """Template, with `{start}` or `{page}`."""
    links: Pattern | None = None
    """A link whose path and query match from their start leads to a further page of the topic that it stands on, or of
    the one that the group `topic` names."""
    size: Annotated[int, Field(ge=1, le=1000)] | None = None
    """Records on a full page. Without it no page is followed that nothing links to."""
    max_pages: Annotated[int, Field(ge=1)] = 1000
    """A visit stops here even if the site goes on: no listing known to us is longer."""

    @model_validator(mode="after")
    def _size_of_start(self) -> "Pagination":
        if self.path and "{start}" in self.path and self.size is None:
            raise ValueError("size is missing: where {start} counts records, the number of records per page is needed")
        return self


class EntryAddresses(Strict):
    """How links to entries are told from other links."""

    path: Pattern = ""
    """A link whose path matches from its start leads to an entry; any does where nothing is said."""


class Labels(Strict):
    """The words that stand before dates, in lower case, without the colon."""

    published: Words = ()
    starts: Words = ()
    ends: Words = ()


class Dates(Strict):
    """How the source writes dates."""

    order: Literal["DMY", "MDY", "YMD"] | None = None
    """Of numbers alone."""
    formats: tuple[Annotated[str, AfterValidator(check_date_format)], ...] = ()
    """`strptime` formats, tried first, in this order."""
    languages: Annotated[Words, AfterValidator(check_languages)] = ()
    """Languages of month names, for dates the formats do not cover: English where none is named; the page's own, where
    it says one, with the method `auto`."""
    zone: Annotated[str, AfterValidator(check_zone)] | None = None


class Selectors(Strict):
    """Where on the page the fields are: CSS or XPath. Of several the first that finds something counts."""

    record: Record
    """The elements that are, or begin, a record."""
    siblings: bool = False
    """Whether a record goes on beyond its element, up to the next."""
    title: Title
    link: Within = ()
    teaser: Within = ()
    published: Within = ()
    updated: Within = ()
    starts: Within = ()
    ends: Within = ()
    tags: Within = ()
    kinds: Within = ()
    separator: str = ""
    """What parts the tags, or the kinds, that stand in one element."""
    next: PageWide = ()
    """The link to the following page; asked of the whole page, like those below."""
    topic: PageWide = ()
    """The topic's name."""
    introduction: PageWide = ()
    """Its paragraphs."""
    empty: PageWide = ()
    """What a page shows that rightly lists nothing."""


class Layout(Strict):
    """How the site looked once. A key that is left out is that of the present layout."""

    until: Annotated[datetime, BeforeValidator(check_until)]
    """Captures before this time are read by this layout."""
    method: Method | None = None
    topics: Addresses = Addresses()
    pagination: Pagination = Pagination()
    entries: EntryAddresses = EntryAddresses()
    labels: Labels = Labels()
    dates: Dates = Dates()
    selectors: Selectors | None = None
