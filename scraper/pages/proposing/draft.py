"""The parts of a definition that a page shows."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from scraper.page import Entry, ListingPage, Page
from scraper.pages.auto.samples import Samples
from scraper.pages.links import PageLinks
from scraper.pages.proposing.identity import learn_key, learn_path
from scraper.pages.proposing.naming import named_topic, site_title, slug_of_host, slug_of_target
from scraper.pages.proposing.offers import Offer, find_offers
from scraper.pages.proposing.paging import first_page, learn_pagination
from scraper.sources import Source
from scraper.sources.addresses import is_of_topic
from scraper.sources.spelling import canonical_url, owns, site_url

__all__ = ["Draft", "bare_source", "dates_of"]

MOST_KINDS = 12
DATES = ("published", "starts", "updated")


class Draft:
    """The parts of a definition that a page shows."""

    def __init__(
        self,
        page: Page,
        listing: ListingPage,
        samples: Samples,
        slug: str | None,
        topic: str | None,
        asked: str | None,
    ) -> None:
        self._listing, self._samples = listing, samples
        self._site = _site(page.url, asked)
        self._slug = slug or slug_of_host(self._site["host"])
        self._bare = _bare(self._slug, self._site)
        self._own = canonical_url(self._bare, page.url)
        self._next = self._target(listing.next_url) if listing.next_url else None
        self._address = first_page(self._target(self._own) or "/", self._next)
        self.topic = topic or slug_of_target(self._address, listing.title)

    def source(self) -> Source:
        root, entries = self._samples.root, self._listing.entries
        key, title = learn_key(self._entry_paths()), site_title(root, self._site["host"])
        values: dict[str, Any] = {
            "slug": self._slug,
            "title": title,
            "method": "auto",
            "site": self._site,
            "topics": {
                "addresses": {self.topic: self._address},
                "known": {self.topic: named_topic(root, self._listing.title, self.topic, title)},
                "discover": False,
            },
            "pagination": learn_pagination(self.topic, self._address, self._next, len(entries)).model_dump(),
            "entries": {"keys": [key] if key else []},
            "dates": dates_of(entries, self._samples.languages),
            "kinds": list(dict.fromkeys(kind.casefold() for entry in entries for kind in entry.kinds))[:MOST_KINDS],
        }
        return Source.model_validate(values)

    @property
    def entry_path(self) -> str:
        """What the addresses of all entries have in common; a rule only if somebody knows that it is one."""
        return learn_path(self._entry_paths())

    def remarks(self, source: Source) -> Iterator[str]:
        if self._target(self._own) != self._address:
            yield f"{self._own} is a later page; the list begins at {self._address}"
        if self._next is None:
            yield "no next page was found: only the first page is followed, unless it links to others later"
        elif not self._listing.next_url or not is_of_topic(source, self._listing.next_url, self.topic):
            yield f"the next page, {self._listing.next_url}, fits no rule: it will not be followed"

    def offers(self, source: Source) -> tuple[Offer, ...]:
        links = PageLinks(source, self._own)
        inside = [element for sample in self._samples.samples for element in sample.scope]
        taken = {url for url in map(links.resolve, self._entry_urls()) if url}
        return find_offers(self._samples.root, links, self._own, inside=inside, taken=taken)

    def _entry_paths(self) -> list[str]:
        """Paths of the entries, if all are of the site."""
        paths = [urlsplit(url).path for url in self._entry_urls() if owns(self._bare, url)]
        return paths if len(paths) == len(self._listing.entries) else []

    def _entry_urls(self) -> list[str]:
        return [canonical_url(self._bare, entry.url) for entry in self._listing.entries if entry.url]

    def _target(self, url: str) -> str | None:
        """Path and query of an address of the site."""
        canonical, root = canonical_url(self._bare, url), site_url(self._bare)
        return canonical[len(root) :] or "/" if canonical.startswith(f"{root}/") else None


def _site(url: str, asked: str | None) -> dict[str, Any]:
    """Scheme, host and mirrors: with and without `www`, and the host that led to this one."""
    parts = urlsplit(url)
    host = _host(url)
    mirrors = [_host(asked)] if asked else []
    name = host.partition(":")[0]
    if name.startswith("www."):
        mirrors.append(host.removeprefix("www."))
    elif name.count(".") == 1 and not name.rpartition(".")[2].isdecimal():
        mirrors.append(f"www.{host}")
    return {"scheme": parts.scheme, "host": host, "mirrors": [one for one in dict.fromkeys(mirrors) if one != host]}


def _host(url: str) -> str:
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.hostname}:{parts.port}" if parts.port and parts.port != usual else parts.hostname or ""


def bare_source(url: str) -> Source:
    """A source that knows of a site no more than where this page of it is."""
    return _bare("page", _site(url, None))


def _bare(slug: str, site: dict[str, Any]) -> Source:
    """A source that knows its site and no more, to spell addresses by."""
    return Source.model_validate(
        {"slug": slug, "title": slug, "method": "auto", "site": site, "topics": {"addresses": {"front": "/"}}}
    )


def dates_of(entries: Sequence[Entry], languages: Sequence[str]) -> dict[str, Any]:
    """The order that the dates of numbers were read in, if it was one; the languages that dates are looked for in."""
    found = [date for entry in entries for name in DATES if (date := getattr(entry, name)) and date.order]
    orders = {date.order for date in found} - {"YMD"}
    order = orders.pop() if len(orders) == 1 else None
    known = _known_languages(languages)
    return {"order": order, "languages": [] if known == ["en"] else known}


def _known_languages(languages: Sequence[str]) -> list[str]:
    # Imported here: it takes a third of a second.
    from dateparser.data.languages_info import language_order

    return [code for code in languages if code in language_order]
