"""How entries come into being: what stands on the site before day 1, and what every later day adds.

A `Story` is the part of an entry that never changes. Its text is made on demand (`original_text`), so
that a site of a hundred thousand entries costs no more than the pages somebody looks at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scraper.demo import words
from scraper.demo.addresses import title_in_words
from scraper.demo.chance import chance

__all__ = ["FIRST_DATE", "Story", "Text", "Writer", "date_of", "original_text"]

FIRST_DATE = date(2019, 5, 1)
"""The date of day 1."""
TAGS = ("cooperation", "culture", "economy", "environment", "knowledge society", "mobility")

# What twenty entries of a topic are: (section or role, kind line). A shuffled deck instead of chances, so that no kind
# of entry is missing from any site of the default size.
_DECK = (
    *[("news", None)] * 11, *[("news", "news")] * 3,
    ("documents", "publication"), ("documents", "case study"), ("documents", None),
    ("event", "event"), ("event", None), ("untitled", None),
)  # fmt: skip
_GAPS = (0, 1, 1, 2, 3, 4, 6, 9)
# Some seven years: a larger site is denser, not older.
_HISTORY = 2_500
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Odd and no multiple of three, hence a permutation of the 36**6 possible ids: each serial has its own.
_STRIDE = 1_234_567_891


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What never changes about an entry."""

    serial: int
    wspo: str | None
    """None: the entry has no title, no teaser and no link."""
    section: str
    """`news` or `documents`."""
    listed: tuple[tuple[int, int], ...]
    """Pairs of topic number and the day from which the topic lists it."""
    kinds: tuple[str, ...]
    tags: tuple[str, ...]
    published: date | None
    starts: date | None
    ends: date | None
    rank: int
    """Listings show the highest rank first: the ordinal of its date, a few days off for some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What editors may change."""

    title: str
    slug: str
    paragraphs: tuple[str, ...]


def date_of(day: int) -> date:
    """The date of a day, from 1."""
    return FIRST_DATE + timedelta(days=day - 1)


def original_text(seed: int, story: Story) -> Text:
    """The text of a titled story as first published."""
    random = chance(seed, "text", story.serial)
    title = words.title(random)
    paragraphs = tuple(words.paragraph(random) for _ in range(random.choice((1, 1, 1, 1, 2, 3))))
    return Text(title=title, slug=title_in_words(title), paragraphs=paragraphs)


class Writer:
    """Writes the stories of one site in the order of their serial numbers."""

    def __init__(self, seed: int, topics: int) -> None:
        self._random = chance(seed, "stories")
        self._topics = topics
        self._decks = [self._cards() for _ in range(topics)]
        self._untitled: set[tuple[int, date]] = set()
        self._offset = self._random.randrange(36**6)
        self._serial = 0

    def initial(self, per_topic: int) -> Iterator[Story]:
        """`per_topic` stories for each topic, back in time from day 1, the first ones events that lie ahead."""
        pace = min(1.0, _HISTORY * len(_GAPS) / (sum(_GAPS) * max(per_topic, 1)))
        for topic in range(self._topics):
            age, ahead = 0.0, self._random.choice((1, 2))
            for number in range(per_topic):
                if number < ahead:
                    yield self._story(
                        topic, 1, FIRST_DATE + timedelta(days=self._random.randint(7, 60)), ("event", "event")
                    )
                    continue
                age += pace * self._random.choice(_GAPS) if number % 9 else 0
                yield self._story(topic, 1, FIRST_DATE - timedelta(days=int(age)), next(self._decks[topic]))

    def on_day(self, day: int, count: int) -> Iterator[Story]:
        """`count` stories that appear on `day`, some of them dated a few days back."""
        for _ in range(count):
            topic = self._random.randrange(self._topics)
            card = next(self._decks[topic])
            days = self._random.randint(7, 60) if card[0] == "event" else -self._random.choice((0, 0, 0, 0, 1, 2, 5))
            yield self._story(topic, day, date_of(day) + timedelta(days=days), card)

    def _cards(self) -> Iterator[tuple[str, str | None]]:
        while True:
            yield from self._random.sample(_DECK, len(_DECK))

    def _story(self, topic: int, day: int, when: date, card: tuple[str, str | None]) -> Story:
        role, kind = card
        # Without a title an entry is known by its topic and date alone, so no topic has two of one date.
        untitled = role == "untitled" and (topic, when) not in self._untitled
        if untitled:
            self._untitled.add((topic, when))
        event = role == "event"
        self._serial += 1
        return Story(
            serial=self._serial,
            wspo=None if untitled else self._wspo(),
            section="documents" if role == "documents" else "news",
            listed=((topic, day),) if untitled else self._listed(topic, day),
            kinds=(kind,) if kind else (),
            tags=self._tags(),
            published=None if event else when,
            starts=when if event else None,
            ends=when + timedelta(days=self._random.choice((0, 1, 2))) if event else None,
            rank=when.toordinal() + self._random.choice((0,) * 23 + (-4, 3)),
        )

    def _wspo(self) -> str:
        number = (self._offset + self._serial * _STRIDE) % 36**6
        return "".join(_ALPHABET[number // 36**place % 36] for place in range(5, -1, -1))

    def _listed(self, home: int, day: int) -> tuple[tuple[int, int], ...]:
        if self._topics == 1 or self._random.random() > 0.2:
            return ((home, day),)
        others = [topic for topic in range(self._topics) if topic != home]
        chosen = self._random.sample(others, min(len(others), self._random.choice((1, 1, 1, 2))))
        return ((home, day), *((topic, day + self._random.choice((0, 0, 0, 0, 2))) for topic in chosen))

    def _tags(self) -> tuple[str, ...]:
        count = self._random.choice((0,) * 28 + (1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 6))
        return tuple(sorted(self._random.sample(TAGS, count)))
