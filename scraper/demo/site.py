"""The model of the replica: `Site(seed).on(day)` is what the site lists on a day, a function of its arguments alone."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

from scraper.demo import words
from scraper.demo.addresses import entry_path, topic_path
from scraper.demo.chance import chance
from scraper.demo.edits import Change, absent_from, days_of, edited, plan_week
from scraper.demo.latest.move import Move
from scraper.demo.stories import Story, Text, Writer, date_of, original_text
from scraper.demo.truth import TrueEntry, TruePage, TrueTopic, Truth

__all__ = ["Site", "SiteDay", "Topic"]

_NAMES = (
    "social innovation", "innovation", "migration & integration", "smart cities", "clean air", "urban mobility",
    "circular economy", "culture", "food", "housing", "local jobs", "public health",
)  # fmt: skip
# New entries on the seven days of a week, to be shuffled: quiet days belong to it.
_NEW_PER_DAY = (0, 0, 1, 1, 2, 2, 3)
# The above is the pace of a site that begins with this many entries; a larger one is faster in proportion.
_USUAL_SIZE = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of the site; it has the same introduction every day."""

    slug: str
    title: str
    introduction: tuple[str, ...]


class Site:
    """A site of `topics` topics with `entries_per_topic` entries of their own each on day 1.

    Some entries stand under several topics, so a topic lists about a fifth more than it has of its own. Only what was
    asked for is made: a large site costs about 10 µs an entry, and text where a page is looked at.

    With a `move` the same stories are told by a new site from that day on (`scraper.demo.latest`); `on` goes on to tell
    what the old one would list.
    """

    def __init__(
        self,
        seed: int,
        *,
        topics: int = 4,
        entries_per_topic: int = 35,
        page_size: int = 10,
        move: Move | None = None,
    ) -> None:
        self.seed, self.page_size, self.move = seed, page_size, move
        self.topics = tuple(_topic(seed, number) for number in range(topics))
        self._writer = Writer(seed, topics)
        self._stories = list(self._writer.initial(entries_per_topic))
        self._pace = max(1, len(self._stories) // _USUAL_SIZE)
        self._changes: defaultdict[int, list[Change]] = defaultdict(list)
        self._weeks = 0
        self._days: dict[int, SiteDay] = {}
        self._lock = Lock()

    def on(self, day: int) -> "SiteDay":
        """The site of a day, from 1. Raises ValueError for an earlier one."""
        if day < 1:
            raise ValueError(f"day {day}: the calendar begins with day 1")
        with self._lock:
            while day >= days_of(self._weeks)[0]:
                self._live_through_week()
            if day not in self._days:
                self._days[day] = SiteDay(self, day, self._stories, self._changes)
            return self._days[day]

    def _live_through_week(self) -> None:
        week, days = self._weeks, days_of(self._weeks)
        present = [
            story
            for story in self._stories
            if story.wspo and None not in absent_from(self._changes.get(story.serial, ()))
        ]
        for change in plan_week(self.seed, week, present):
            self._changes[change.serial].append(change)
        counts = chance(self.seed, "new", week).sample(_NEW_PER_DAY, len(_NEW_PER_DAY))
        for day, count in zip(days, counts, strict=True):
            self._stories += self._writer.on_day(day, count * self._pace)
        self._weeks += 1


class SiteDay:
    """The site of one day; made by `Site.on`."""

    def __init__(self, site: Site, day: int, stories: list[Story], changes: dict[int, list[Change]]) -> None:
        self.site, self.day, self.date = site, day, date_of(day)
        self.stories = tuple(story for story in stories if story.listed[0][1] <= day)
        """All that were ever listed, in the order of their serials."""
        self._changes = {
            serial: past
            for serial, all_ in changes.items()
            if (past := tuple(change for change in all_ if change.day <= day))
        }
        listings: list[list[Story]] = [[] for _ in site.topics]
        changed = [1 for _ in site.topics]
        for story in stories:
            past = self._changes.get(story.serial, ())
            absent = absent_from(past)
            for topic, since in story.listed:
                if since <= day:
                    changed[topic] = max(changed[topic], since, *(change.day for change in past))
                    if None not in absent and topic not in absent:
                        listings[topic].append(story)
        for listing in listings:
            listing.sort(key=lambda story: (story.rank, story.serial), reverse=True)
        self.listings = tuple(map(tuple, listings))
        """The stories of each topic, in the order shown."""
        self.changed = tuple(map(date_of, changed))
        """The date of each topic's latest change: what its pages call their last update."""

    @cached_property
    def by_wspo(self) -> dict[str, Story]:
        """The listed stories that have an address."""
        return {story.wspo: story for listing in self.listings for story in listing if story.wspo}

    @property
    def latest_change(self) -> date:
        """The date of the site's latest change."""
        return max(self.changed)

    def text(self, story: Story) -> Text:
        """The text of a titled story as it reads on this day."""
        return edited(self.site.seed, original_text(self.site.seed, story), self._changes.get(story.serial, ()))

    def entry(self, story: Story) -> TrueEntry:
        """A story as it reads on this day."""
        text = self.text(story) if story.wspo else None
        return TrueEntry(
            serial=story.serial,
            wspo=story.wspo,
            title=text.title if text else None,
            path=entry_path(story.section, text.slug, story.wspo) if text and story.wspo else None,
            teaser="\n".join(text.paragraphs) if text else None,
            kinds=story.kinds,
            tags=story.tags,
            published=_iso(story.published),
            starts=_iso(story.starts),
            ends=_iso(story.ends),
        )

    def truth(self) -> Truth:
        """All that the site lists on this day."""
        entries = {
            story: self.entry(story) for story in dict.fromkeys(story for listing in self.listings for story in listing)
        }
        topics = zip(self.site.topics, self.listings, strict=True)
        listed = ((topic, tuple(entries[story] for story in listing)) for topic, listing in topics)
        return Truth(day=self.day, date=self.date.isoformat(), topics=tuple(self._true_topic(*pair) for pair in listed))

    def _true_topic(self, topic: Topic, entries: tuple[TrueEntry, ...]) -> TrueTopic:
        size = self.site.page_size
        paths = [topic_path(topic.slug, start=start, count=size) for start in range(1, max(len(entries), 1) + 1, size)]
        pages = tuple(
            TruePage(path=path, entries=entries[number * size : (number + 1) * size], next_path=following)
            for number, (path, following) in enumerate(zip(paths, [*paths[1:], None], strict=True))
        )
        return TrueTopic(
            slug=topic.slug,
            title=topic.title,
            path=paths[0],
            introduction=topic.introduction,
            entries=entries,
            pages=pages,
        )


def _topic(seed: int, number: int) -> Topic:
    round_, name = number // len(_NAMES), _NAMES[number % len(_NAMES)]
    title = f"{name} {round_ + 1}" if round_ else name
    slug = title.replace(" & ", "-").replace(" ", "-")
    return Topic(slug=slug, title=title, introduction=words.introduction(chance(seed, "topic", number), title))


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
