"""Months with their entries, zeros and gaps, from looks at a list."""

from datetime import UTC, datetime
from typing import Any

from archive.folder import Archive
from archive.search.filters import Filters
from archive.statistics.covered import Coverage
from archive.statistics.months import months


def rows(archive: Archive, filters: Filters | None = None, as_of: datetime | None = None) -> list[tuple[Any, ...]]:
    with archive.reading() as conn:
        return [(one.name, one.entries, one.coverage) for one in months(conn, filters, as_of)]


WHOLE, PARTLY, NONE = Coverage.WHOLE, Coverage.PARTLY, Coverage.NONE


def test_a_month_without_entries_is_a_zero_where_it_was_looked_at(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019-03-04"], day=0, complete=True)
    assert rows(archive) == [("2019-03", 1, WHOLE), ("2019-04", 0, WHOLE), ("2019-05", 1, PARTLY)]


def test_a_month_that_nobody_looked_at_is_a_gap(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019-03-04"], day=0, complete=True)
    look(["2019-09-10", "2019-08-05"], day=115)
    assert rows(archive)[2:] == [
        ("2019-05", 1, PARTLY),
        ("2019-06", None, NONE),
        ("2019-07", None, NONE),
        ("2019-08", 1, PARTLY),
        ("2019-09", 1, PARTLY),
    ]


def test_entries_of_a_month_after_the_last_look_are_counted_as_not_covered(archive: Archive, look: Any) -> None:
    look(["2019-07-01", "2019-05-08"], day=0, complete=True)
    assert rows(archive)[-1] == ("2019-07", 1, NONE)


def test_a_visit_that_went_on_after_the_time_was_not_complete_then(archive: Archive, look: Any, writing: Any) -> None:
    look(["2019-05-08", "2019-04-04"], ["2019-03-04"], day=0, complete=True)
    during = datetime(2019, 5, 20, 0, 0, 1, tzinfo=UTC)
    assert rows(archive, as_of=during) == [("2019-04", 1, PARTLY), ("2019-05", 1, PARTLY)]


def test_filters_bound_the_months(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019-03-04"], day=0, complete=True)
    assert rows(archive, Filters(since="2019-04", until="2019-05")) == [("2019-04", 0, WHOLE), ("2019-05", 1, PARTLY)]


def test_a_topic_of_its_own_has_its_own_gaps(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019-03-04"], day=0, complete=True)
    look(["2019-05-10"], day=0, topic="rivers")
    assert rows(archive, Filters(topics=("rivers",))) == [("2019-05", 1, PARTLY)]
    assert rows(archive)[0] == ("2019-03", 1, PARTLY)


def test_what_has_no_month_comes_last(archive: Archive, look: Any) -> None:
    look(["2019-05-08", "2019", None], day=0, complete=True)
    assert rows(archive)[1:] == [("2019", 1, None), (None, 1, None)]


def test_an_empty_archive_has_no_months(archive: Archive) -> None:
    assert rows(archive) == []
