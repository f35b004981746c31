"""A source definition: everything the program must be told about one site, and nothing it can see by itself."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, PrivateAttr, model_validator

from scraper.sources.checks import check_key_name, check_key_pattern
from scraper.sources.module import PageModule
from scraper.sources.needs import IncompleteDefinition, problems_of
from scraper.sources.rules import (
    Addresses,
    Dates,
    EntryAddresses,
    Labels,
    Layout,
    Method,
    Pagination,
    Path,
    Selectors,
    Slug,
    Strict,
)

__all__ = [
    "Correction",
    "Dates",
    "Entries",
    "Key",
    "Labels",
    "Layout",
    "Method",
    "Pagination",
    "Rewrite",
    "Selectors",
    "Site",
    "Source",
    "Topics",
]

Host = Annotated[str, Field(pattern=r"^[a-z0-9.-]+(:[0-9]+)?$")]
LowerWords = tuple[Annotated[str, Field(min_length=1), AfterValidator(str.casefold)], ...]
DATES = ("published", "updated", "starts", "ends")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Rewrite(Strict):
    """The start of a path that a mirror uses, and what the canonical host uses in its place."""

    start: Path
    to: Path


class Site(Strict):
    """Where the source is served."""

    scheme: Literal["http", "https"] = "http"
    host: Host
    """The canonical host; every address is stored as if it had been served by it."""
    mirrors: tuple[Host, ...] = ()
    """Hosts that serve, or served, the same pages at the same paths."""
    rewrites: tuple[Rewrite, ...] = ()
    delay: Annotated[float, Field(ge=0, le=600)] = 1.0
    """Seconds between two requests to one host."""


class Topics(Addresses):
    """The topics of the source."""

    known: dict[Slug, str] = Field(default={})
    """Slug to name, as the page shows it; a topic with an address alone is called by the words of its slug."""
    discover: bool = True
    """Whether links that match `path` name further topics."""
    most: Annotated[int, Field(ge=1)] = 200
    """Topics walked in one crawl: a site that links ever more of them is a trap, or needs a narrower path."""
    ignore: tuple[Slug, ...] = ()
    """Topics that are not walked though links name them: retired ones, for example."""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        known, addresses = values.get("known", {}), values.get("addresses", {})
        if not isinstance(known, Mapping) or not isinstance(addresses, Mapping):
            return values
        nameless = {slug: str(slug).replace("-", " ") for slug in addresses if slug not in known}
        return {**values, "known": {**known, **nameless}}


class Key(Strict):
    """A stable id of the site's own, found in an entry's address."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32), AfterValidator(check_key_name)]
    pattern: Annotated[str, AfterValidator(check_key_pattern)]
    """Searched in the path; its first group is the id."""


class Entries(EntryAddresses):
    """How links to entries are told from other links, and entries from one another."""

    keys: tuple[Key, ...] = ()


class Correction(Strict):
    """Known dirt: a value that the site shows, and the one that is right."""

    field: Literal["title", "teaser", "url", "published", "updated", "starts", "ends", "tag", "kind"]
    found: Annotated[str, Field(min_length=1)]
    """Exactly as shown; of a date the text, of an address its canonical form."""
    correct: str
    """What is kept instead: nothing, if it is empty."""
    url: Annotated[str, Field(min_length=1)] | None = None
    """Only of the entry at this address, or this path of the source."""
    reason: Annotated[str, Field(min_length=1)]
    """For those who find the value changed."""

    @model_validator(mode="after")
    def _readable(self) -> Self:
        if self.field in DATES and self.correct and not _is_date(self.correct):
            raise ValueError("a date such as 2019-05-08, 2019-05 or 2019 is expected in correct, or nothing")
        return self


class Source(Strict):
    """One site we follow."""

    slug: Slug
    title: Annotated[str, Field(min_length=1)]
    method: Method = "labels"
    """How pages are read. Not said, it is what the definition gives the rules for: `labels` or `selectors`."""
    site: Site
    topics: Topics
    pagination: Pagination = Pagination()
    entries: Entries = Entries()
    labels: Labels = Labels()
    dates: Dates = Dates()
    selectors: Selectors | None = None
    kinds: LowerWords = ()
    """Kinds seen so far, in lower case: a line before the dates that is one of them needs no further proof."""
    tags: LowerWords = ()
    """Tags seen so far, in lower case: they help where nothing marks a line of tags; others are read all the same."""
    layouts: tuple[Layout, ...] = ()
    """How the site looked once; the keys beside this one say how it looks now."""
    corrections: tuple[Correction, ...] = ()
    _module: PageModule | None = PrivateAttr(default=None)

    @property
    def module(self) -> PageModule | None:
        """The page module that lies beside the definition, where a layout is read by one."""
        return self._module

    def with_module(self, module: PageModule) -> Self:
        """The source with its page module, which is no part of the definition's text."""
        copy = self.model_copy()
        copy._module = module
        return copy

    @model_validator(mode="before")
    @classmethod
    def _method_of_rules(cls, values: Any) -> Any:
        if isinstance(values, Mapping) and "method" not in values and "selectors" in values and "labels" not in values:
            return {**values, "method": "selectors"}
        return values

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if problems := problems_of(self):
            raise IncompleteDefinition(problems)
        return self


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return DATE.fullmatch(value) is not None
