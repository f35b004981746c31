"""What the new site lists on a day: the stories of the old one that it carried over, and all that came since.

It lists news and documents, newest first; events and what has no title are not among them. An article keeps its address
when its title is edited. Its focus areas are the topics of the old site.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from scraper.demo.chance import chance
from scraper.demo.latest.addresses import ListingAddress, Sort, article_path, listing_path
from scraper.demo.latest.move import Move
from scraper.demo.site import SiteDay
from scraper.demo.stories import Story, date_of, original_text
from scraper.demo.truth import TrueEntry, TruePage, TrueTopic, Truth

__all__ = ["CATEGORIES", "Card", "LatestDay", "Listing", "has_moved", "latest_on"]

CATEGORIES = {
    "news": "News",
    "opinion": "Opinion",
    "press-release": "Press release",
    "publications": "Publications",
    "spotlight": "Spotlight",
}
"""Slugs and what cards call them."""
# What ten stories in a row would be: a row instead of chances, so that no category of a small site stays empty.
_OF_NEWS = (
    ("News",), ("Opinion", "News"), ("News",), ("Press release",), ("News",), ("Opinion", "News"), ("News",),
    ("Opinion",), ("News", "Press release"), ("News",),
)  # fmt: skip
_OF_DOCUMENTS = (("Publications",), ("Spotlight", "Publications"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story as the new site knows it, whatever of that its cards show."""

    slug: str
    title: str
    teaser: str
    """One paragraph."""
    kinds: tuple[str, ...]
    published: date
    areas: tuple[str, ...]
    """Slugs."""
    reading_time: str
    entry: TrueEntry
    """As shown on this day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One listing: its cards, in the order shown."""

    address: ListingAddress
    """Of its first page."""
    name: str
    """What facets and menus call it."""
    cards: tuple[Card, ...]

    @property
    def heading(self) -> str:
        """A focus area is a filter of the page of all: its name is not the page's."""
        return self.name if self.address.sort is Sort.CATEGORY else "Latest"


class LatestDay:
    """The new site of one day; see `latest_on`."""

    def __init__(self, day: SiteDay, move: Move) -> None:
        self.day, self.move = day, move
        self.newer = day.day >= move.newer
        """Whether cards show teaser and reading time alone."""

    @cached_property
    def cards(self) -> dict[int, Card]:
        """All cards by serial, newest first."""
        since = date_of(self.move.day).toordinal() - self.move.carried
        stories = dict.fromkeys(story for listing in self.day.listings for story in listing)
        dated = [(story.published, story.serial, story) for story in stories if story.wspo and story.published]
        shown = sorted((card for card in dated if card[0].toordinal() >= since), reverse=True)
        return {serial: self._card(story, when) for when, serial, story in shown}

    @cached_property
    def by_slug(self) -> dict[str, Card]:
        return {card.slug: card for card in self.cards.values()}

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The page of all, the categories, the focus areas."""
        cards = self.cards.values()
        everything = _listing(Sort.ALL, "latest", "Latest", cards)
        categories = [
            _listing(Sort.CATEGORY, slug, name, (card for card in cards if name in card.kinds))
            for slug, name in CATEGORIES.items()
        ]
        areas = [
            _listing(Sort.AREA, topic.slug, topic.title, (card for card in cards if topic.slug in card.areas))
            for topic in self.day.site.topics
        ]
        return (everything, *categories, *areas)

    def of_sort(self, sort: Sort) -> list[Listing]:
        return [listing for listing in self.listings if listing.address.sort is sort]

    @property
    def changed(self) -> date:
        """The date of the latest change of what is listed or how."""
        began = [day for day in (self.move.day, self.move.newer) if day <= self.day.day]
        return max(self.day.latest_change, *map(date_of, began))

    def truth(self) -> Truth:
        """All that the new site lists on this day; slugs of topics are those of categories and focus areas."""
        topics = tuple(map(self._true_topic, self.listings))
        return Truth(day=self.day.day, date=self.day.date.isoformat(), topics=topics)

    def _card(self, story: Story, published: date) -> Card:
        draw = chance(self.day.site.seed, "card", story.serial)
        deck = _OF_DOCUMENTS if story.section == "documents" else _OF_NEWS
        kinds = deck[story.serial % len(deck)]
        text, slug = self.day.text(story), self._slugs[story.serial]
        return Card(
            slug=slug,
            title=text.title,
            teaser=text.paragraphs[0],
            kinds=kinds,
            published=published,
            areas=tuple(slug for slug, serials in self._areas.items() if story.serial in serials),
            reading_time=f"{draw.randint(2, 9)} {draw.choice(('minute', 'minutes'))} read",
            entry=TrueEntry(
                serial=story.serial,
                wspo=None,
                title=text.title,
                path=article_path(slug),
                teaser=text.paragraphs[0],
                kinds=() if self.newer else kinds,
                tags=(),
                published=None if self.newer else published.isoformat(),
                starts=None,
                ends=None,
            ),
        )

    @cached_property
    def _areas(self) -> dict[str, set[int]]:
        """The serials of each focus area."""
        listed = zip(self.day.site.topics, self.day.listings, strict=True)
        return {topic.slug: {story.serial for story in stories} for topic, stories in listed}

    @cached_property
    def _slugs(self) -> dict[int, str]:
        """By serial. Of two equal ones the later has a number, whatever has become of the first since."""
        taken: Counter[str] = Counter()
        slugs = {}
        for story in self.day.stories:
            if story.wspo:
                plain = original_text(self.day.site.seed, story).slug.lower()
                taken[plain] += 1
                slugs[story.serial] = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
        return slugs

    def _true_topic(self, listing: Listing) -> TrueTopic:
        entries = tuple(card.entry for card in listing.cards)
        size = self.day.site.page_size
        numbers = range(1, max(len(entries) - 1, 0) // size + 2)
        sort, slug = listing.address.sort, listing.address.slug
        paths = [listing_path(ListingAddress(sort=sort, slug=slug, page=number)) for number in numbers]
        pages = tuple(
            TruePage(path=path, entries=entries[number * size : (number + 1) * size], next_path=following)
            for number, (path, following) in enumerate(zip(paths, [*paths[1:], None], strict=True))
        )
        return TrueTopic(slug=slug, title=listing.heading, path=paths[0], introduction=(), entries=entries, pages=pages)


def has_moved(day: SiteDay) -> bool:
    """Whether the new site is served on this day."""
    return day.site.move is not None and day.day >= day.site.move.day


@lru_cache(maxsize=16)
def latest_on(day: SiteDay) -> LatestDay:
    """The new site of a day. Raises ValueError where it is not yet served."""
    if day.site.move is None or not has_moved(day):
        raise ValueError(f"day {day.day}: the site has not moved yet")
    return LatestDay(day, day.site.move)


def _listing(sort: Sort, slug: str, name: str, cards: Iterable[Card]) -> Listing:
    return Listing(address=ListingAddress(sort=sort, slug=slug), name=name, cards=tuple(cards))
