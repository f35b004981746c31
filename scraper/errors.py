"""Errors of the scraper.

ScraperError
├── SourceError               a definition, source or topic that cannot be used
│   ├── InvalidDefinition     a definition file breaks a rule: file, key, expectation
│   ├── UnknownSource
│   └── UnknownTopic
├── ContactMissing            a foreign host may not be crawled anonymously
└── Verdict                   what parsing concluded instead of a listing
    ├── LayoutChanged         records seem to be there, but not as the definition says
    ├── EmptyListing          the topic page is there and lists nothing
    └── NotAListing           something else: an error page, a picture, nothing at all
"""

__all__ = [
    "ContactMissing",
    "EmptyListing",
    "InvalidDefinition",
    "LayoutChanged",
    "NotAListing",
    "ScraperError",
    "SourceError",
    "UnknownSource",
    "UnknownTopic",
    "Verdict",
]


class ScraperError(Exception):
    """Base of all errors this package raises on purpose."""


class SourceError(ScraperError):
    """A definition, source or topic that cannot be used."""


class InvalidDefinition(SourceError):
    """A source definition breaks a rule; `problems` are pairs of key and expectation."""

    def __init__(self, file: str, problems: list[tuple[str, str]]) -> None:
        self.file = file
        self.problems = problems
        lines = "".join(f"\n  {key}: {expectation}" for key, expectation in problems)
        super().__init__(f"{file} is not a valid source definition:{lines}")


class UnknownSource(SourceError):
    """No definition has this slug."""

    def __init__(self, slug: str, known: list[str]) -> None:
        self.slug = slug
        super().__init__(f"There is no source {slug!r}. Known: {', '.join(known) or 'none'}.")


class UnknownTopic(SourceError):
    """The source has no topic of this slug."""

    def __init__(self, source: str, topic: str, known: list[str]) -> None:
        self.source = source
        self.topic = topic
        super().__init__(
            f"Source {source!r} has no topic {topic!r}. Known: {', '.join(known) or 'none'}. "
            "Crawling the whole source discovers topics that others link to."
        )


class ContactMissing(ScraperError):
    """A crawl of a host that is not this machine needs an address its operator can write to."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(
            f"Crawling {host} needs a contact that its operator can write to. "
            'Set contact = "you@example.org" in the archive\'s cuttings.toml, or make the archive with '
            "`cuttings init --contact you@example.org`."
        )


class Verdict(ScraperError):
    """Parsing read no listing from a page; the subclass says what the page is instead."""


class LayoutChanged(Verdict):
    """The page seems to list records, but not as this source promises: without its labels, or not at its selectors."""


class EmptyListing(Verdict):
    """A topic page that lists nothing."""


class NotAListing(Verdict):
    """No topic page at all."""
