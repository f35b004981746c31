"""Lists with any history, looked at in any way: whatever is claimed is true, and what was looked at is claimed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.membership import Look, MembershipState, Page, Tracker

START = datetime(2019, 5, 20, tzinfo=UTC)
SIZE = 3
ENTRIES = range(1, 15)
"""Each keeps its place: the list shows them from the highest number to the lowest."""

listed = st.frozensets(st.sampled_from(ENTRIES), max_size=14)
visits = st.fixed_dictionaries(
    {
        "listed": listed,
        "pages": st.integers(1, 6),
        "first": st.sampled_from([0, 0, 0, 1, 2]),
        # After how many pages entries are inserted, and which.
        "inserted": st.one_of(st.none(), st.tuples(st.integers(1, 4), listed)),
    }
)


@dataclass
class Site:
    """A list, and the clock of those who look at it."""

    listed: set[int] = field(default_factory=set)
    ticks: int = 0

    def page(self, number: int) -> tuple[int, ...]:
        return tuple(sorted(self.listed, reverse=True)[number * SIZE : (number + 1) * SIZE])

    def look(self, visit: dict[str, object]) -> tuple[Look | None, set[int]]:
        """What a visit sees, and what is listed from its beginning to its end."""
        self.listed = set(visit["listed"])  # type: ignore[call-overload]
        throughout = set(self.listed)
        pages: list[Page] = []
        number = first = int(visit["first"])  # type: ignore[call-overload]
        linked = True
        while number - first < int(visit["pages"]) and linked:  # type: ignore[call-overload]
            pages.append(self._captured(self.page(number)))
            number += 1
            linked = bool(self.page(number))
            if visit["inserted"] and visit["inserted"][0] == number - first:  # type: ignore[index]
                # Of more than a page that comes between two requests nothing is left to be seen.
                self.listed.update(sorted(visit["inserted"][1] - self.listed)[:SIZE])  # type: ignore[index]
        complete = first == 0 and not linked
        if not any(page.entries for page in pages):
            return None, throughout
        return Look(pages=tuple(pages), complete=complete, from_top=first == 0), throughout

    def _captured(self, entries: tuple[int, ...]) -> Page:
        self.ticks += 1
        at = START + timedelta(seconds=self.ticks)
        return Page(
            listing_id=hash(entries),
            capture_id=self.ticks,
            captured_at=at,
            url="u",
            visit="x",
            entries=entries,
            revisions={entry: entry for entry in entries},
        )


@given(st.lists(visits, min_size=1, max_size=8))
@settings(max_examples=500, deadline=None)
def test_what_is_claimed_is_true(history: list[dict[str, object]]) -> None:
    site, tracker = Site(), Tracker()
    for visit in history:
        look, throughout = site.look(visit)
        if look is None:
            continue
        tracker.take(look)
        shown = set(look.places)
        assert shown <= site.listed
        tracker.settle()
        withdrawn = {entry for entry, state in tracker.states().items() if state is MembershipState.WITHDRAWN}
        assert not withdrawn & throughout


@given(st.lists(visits, min_size=1, max_size=8))
@settings(max_examples=500, deadline=None)
def test_unknown_is_only_what_was_not_covered(history: list[dict[str, object]]) -> None:
    site, tracker = Site(), Tracker()
    for visit in history:
        look, _ = site.look(visit | {"inserted": None})
        if look is None:
            continue
        tracker.settle()
        before = {entry: spans[-1].last.look for entry, spans in tracker.spans.items()}
        tracker.take(look)
        tracker.settle()
        unknown = {entry for entry, state in tracker.states().items() if state is MembershipState.UNKNOWN}
        assert not (look.complete and unknown)
        for entry in unknown & before.keys():
            common = before[entry].places.keys() & look.places.keys()
            lower = any(one < entry for one in common)
            higher = look.from_top or any(one > entry for one in common)
            assert not (lower and higher)


@given(st.lists(visits, min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_list_seen_from_its_top_is_in_its_order(history: list[dict[str, object]]) -> None:
    site, tracker = Site(), Tracker()
    for visit in history:
        look, _ = site.look(visit | {"inserted": None, "first": 0})
        if look is not None:
            tracker.take(look)
            shown = [entry for entry in tracker.order if entry in look.places]
            assert shown == list(look.places)


@given(st.lists(visits, min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_looks_before_a_conclusive_one_do_not_matter_for_the_list(history: list[dict[str, object]]) -> None:
    site, whole = Site(), Tracker()
    looks = [look for look in (site.look(visit)[0] for visit in history) if look]
    for look in looks:
        whole.take(look)
    last = max((index for index, look in enumerate(looks) if look.conclusive), default=0)
    recent = Tracker()
    for look in looks[last:]:
        recent.take(look)
    assert recent.order == whole.order


@given(st.lists(visits, min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_spans_are_bounded_by_their_evidence(history: list[dict[str, object]]) -> None:
    site, tracker = Site(), Tracker()
    looks = [look for look in (site.look(visit)[0] for visit in history) if look]
    for look in looks:
        tracker.take(look)
    tracker.settle()
    for entry, spans in tracker.spans.items():
        for span in spans:
            shown = [look for look in looks if span.first.look.ended_at <= look.ended_at <= span.last.look.ended_at]
            assert entry in shown[0].places
            assert entry in shown[-1].places
            absent = [one.look for one in (span.absent_before, span.gone_by) if one]
            assert not any(entry in look.places for look in absent)
        ends = [(span.first.look.ended_at, span.gone_by and span.gone_by.look.ended_at) for span in spans]
        assert ends == sorted(ends, key=lambda pair: pair[0])
        assert all(end is not None for _, end in ends[:-1])
