"""Dates: read as the source writes them, or not at all."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.page import ListedDate
from scraper.parsing.dates import IMPLAUSIBLE, IMPOSSIBLE, UNREADABLE, read_date
from scraper.sources.model import Dates

CAPTURED = datetime(2019, 5, 20, 12, tzinfo=UTC)
ORDERS = {"DMY": "%d-%m-%Y", "MDY": "%m/%d/%Y", "YMD": "%Y.%m.%d"}
PLAUSIBLE = st.dates(date(1990, 1, 1), date(2021, 5, 20))


def rules(order: str = "DMY", *formats: str, languages: tuple[str, ...] = ("en",), zone: str | None = None) -> Dates:
    return Dates.model_validate(
        {"order": order, "formats": formats or (ORDERS[order],), "languages": languages, "zone": zone}
    )


def read(text: str, given_rules: Dates | None = None, captured: datetime = CAPTURED) -> ListedDate:
    return read_date(text, given_rules or rules(), captured)


@pytest.mark.parametrize("order", ORDERS)
@given(day=PLAUSIBLE)
def test_a_date_in_the_sources_format_reads_back(order: str, day: date) -> None:
    found = read(day.strftime(ORDERS[order]), rules(order))
    assert (found.value, found.order, found.precision) == (day.isoformat(), order, "day")


@pytest.mark.parametrize("order", ORDERS)
@given(day=PLAUSIBLE, separator=st.sampled_from("-./"), wide=st.booleans())
def test_numbers_in_the_sources_order_read_back(order: str, day: date, separator: str, wide: bool) -> None:
    parts = {"D": f"{day.day:02}" if wide else str(day.day), "M": str(day.month), "Y": str(day.year)}
    text = separator.join(parts[name] for name in order)
    assert read(text, rules(order, "%d %b %Y")).value == day.isoformat()


@given(day=PLAUSIBLE, order=st.sampled_from(["DMY", "MDY"]))
def test_no_order_is_ever_swapped_for_another(day: date, order: str) -> None:
    """Written in the other order it is the day that it says in this one, or none."""
    other = {"DMY": "MDY", "MDY": "DMY"}[order]
    found = read(day.strftime("%m-%d-%Y" if other == "MDY" else "%d-%m-%Y"), rules(order))
    if day.day > 12:
        assert (found.value, found.problem) == (None, IMPOSSIBLE)
    else:
        assert found.value in {day.replace(month=day.day, day=day.month).isoformat(), None}


def test_month_first_under_day_first_is_an_error() -> None:
    assert read("05-13-2019") == ListedDate(text="05-13-2019", order="DMY", problem=IMPOSSIBLE)


@given(
    text=st.dates().map(lambda day: day.strftime("%d-%m-%Y"))
    | st.dates().map(lambda day: day.strftime("%d %B %Y"))
    | st.integers(0, 99999).map(str)
    | st.integers(-2000, 2000).map(lambda days: f"in {days} days")
    | st.text(alphabet="0123456789-/. May", max_size=14),
    captured=st.dates(date(1991, 1, 1), date(2100, 1, 1)).map(lambda day: datetime.combine(day, time(12, tzinfo=UTC))),
)
def test_no_value_is_implausible(text: str, captured: datetime) -> None:
    found = read(text, captured=captured)
    assert (found.value is None) == (found.problem is not None)
    latest = (captured + timedelta(days=2 * 366)).date().isoformat()
    assert found.value is None or "1990" <= found.value <= latest


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31-12-1989", IMPLAUSIBLE),
        ("22-05-2021", IMPLAUSIBLE),
        ("1066", IMPLAUSIBLE),
        ("30-02-2019", IMPOSSIBLE),
        ("13/2019", IMPOSSIBLE),
        ("soon", UNREADABLE),
        ("", UNREADABLE),
        ("08-05-19", UNREADABLE),
        ("8 May", UNREADABLE),
        ("Monday", UNREADABLE),
        ("last month", UNREADABLE),
        ("word " * 20, UNREADABLE),
    ],
)
def test_why_there_is_no_value(text: str, problem: str) -> None:
    assert (read(text).value, read(text).problem) == (None, problem)


def test_the_sources_formats_come_first_and_in_their_order() -> None:
    assert read("03-04-2019", rules("DMY", "%m-%d-%Y", "%d-%m-%Y")).value == "2019-03-04"
    assert read("03-04-2019", rules("DMY", "%d-%m-%Y", "%m-%d-%Y")).value == "2019-04-03"


@pytest.mark.parametrize(
    ("form", "text", "value", "precision"),
    [
        ("%d %B %Y", "8 May 2019", "2019-05-08", "day"),
        ("%B %Y", "May 2019", "2019-05", "month"),
        ("%Y-%m", "2019-05", "2019-05", "month"),
        ("%Y", "2019", "2019", "year"),
        ("%d-%m-%Y %H:%M", "08-05-2019 10:30", "2019-05-08", "day"),
    ],
)
def test_a_format_states_a_precision(form: str, text: str, value: str, precision: str) -> None:
    found = read(text, rules("DMY", form))
    assert (found.value, found.precision) == (value, precision)


def test_the_text_is_kept_as_it_stands() -> None:
    assert read(" 08-05-2019\u00a0").text == " 08-05-2019\u00a0"
    assert read(" 08-05-2019\u00a0,").value == "2019-05-08"


@pytest.mark.parametrize(
    ("text", "value"), [("today", "2019-05-20"), ("yesterday", "2019-05-19"), ("3 days ago", "2019-05-17")]
)
def test_relative_dates_are_counted_from_the_capture(text: str, value: str) -> None:
    assert read(text).value == value


def test_the_day_of_a_capture_is_that_of_the_sources_zone() -> None:
    late = datetime(2019, 5, 20, 23, 30, tzinfo=UTC)
    assert read("today", rules(zone="Europe/Brussels"), late).value == "2019-05-21"
    assert read("today", rules(zone="America/New_York"), late).value == "2019-05-20"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "8 mai 2019", "2019-05-08"),
        ("fr", "mai 2019", "2019-05"),
        ("fr", "hier", "2019-05-19"),
        ("de", "8. Mai 2019", "2019-05-08"),
        ("en", "8 mai 2019", None),
        ("fr", "8 May 2019", None),
    ],
)
def test_words_are_read_in_the_sources_languages(language: str, text: str, value: str | None) -> None:
    assert read(text, rules(languages=(language,))).value == value


def test_several_languages() -> None:
    both = rules(languages=("nl", "fr"))
    assert [read(text, both).value for text in ("8 mei 2019", "8 mai 2019")] == ["2019-05-08"] * 2


def test_the_order_is_that_which_was_used() -> None:
    assert [read(text).order for text in ("08-05-2019", "2019-05-08")] == ["DMY", "YMD"]


@given(texts=st.permutations(["8 May 2019", "May 8, 2019", "yesterday", "05-13-2019", "8 mai 2019"]))
def test_no_text_changes_how_another_is_read(texts: list[str]) -> None:
    expected = {"8 May 2019": "2019-05-08", "May 8, 2019": "2019-05-08", "yesterday": "2019-05-19"}
    assert [read(text).value for text in texts] == [expected.get(text) for text in texts]
