"""Looks in the order of time, folded into spans: when each entry was listed, with the evidence for both ends."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from archive.membership.evidence import proven_absent
from archive.membership.looks import Look, Page
from archive.membership.order import merged, moved

__all__ = ["COMPLETE", "NEIGHBOURS", "Absent", "MembershipState", "Seen", "Span", "Step", "Tracker"]

COMPLETE = "complete visit"
NEIGHBOURS = "neighbours"


class MembershipState(StrEnum):
    """Whether a list holds an entry at a time, as far as the last look at it tells."""

    LISTED = "listed"
    """The last look shows it."""
    WITHDRAWN = "withdrawn"
    """The last look proves it to be absent."""
    UNKNOWN = "unknown"
    """The last look did not cover its place, or is of an earlier day."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry in a look."""

    look: Look
    entry: int

    @property
    def page(self) -> Page:
        return self.look.page_of(self.entry)


@dataclass(frozen=True, slots=True)
class Absent:
    """A look that proves an entry to be not listed."""

    look: Look

    @property
    def basis(self) -> str:
        return COMPLETE if self.look.conclusive else NEIGHBOURS


@dataclass(slots=True)
class Span:
    """One time of an entry in the list, as far as looks tell."""

    entry: int
    first: Seen
    absent_before: Absent | None
    """The last look before that proves the entry to be absent."""
    last: Seen
    gone_by: Absent | None = None
    """The first look after that proves it; None while the entry is listed, or unknown."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a look changed in what is known of the list."""

    look: Look
    came: list[Span]
    """Entries that were not known to be listed, with their new spans."""
    went: list[Span]
    """Spans that the look ends."""
    moved: list[int]
    repeats: bool = False
    """Whether it showed just what the look before showed."""


@dataclass(slots=True)
class Tracker:
    """What is known after the looks taken so far, which must come in the order of time."""

    order: list[int] = field(default_factory=list)
    """Entries that are listed or unknown, as they stand in the list."""
    spans: dict[int, list[Span]] = field(default_factory=dict)
    """Of each entry, in the order of time. `last` of the entries that the last look shows is set by `settle`."""
    last: Look | None = None
    _conclusive: Look | None = None

    def take(self, look: Look) -> Step:
        """Takes the next look."""
        if self.last is not None and look.shows_the_same_as(self.last):
            self._go_on(look, conclusive=self._conclusive is self.last)
            return Step(look, [], [], [], repeats=True)
        self.settle()
        known = set(self.order)
        gone = self._absent(self.order, look)
        changed = [] if look.shifted else moved(self.order, look)
        self.order = merged([entry for entry in self.order if entry not in gone], look)
        went = [self._end(entry, look) for entry in sorted(gone)]
        came = self._begin([entry for entry in look.places if entry not in known], look)
        self._go_on(look, conclusive=look.conclusive)
        return Step(look, came, went, changed)

    def settle(self) -> None:
        """Brings `last` of all spans up to date."""
        if self.last is not None:
            for entry in self.last.places:
                self.spans[entry][-1].last = Seen(self.last, entry)

    def states(self, at: datetime | None = None) -> dict[int, MembershipState]:
        """The state of every entry that was ever shown. Call `settle` before."""
        if self._is_of_another_day(at):
            return dict.fromkeys(self.spans, MembershipState.UNKNOWN)
        look = self.last
        absent = self._absent(self.spans, look) if look else ()
        return {entry: _state(entry, look, entry in absent) for entry in self.spans}

    def state(self, entry: int, at: datetime | None = None) -> MembershipState:
        """The state of an entry that was shown, or that a look before those taken showed. Call `settle` before."""
        if self.last is None or self._is_of_another_day(at):
            return MembershipState.UNKNOWN
        absent = entry in self._absent([entry], self.last) if entry in self.spans else self.last.conclusive
        return _state(entry, self.last, absent)

    def _is_of_another_day(self, at: datetime | None) -> bool:
        """A look speaks for the day (UTC) on which it ended, no longer: at a time on a later day all is unknown."""
        return self.last is None or (at is not None and _day(self.last.ended_at) < _day(at))

    def _go_on(self, look: Look, *, conclusive: bool) -> None:
        self.last = look
        if conclusive:
            self._conclusive = look

    def _absent(self, entries: Iterable[int], look: Look) -> set[int]:
        """Those of the entries that a look, the next or the last one, proves to be absent."""
        missing: defaultdict[int, list[int]] = defaultdict(list)
        looks: dict[int, Look] = {}
        for entry in entries:
            if entry not in look.places:
                shown_by = self.spans[entry][-1].last.look
                looks[id(shown_by)] = shown_by
                missing[id(shown_by)].append(entry)
        return {entry for key, some in missing.items() for entry in proven_absent(some, looks[key], look)}

    def _end(self, entry: int, look: Look) -> Span:
        span = self.spans[entry][-1]
        span.gone_by = Absent(look)
        return span

    def _begin(self, entries: Iterable[int], look: Look) -> list[Span]:
        new = list(entries)
        before = set(proven_absent(new, look, self.last)) if self.last else set()
        came = []
        for entry in new:
            seen = Seen(look, entry)
            absent = Absent(self.last) if self.last and entry in before else self._absent_before(entry)
            span = Span(entry=entry, first=seen, absent_before=absent, last=seen)
            self.spans.setdefault(entry, []).append(span)
            came.append(span)
        return came

    def _absent_before(self, entry: int) -> Absent | None:
        """The last conclusive look, which did not show an entry that is shown now, or what ended its last span."""
        earlier = self.spans.get(entry)
        ended = earlier[-1].gone_by if earlier else None
        conclusive = Absent(self._conclusive) if self._conclusive else None
        both = [one for one in (ended, conclusive) if one]
        return max(both, key=lambda absent: absent.look.ended_at, default=None)


def _state(entry: int, look: Look | None, absent: bool) -> MembershipState:
    if look is not None and entry in look.places:
        return MembershipState.LISTED
    return MembershipState.WITHDRAWN if absent else MembershipState.UNKNOWN


def _day(time: datetime) -> date:
    return time.astimezone(UTC).date()
