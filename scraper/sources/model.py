"""A source definition: everything the program must be told about one site, and nothing it can see by itself.

Paths of topic pages are templates: `{topic}` stands for the topic's slug, `{start}` for the number of the first record
on the page (from 1), `{count}` for the number of records per page, `{page}` for the number of the page (from 1).
"""

import re
from datetime import datetime
from string import Formatter
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


def _key_pattern(value: str) -> str:
    if re.compile(_pattern(value)).groups < 1:
        raise ValueError("a regular expression with a group, in parentheses, around the id is expected")
    return value


def _key_name(value: str) -> str:
    if value in OTHER_KEYS:
        raise ValueError(f"another word is expected: {', '.join(OTHER_KEYS)} name the keys that every entry may have")
    return value


def _topic_path(value: str) -> str:
    return _template(value, {"topic"}, one_of=())


def _page_path(value: str) -> str:
    return _template(value, {"topic"}, one_of=("start", "page"))


def _template(value: str, needed: set[str], one_of: tuple[str, ...]) -> str:
    """A path whose fields are the needed ones, exactly one of `one_of` if there are any, and perhaps `{count}`."""
    try:
        parsed = [
            (name, spec or conversion) for _, name, spec, conversion in Formatter().parse(value) if name is not None
        ]
    except ValueError as error:
        raise ValueError(f"a path with fields such as {{topic}} is expected ({error})") from error
    fields = {name for name, _ in parsed}
    numbers = fields.intersection(one_of)
    others = fields - needed - numbers - ({"count"} if one_of else set())
    if needed - fields or len(numbers) != bool(one_of) or others or any(extra for _, extra in parsed):
        choice = f" and either {' or '.join(f'{{{name}}}' for name in one_of)}" if one_of else ""
        raise ValueError(f"a path with {{topic}}{choice} is expected")
    return value


def _date_format(value: str) -> str:
    """A format that can write a day and read it again, with its year."""
    day = datetime(2019, 5, 8)  # noqa: DTZ001 (a date on the wall)
    try:
        read = datetime.strptime(day.strftime(value), value)  # noqa: DTZ007
    except ValueError:
        read = datetime.min  # noqa: DTZ901
    if read.year != day.year:
        raise ValueError("a strptime format with a year, such as '%d-%m-%Y', is expected")
    return value


def _some(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise ValueError("at least 1 is expected")
    return values


def _languages(codes: tuple[str, ...]) -> tuple[str, ...]:
    if codes != ("en",):
        # Imported here: it takes a third of a second, and English needs no check.
        from dateparser.data.languages_info import language_order

        unknown = [code for code in codes if code not in language_order]
        if unknown:
            raise ValueError(f"ISO 639 codes that dateparser knows are expected, {unknown[0]!r} is none")
    return codes


OTHER_KEYS = ("url", "title", "untitled")
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64)]
Host = Annotated[str, Field(pattern=r"^[a-z0-9.-]+(:[0-9]+)?$")]
Pattern = Annotated[str, AfterValidator(_pattern)]
Path = Annotated[str, Field(pattern=r"^/")]
Words = tuple[Annotated[str, Field(min_length=1)], ...]
LowerWords = tuple[Annotated[str, Field(min_length=1), AfterValidator(str.casefold)], ...]


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

    path: Annotated[Path, AfterValidator(_topic_path)]
    """Template of a topic's first page."""
    known: dict[Slug, str] = {}
    """Slug to name, as the page shows it."""
    discover: bool = True
    """Whether links that match `path` name further topics."""
    most: Annotated[int, Field(ge=1)] = 200
    """Topics walked in one crawl: a site that links ever more of them is a trap, or needs a narrower path."""
    ignore: tuple[Slug, ...] = ()
    """Topics that are not walked though links name them: retired ones, for example."""


class Pagination(_Strict):
    """The address rule of the following pages."""

    path: Annotated[Path, AfterValidator(_page_path)]
    """Template, with `{start}` or `{page}`."""
    size: Annotated[int, Field(ge=1, le=1000)]
    """Records on a full page."""
    max_pages: Annotated[int, Field(ge=1)] = 1000
    """A visit stops here even if the site goes on: no listing known to us is longer."""


class Key(_Strict):
    """A stable id of the site's own, found in an entry's address."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=32), AfterValidator(_key_name)]
    pattern: Annotated[str, AfterValidator(_key_pattern)]
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
    formats: Annotated[tuple[Annotated[str, AfterValidator(_date_format)], ...], AfterValidator(_some)]
    """`strptime` formats, tried first, in this order."""
    languages: Annotated[Words, AfterValidator(_some), AfterValidator(_languages)] = ("en",)
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
    kinds: LowerWords = ()
    """Kinds seen so far, in lower case: a line before the dates that is one of them needs no further proof."""
    tags: LowerWords = ()
    """Tags seen so far, in lower case: they help where nothing marks a line of tags; others are read all the same."""
