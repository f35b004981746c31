"""What happens to entries after they appeared: a plan for every week of the calendar, beginning with day 2.

Each week has every sort of change at least once, as far as the site has entries for it, so that day 8 (the end of the
first week) has seen them all. An entry meets one sort of change a week.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from scraper.demo import words
from scraper.demo.addresses import title_in_words
from scraper.demo.chance import chance
from scraper.demo.stories import Story, Text

__all__ = ["WEEK", "Change", "Deed", "absent_from", "days_of", "edited", "plan_week"]

WEEK = 7
# One change of each sort a week for so many entries, at least one.
_ENTRIES_PER_CHANGE = 120


class Deed(StrEnum):
    """What an editor did."""

    RETITLED = "retitled"
    """The title changed, and the slug with it."""
    READDRESSED = "readdressed"
    """The slug alone changed."""
    REWRITTEN = "rewritten"
    """The teaser changed."""
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One deed to one entry; `topic` is set where an entry leaves one topic and stays in its others."""

    day: int
    serial: int
    deed: Deed
    topic: int | None = None


def days_of(week: int) -> range:
    """The days of a week; week 0 is days 2 to 8, for day 1 is where the site begins."""
    return range(2 + week * WEEK, 2 + (week + 1) * WEEK)


def plan_week(seed: int, week: int, stories: Sequence[Story]) -> list[Change]:
    """The changes of a week to `stories`: those with a title that the site still had when the week began."""
    random = chance(seed, "edits", week)
    days = days_of(week)
    share = max(1, len(stories) // _ENTRIES_PER_CHANGE)
    shared = [story for story in stories if len(story.listed) > 1 and all(day < days[0] for _, day in story.listed)]
    leaving = random.sample(shared, min(share, len(shared)))
    taken = {story.serial for story in leaving}
    rest = [story.serial for story in stories if story.serial not in taken]
    chosen = iter(random.sample(rest, min(5 * share, len(rest))))
    changes = [
        Change(day=random.choice(days), serial=story.serial, deed=Deed.WITHDRAWN, topic=story.listed[-1][0])
        for story in leaving
    ]
    for retitled, readdressed, rewritten, withdrawn, away in zip(*[chosen] * 5, strict=False):
        first, last = sorted(random.sample(days, 2))
        changes += [
            Change(day=random.choice(days), serial=retitled, deed=Deed.RETITLED),
            Change(day=random.choice(days), serial=readdressed, deed=Deed.READDRESSED),
            Change(day=random.choice(days), serial=rewritten, deed=Deed.REWRITTEN),
            Change(day=random.choice(days), serial=withdrawn, deed=Deed.WITHDRAWN),
            Change(day=first, serial=away, deed=Deed.WITHDRAWN),
            Change(day=last, serial=away, deed=Deed.RETURNED),
        ]
    return sorted(changes, key=lambda change: (change.day, change.serial))


def edited(seed: int, text: Text, changes: Iterable[Change]) -> Text:
    """`text` after `changes`, in their order."""
    for change in changes:
        random = chance(seed, "edit", change.serial, change.day)
        if change.deed is Deed.RETITLED:
            title = words.edited_title(random, text.title)
            text = replace(text, title=title, slug=title_in_words(title))
        elif change.deed is Deed.READDRESSED:
            text = replace(text, slug=_shortened(text.slug))
        elif change.deed is Deed.REWRITTEN:
            *before, last = text.paragraphs
            text = replace(text, paragraphs=(*before, f"{last} {words.appended_sentence(random)}"))
    return text


def absent_from(changes: Iterable[Change]) -> frozenset[int | None]:
    """The topics a story is withdrawn from after `changes`; None in it means the whole site."""
    absent: set[int | None] = set()
    for change in changes:
        if change.deed is Deed.WITHDRAWN:
            absent.add(change.topic)
        elif change.deed is Deed.RETURNED:
            absent.discard(change.topic)
    return frozenset(absent)


def _shortened(slug: str) -> str:
    """The slug without its last word; a slug of one word is doubled, so that it changes all the same."""
    return slug.rpartition("-")[0] or f"{slug}-{slug}"
