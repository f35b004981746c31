"""Sources whose lists change over fifteen years: nothing but made-up words, the same for the same seed.

They begin in 1980, so that an archive can be followed for three times as long without coming to the present.

A topic's list shows its newest forty entries on two pages. Two rounds of crawls of three find new entries, about thirty
on each list, in the third nothing has changed. Some entries are edited while they are listed, some stand on two lists,
some have no day or no date at all. One list of ten goes on behind its second page, so no visit of it is complete.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from archive.identity import entry_keys, key_date
from archive.records import DateRecord, EntryRecord
from benchmarks.scale.vocabulary import Vocabulary

__all__ = ["PAGES", "Crawl", "List", "World"]

START = datetime(1980, 1, 1, tzinfo=UTC)
SPAN = timedelta(days=15 * 365)
PAGES = 2
PAGE_SIZE = 20
PACE = 30
"""New entries of a list in a round, on average; few of more than forty are ever seen."""
TOPICS_OF_A_SOURCE = 25
TAGS, KINDS = 2_000, ("news", "event", "publication", "project", "opinion")

Content = dict[str, Any]
"""An `EntryRecord` without its position."""


@dataclass(slots=True)
class List:
    """What a topic lists."""

    slug: str
    url: str
    pace: int
    ends: bool
    """Whether there is nothing behind its second page."""
    entries: list[Content] = field(default_factory=list)
    """Newest first."""
    shared: list[Content] = field(default_factory=list)
    """New entries of a neighbour that will stand here, too."""

    def page(self, number: int) -> tuple[EntryRecord, ...]:
        shown = self.entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        return tuple(EntryRecord(position=position, **one) for position, one in enumerate(shown, start=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One round over a source. The lists are as they are now, until the next crawl is asked for."""

    ident: str
    source: str
    at: datetime
    changed: bool
    lists: tuple[List, ...]


class World:
    """All sources. It can be pickled, and then goes on as it would have gone on."""

    def __init__(self, *, seed: int = 1, topics: int = 500, entries: int = 1_000_000) -> None:
        """`entries` says how dense the rounds are: so many are published in the whole time."""
        self.random = Random(seed)
        self.vocabulary = Vocabulary(self.random)
        self.tags = tuple(" ".join(self.vocabulary.draw(self.random, 1 + rank % 2)) for rank in range(TAGS))
        numbers = [
            range(first, min(first + TOPICS_OF_A_SOURCE, topics)) for first in range(0, topics, TOPICS_OF_A_SOURCE)
        ]
        self.sources = {f"source-{one:03}": tuple(map(self._list, some)) for one, some in enumerate(numbers)}
        self.interval = SPAN / (1.5 * entries / (topics * PACE))
        self._done = 0

    def next_crawl(self) -> Crawl:
        """The next source in its turn, with what was published since."""
        turn, place = divmod(self._done, len(self.sources))
        self._done += 1
        source, lists = list(self.sources.items())[place]
        at = START + self.interval * (turn + 1) + timedelta(hours=place)
        changed = turn % 3 != 2
        if changed:
            for number, one in enumerate(lists):
                self._publish(one, lists[number - 1], at)
        return Crawl(ident=self.ident(), source=source, at=at, changed=changed, lists=lists)

    def ident(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def _list(self, number: int) -> List:
        slug = f"topic-{number:04}"
        pace = round(PACE * self.random.choice((0.6, 0.9, 1.1, 1.2, 1.2)))
        return List(slug=slug, url=f"https://www.example.org/{slug}", pace=pace, ends=number % 10 != 9)

    def _publish(self, to: List, neighbour: List, until: datetime) -> None:
        kept = [self._edited(one) if self.random.random() < 0.1 else one for one in to.entries]
        times = sorted((until - self.interval * self.random.random() for _ in range(to.pace)), reverse=True)
        made = [self._entry(to, time) for time in times]
        neighbour.shared += [one for one in made if self.random.random() < 0.03]
        to.entries = [*made, *to.shared, *kept][: PAGES * PAGE_SIZE]
        to.shared = []

    def _entry(self, of: List, time: datetime) -> Content:
        random, number = self.random, self.random.getrandbits(40)
        words = self.vocabulary.draw(random, random.randint(5, 12) + 30)
        title, teaser = " ".join(words[:-30]).capitalize(), " ".join(words[-30:]).capitalize() + "."
        url = f"https://www.example.org/item/{number:x}"
        dates = self._dates(time)
        site = [("item", f"{number:x}")] if number % 3 == 0 else []
        keys = entry_keys(site_keys=site, url=url, title=title, date=key_date(dates), topic=of.slug, ordinal=1)
        return {
            "keys": keys,
            "url": url,
            "title": title,
            "teaser": teaser,
            "kinds": (random.choice(KINDS),),
            "tags": tuple({self.tags[int(TAGS ** random.random()) - 1]: None for _ in range(random.randint(0, 4))}),
            "dates": dates,
            "problems": () if dates else ("no-date",),
        }

    def _dates(self, time: datetime) -> tuple[DateRecord, ...]:
        chance, day = self.random.random(), time.date()
        if chance < 0.01:
            return ()
        if chance < 0.03:
            return (DateRecord(role="published", text=f"{day:%B %Y}", value=f"{day:%Y-%m}"),)
        text, value = f"{day:%d %B %Y}", day.isoformat()
        if chance < 0.08:
            return tuple(DateRecord(role=role, text=text, value=value, order="DMY") for role in ("starts", "ends"))
        return (DateRecord(role="published", text=text, value=value, order="DMY"),)

    def _edited(self, one: Content) -> Content:
        return {**one, "title": f"{one['title']} – {self.vocabulary.draw(self.random, 1)[0]}"}
