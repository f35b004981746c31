"""The walk through one topic's pages: which page comes next, and when to stop. Knows no network."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from scraper.items import StopReason
from scraper.page import Entry

__all__ = ["Step", "Walk", "identities"]


@dataclass(frozen=True, slots=True)
class Step:
    """Either the address of the next page or the reason to stop."""

    next_url: str | None = None
    stop: StopReason | None = None
    detail: str = ""


@dataclass(slots=True)
class Walk:
    """State of one visit. `max_pages` limits it whatever the site says."""

    topic: str
    visit: str
    max_pages: int
    pages: int = 0
    _addresses: set[str] = field(default_factory=set)
    _seen: set[Hashable] = field(default_factory=set)
    _last: tuple[Hashable, ...] | None = None
    _by_rule: bool = False
    """Whether only the address rule said that the page asked for last is there."""

    def begin(self, url: str) -> None:
        self._addresses.add(url)

    def after(self, next_url: str | None, shown: Sequence[Hashable], *, by_rule: bool = False) -> Step:
        """What follows a page that showed entries of these identities and led to `next_url`."""
        self.pages += 1
        page = tuple(shown)
        if page == self._last:
            # A site that answers any address with its last page has ended. One that links a second page and shows the
            # first again may do so for every page, and what lies behind it is not seen.
            ended = self._by_rule or self.pages > 2
            reason = StopReason.SAME_PAGE_AGAIN if ended else StopReason.NOTHING_NEW
            return Step(stop=reason, detail=f"page {self.pages} repeats the one before it")
        if self._last is not None and self._seen.issuperset(page):
            return Step(stop=StopReason.NOTHING_NEW, detail=f"page {self.pages} shows only entries seen before")
        self._last, self._by_rule = page, by_rule
        self._seen.update(page)
        return self._follow(next_url)

    def after_empty(self) -> Step:
        """What follows a page that lists nothing: past the end of a list, or a page that should list something."""
        self.pages += 1
        if self.pages > 1 and self._by_rule:
            return Step(stop=StopReason.PAST_THE_END, detail=f"page {self.pages} lists nothing")
        return Step(stop=StopReason.EMPTY_LISTING, detail=f"page {self.pages} is linked, and lists nothing")

    def forget(self) -> None:
        """Lets go of what was seen: the visit has ended, and a crawl has many."""
        self._addresses.clear()
        self._seen.clear()
        self._last = None

    def _follow(self, next_url: str | None) -> Step:
        if next_url is None:
            return Step(stop=StopReason.LAST_PAGE, detail=f"page {self.pages} links no further page")
        if next_url in self._addresses:
            return Step(stop=StopReason.LOOP, detail=f"page {self.pages} leads back to {next_url}")
        if self.pages >= self.max_pages:
            return Step(stop=StopReason.PAGE_LIMIT, detail=f"limit of {self.max_pages} pages reached")
        self._addresses.add(next_url)
        return Step(next_url=next_url)


def identities(entries: Sequence[Entry]) -> tuple[Hashable, ...]:
    """One value per entry, equal where two listings show the same entry: its address, else what can be seen of it."""
    return tuple(entry.url or (entry.title, _day(entry), entry.tags) for entry in entries)


def _day(entry: Entry) -> str | None:
    date = entry.published or entry.starts
    return date.value or date.text if date else None
