"""Which days looks at lists cover."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.statistics.covered import (
    Coverage,
    Reach,
    Stretch,
    coverage_of_month,
    covered,
    earliest_day,
    latest_day,
)

DAY = timedelta(days=1)
days = st.dates(date(2019, 1, 1), date(2019, 12, 31))


def reach(
    looked_on: str, oldest: str | None, *, to_end: bool = False, from_top: bool = True, newest: str | None = None
) -> Reach:
    return Reach(
        looked_on=date.fromisoformat(looked_on),
        from_top=from_top,
        to_end=to_end,
        newest=(newest and date.fromisoformat(newest)) or None,
        oldest=(oldest and date.fromisoformat(oldest)) or None,
    )


def stretches(*bounds: tuple[str | None, str]) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(first=date.fromisoformat(first) if first else date.min, last=date.fromisoformat(last))
        for first, last in bounds
    )


def test_a_look_covers_from_its_oldest_entry_to_its_day() -> None:
    assert covered([reach("2019-05-20", "2019-03-04")]) == stretches(("2019-03-04", "2019-05-20"))


def test_a_look_to_the_end_of_the_list_covers_everything_before() -> None:
    assert covered([reach("2019-05-20", "2019-03-04", to_end=True)]) == stretches((None, "2019-05-20"))


def test_a_list_that_drops_its_oldest_entries_is_covered_as_far_as_it_goes() -> None:
    looks = [reach("2019-05-20", "2019-03-04", to_end=True), reach("2020-05-20", "2020-02-01", to_end=True)]
    assert covered(looks) == stretches((None, "2019-05-20"), ("2020-02-01", "2020-05-20"))


def test_a_list_that_keeps_its_oldest_entry_is_covered_without_a_gap() -> None:
    looks = [reach("2019-05-20", "2019-03-04", to_end=True), reach("2020-05-20", "2019-03-04", to_end=True)]
    assert covered(looks) == stretches((None, "2020-05-20"))


def test_a_look_at_later_pages_covers_what_they_show() -> None:
    look = reach("2019-05-20", "2019-01-10", from_top=False, newest="2019-02-20")
    assert covered([look]) == stretches(("2019-01-10", "2019-02-20"))


def test_looks_that_meet_are_one_stretch() -> None:
    looks = [reach("2019-03-01", "2019-02-01"), reach("2019-04-01", "2019-03-02")]
    assert covered(looks) == stretches(("2019-02-01", "2019-04-01"))


@pytest.mark.parametrize("look", [reach("2019-05-20", None), reach("2019-05-20", "2019-06-01")])
def test_a_look_without_a_past_date_covers_nothing(look: Reach) -> None:
    assert covered([look]) == ()


def test_a_complete_look_at_a_list_without_dates_covers_everything() -> None:
    assert covered([reach("2019-05-20", None, to_end=True)]) == stretches((None, "2019-05-20"))


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (("2019-05-01", "2019-05-31"), Coverage.WHOLE),
        ((None, "2019-06-10"), Coverage.WHOLE),
        (("2019-05-02", "2019-05-31"), Coverage.PARTLY),
        (("2019-04-01", "2019-05-01"), Coverage.PARTLY),
        (("2019-06-01", "2019-06-30"), Coverage.NONE),
    ],
)
def test_the_coverage_of_a_month(bounds: tuple[str | None, str], expected: Coverage) -> None:
    assert coverage_of_month("2019-05", [stretches(bounds)]) is expected


def test_a_month_that_only_some_topics_cover_is_partly_covered() -> None:
    topics = [stretches((None, "2019-06-10")), stretches(("2020-01-01", "2020-02-01"))]
    assert coverage_of_month("2019-05", topics) is Coverage.PARTLY


def test_without_topics_nothing_is_covered() -> None:
    assert coverage_of_month("2019-05", []) is Coverage.NONE


def test_dates_of_less_precision() -> None:
    assert (earliest_day("2019"), latest_day("2019")) == (date(2019, 1, 1), date(2019, 12, 31))
    assert (earliest_day("2020-02"), latest_day("2020-02")) == (date(2020, 2, 1), date(2020, 2, 29))
    assert earliest_day("2019-05-08") == latest_day("2019-05-08") == date(2019, 5, 8)


@given(st.lists(st.tuples(days, days, st.booleans())))
def test_stretches_are_disjoint_and_hold_what_each_look_shows(looks: list[tuple[date, date, bool]]) -> None:
    reaches = [
        Reach(looked_on=looked_on, from_top=True, to_end=to_end, newest=None, oldest=oldest)
        for looked_on, oldest, to_end in sorted(looks)
    ]
    found = covered(reaches)
    assert all(before.last + DAY < after.first for before, after in pairwise(found))
    for one in reaches:
        if one.oldest is not None and one.oldest <= one.looked_on:
            assert any(stretch.first <= one.oldest and one.looked_on <= stretch.last for stretch in found)
