"""Every language's dates, as Unicode's CLDR writes them, read back."""

from datetime import date, timedelta
from typing import Literal

import pytest
from babel.dates import format_date, format_timedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.parsing.spotting import find_dates

LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "nn", "is", "fi", "et", "lv", "lt", "pl", "cs", "sk"),
    *("sl", "hr", "bs", "sr", "sr_Latn", "bg", "mk", "ru", "uk", "be", "el", "tr", "ro", "hu", "ca", "gl", "eu", "id"),
    *("ms", "vi", "th", "ja", "zh", "zh_Hant", "ko", "ar", "fa", "he", "hi", "bn"),
)
IDEOGRAPHIC = {"ja", "zh", "ko"}
"""They write months with a sign, in no order but their own."""
Unit = Literal["minute", "hour", "day", "week", "year"]
UNITS: tuple[Unit, ...] = ("minute", "hour", "day", "week", "year")
FORMS = ("long", "full", "medium", "d MMMM y", "d MMM y", "MMMM d, y")
NAMING = [name for name in LANGUAGES if name.split("_")[0] not in IDEOGRAPHIC]
AROUND = st.sampled_from(["", "Lorem ipsum. ", "№ | ", "( ", " – x"])
DAYS = st.dates(date(1990, 1, 1), date(2068, 12, 31))


def languages(locale: str) -> tuple[str, ...]:
    language = locale.split("_")[0]
    return ("en",) if language == "en" else (language, "en")


@pytest.mark.parametrize("locale", LANGUAGES)
@settings(max_examples=30)
@given(day=DAYS, form=st.sampled_from(FORMS))
def test_a_day_with_its_month_by_name_reads_back(locale: str, day: date, form: str) -> None:
    if locale.split("_")[0] in IDEOGRAPHIC and " " in form:
        form = "long"
    (spot,) = find_dates(format_date(day, form, locale=locale), languages(locale))
    assert (day.year, day.month, day.day) in [reading[1:] for reading in spot.readings]
    assert spot.numeric or len(spot.readings) == 1


@pytest.mark.parametrize("locale", LANGUAGES)
@settings(max_examples=15)
@given(day=st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_the_short_form_has_the_day_among_its_readings(locale: str, day: date) -> None:
    (spot,) = find_dates(format_date(day, "short", locale=locale), languages(locale))
    assert (day.year, day.month, day.day) in [reading[1:] for reading in spot.readings]


@pytest.mark.parametrize("locale", NAMING)
@settings(max_examples=15)
@given(day=DAYS)
def test_a_month_is_no_day(locale: str, day: date) -> None:
    (spot,) = find_dates(format_date(day, "MMMM y", locale=locale), languages(locale))
    assert [reading[1:] for reading in spot.readings] == [(day.year, day.month, None)]


@pytest.mark.parametrize("locale", NAMING)
@settings(max_examples=15)
@given(day=DAYS)
def test_a_day_without_year_has_none(locale: str, day: date) -> None:
    (spot,) = find_dates(format_date(day, "d MMMM", locale=locale), languages(locale))
    assert [reading[1:] for reading in spot.readings] == [(None, day.month, day.day)]


@pytest.mark.parametrize("locale", LANGUAGES)
@settings(max_examples=15)
@given(number=st.integers(3, 20), unit=st.sampled_from(UNITS))
def test_so_long_ago_reads_back(locale: str, number: int, unit: Unit) -> None:
    length = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "year": 365 * 86400}[unit]
    ago = -timedelta(seconds=number * length)
    text = format_timedelta(ago, granularity=unit, threshold=1000, add_direction=True, locale=locale)
    (spot,) = find_dates(text, languages(locale))
    assert (spot.relative, spot.unit) == (ago, unit)


@pytest.mark.parametrize("locale", LANGUAGES)
@settings(max_examples=15)
@given(
    day=DAYS,
    before=st.sampled_from(["", "Lorem ipsum. ", "№ | ", "( "]),
    after=st.sampled_from(["", " |", " – x", ")"]),
)
def test_what_stands_around_changes_nothing(locale: str, day: date, before: str, after: str) -> None:
    text = format_date(day, "long", locale=locale)
    (alone,) = find_dates(text, languages(locale))
    (spot,) = find_dates(before + text + after, languages(locale))
    assert (spot.readings, spot.start) == (alone.readings, alone.start + len(before))
