"""Where a listing page is: its address, its site, the direction of its script, and where its records stand."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from scraper.pages.following.surroundings import Surroundings
from scraper.parsing.series import Reading, readings

__all__ = ["Bearings"]

RTL = frozenset(["ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "iw"])
"""Languages written from right to left."""
LEVELS = 6
"""So far above a link is looked for what holds the records as well."""


@dataclass(frozen=True, slots=True)
class Bearings:
    """What a link of a page is held against."""

    url: str
    base: str
    """What links are relative to."""
    hosts: frozenset[str]
    """The host of the page, that of its canonical address, and that of its entries."""
    here: tuple[Reading, ...]
    rtl: bool
    inside: frozenset[HtmlElement]
    """The links inside of records."""
    surroundings: Surroundings
    above: dict[HtmlElement, int]
    """The ancestors of the last record, with their height above it."""
    entries: frozenset[str]

    @classmethod
    def of(cls, root: HtmlElement, url: str, records: Sequence[HtmlElement], entry_urls: Collection[str]) -> "Bearings":
        url = urldefrag(url)[0] if "#" in url else url
        base = _base(root, url)
        above: dict[HtmlElement, int] = {}
        current = records[-1].getparent() if records else None
        while current is not None:
            above[current] = len(above) + 1
            current = current.getparent()
        return cls(
            url=url,
            base=base,
            hosts=frozenset({_host(url), _canonical_host(root, url, base), *_hosts_of_most(entry_urls)}),
            here=readings(url),
            rtl=_is_rtl(root),
            inside=frozenset(link for record in records for link in record.iter("a")),
            surroundings=Surroundings.of(records),
            above=above,
            entries=frozenset(entry.partition("#")[0].rstrip("/") for entry in entry_urls),
        )

    def target(self, href: str) -> str | None:
        """The absolute address of a link without its fragment; None if it leaves the site, stays, or is an entry's."""
        url = _joined(self.base, href)
        if url is None or url == self.url or url.rstrip("/") in self.entries or _host(url) not in self.hosts:
            return None
        return url

    def nearness(self, element: HtmlElement) -> float:
        """How closely a link stands to what holds the last record: from 0 to 0.08."""
        current = element.getparent()
        for _ in range(LEVELS):
            if current is None:
                break
            if current in self.above:
                return max(0.1 - 0.02 * self.above[current], 0)
            current = current.getparent()
        return 0


def _base(root: HtmlElement, url: str) -> str:
    for element in root.iter("base"):
        if href := element.get("href"):
            return _joined(url, href) or url
    return url


def _canonical_host(root: HtmlElement, url: str, base: str) -> str:
    """The host by which a page calls itself, if it is the same page there; else its own."""
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            canonical = _joined(base, element.get("href") or "")
            if canonical and [reading.path for reading in readings(canonical)] == [r.path for r in readings(url)]:
                return _host(canonical)
    return _host(url)


def _hosts_of_most(entry_urls: Collection[str]) -> list[str]:
    """The host on which more than half of at least three entries are, if there is one: a mirror links its original."""
    hosts = Counter(entry.partition("://")[2].partition("/")[0].lower().removeprefix("www.") for entry in entry_urls)
    return [host for host, count in hosts.items() if count > len(entry_urls) / 2 and len(entry_urls) > 2]


def _joined(base: str, href: str) -> str | None:
    try:
        url = urldefrag(urljoin(base, href.strip()))[0]
        return url if urlsplit(url).scheme in ("http", "https") and _host(url) else None
    except ValueError:
        return None


def _host(url: str) -> str:
    found = readings(url)
    return found[0].host if found else ""


def _is_rtl(root: HtmlElement) -> bool:
    for element in root.iter("html", "body"):
        direction, language = element.get("dir"), (element.get("lang") or "").lower().replace("_", "-")
        if direction:
            return direction.lower() == "rtl"
        if language:
            return language.partition("-")[0] in RTL
    return False
