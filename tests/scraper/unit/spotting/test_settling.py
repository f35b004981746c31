"""What one date leaves open, the column, the capture or custom decides; or it stays open."""

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsing.dates import IMPLAUSIBLE
from scraper.parsing.spotting import ORDER_UNKNOWN, VAGUE, YEAR_UNKNOWN, find_dates, settle

CAPTURED = datetime(2024, 5, 10, 12, tzinfo=UTC)


def settled(*texts: str, language: str = "en", region: str | None = None) -> list[str | None]:
    spots = [find_dates(text, (language, "en"))[0] for text in texts]
    return [listed.value or listed.problem for listed in settle(spots, CAPTURED, language=language, region=region)]


def test_undecidable_stays_undecided() -> None:
    assert settled("03/04/2021") == [ORDER_UNKNOWN]


def test_what_every_order_agrees_on_is_certain() -> None:
    assert settled("05/05/2021") == ["2021-05-05"]


@pytest.mark.parametrize(
    ("language", "region", "expected"),
    [
        ("en", "US", "2021-03-04"),
        ("en", "GB", "2021-04-03"),
        ("en", None, ORDER_UNKNOWN),
        ("de", None, "2021-04-03"),
        ("ja", None, ORDER_UNKNOWN),
    ],
)
def test_custom_decides(language: str, region: str | None, expected: str) -> None:
    assert settled("03/04/2021", language=language, region=region) == [expected]


def test_an_unambiguous_date_decides_for_the_others() -> None:
    assert settled("03/04/2021", "25/12/2020", region="US") == ["2021-04-03", "2020-12-25"]


def test_a_date_beside_the_column_decides() -> None:
    spots = find_dates("03/04/2021", ("en",))
    (listed,) = settle(spots, CAPTURED, language="en", beside=find_dates("12/25/2020", ("en",)))
    assert listed.value == "2021-03-04"


def test_a_weekday_decides() -> None:
    assert settled("Sat, 03/04/2021") == ["2021-04-03"]


def test_a_list_in_order_under_one_order_only() -> None:
    assert settled("01/05/2024", "12/04/2024", "11/04/2024", "02/04/2024") == [
        "2024-05-01",
        "2024-04-12",
        "2024-04-11",
        "2024-04-02",
    ]


def test_what_would_lie_ahead_is_the_other() -> None:
    assert settled("09/05/2024") == ["2024-05-09"]


@given(
    st.lists(st.dates(date(2010, 1, 1), CAPTURED.date()), min_size=12, max_size=30, unique=True),
    st.sampled_from(["DMY", "MDY"]),
)
def test_a_long_column_tells_its_order_or_stays_open(days: list[date], order: str) -> None:
    days.sort(reverse=True)
    form = {"DMY": "%d/%m/%Y", "MDY": "%m/%d/%Y"}[order]
    values = settled(*(day.strftime(form) for day in days))
    assert values == [day.isoformat() for day in days] or ORDER_UNKNOWN in values


@given(
    st.lists(st.integers(1, 120), min_size=1, max_size=40),
    st.sampled_from(["en", "de", "fr", "pl", "ru", "ar", "ja", "zh", "ko"]),
)
def test_years_are_completed_newest_first(gaps: list[int], language: str) -> None:
    day, days = CAPTURED.date(), []
    for gap in gaps:
        day -= timedelta(days=gap)
        days.append(day)
    form = {"ja": "M月d日", "zh": "M月d日", "ko": "M월 d일"}.get(language, "d MMMM")
    texts = [format_date(each, form, locale=language) for each in days]
    values = settled(*texts, language=language)
    assert values == [each.isoformat() for each in days] or set(values) == {YEAR_UNKNOWN} or days[-1].year < 2012


@given(st.lists(st.integers(0, 20), min_size=2, max_size=12))
def test_years_of_what_comes_are_completed_upwards(gaps: list[int]) -> None:
    day, days = CAPTURED.date(), []
    for gap in gaps:
        day += timedelta(days=gap)
        days.append(day)
    assert settled(*(each.strftime("%d %B") for each in days)) == [each.isoformat() for each in days]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["3 May", "20 Apr", "2 Dec", "30 Nov"], ["2024-05-03", "2024-04-20", "2023-12-02", "2023-11-30"]),
        (["3 May", "2 Dec 2021", "30 Nov"], ["2024-05-03", "2021-12-02", "2021-11-30"]),
        (["12 May", "20 May", "3 June", "10 Jan"], ["2024-05-12", "2024-05-20", "2024-06-03", "2025-01-10"]),
        (["1 May", "5 May", "9 May"], ["2024-05-01", "2024-05-05", "2024-05-09"]),
        (["Starts 12 May"], ["2024-05-12"]),
        (["12 May"], ["2023-05-12"]),
        (["3 days ago", "1 May"], ["2024-05-07", "2024-05-01"]),
        (["29 Feb", "3 Jan"], ["2024-02-29", "2024-01-03"]),
        (["Tue 2 Dec"], ["2014-12-02"]),
    ],
)
def test_missing_years(texts: list[str], expected: list[str]) -> None:
    assert settled(*texts) == expected


def test_a_list_in_no_order_has_no_years() -> None:
    texts = ("3 May", "10 Dec", "2 Jan", "5 Nov", "4 Mar", "1 Aug")
    assert settled(*texts) == [YEAR_UNKNOWN] * 6


def test_a_day_of_another_calendar_is_completed_in_it() -> None:
    assert settled("۲۷ بهمن", "۱۰ آذر", language="fa") == ["2024-02-16", "2023-12-01"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 hours ago", "2024-05-10"),
        ("13 hours ago", "2024-05-09"),
        ("yesterday", "2024-05-09"),
        ("2 weeks ago", "2024-04"),
        ("1 week ago", "2024"),
        ("3 months ago", "2024"),
        ("4 months ago", VAGUE),
        ("2 years ago", VAGUE),
    ],
)
def test_a_relative_date_is_as_precise_as_it_is(text: str, expected: str) -> None:
    assert settled(text) == [expected]


@pytest.mark.parametrize("text", ["3 May 1975", "3 May 2031", "May 1989"])
def test_what_no_page_can_list_is_implausible(text: str) -> None:
    assert settled(text) == [IMPLAUSIBLE]


def test_precision_is_kept() -> None:
    assert settled("May 2023", "2022") == ["2023-05", "2022"]


@given(st.lists(st.text(max_size=30), max_size=8), st.sampled_from(["en", "de", "fa", "th"]))
def test_any_column_is_settled_in_its_length(texts: list[str], language: str) -> None:
    spots = [spot for text in texts for spot in find_dates(text, (language, "en"))]
    assert len(settle(spots, CAPTURED, language=language)) == len(spots)
