"""The one date of a short text is read where the text says all of it."""

from datetime import UTC, datetime

import pytest

from scraper.pages.spotted import spotted_date
from scraper.sources.model import Dates

TAKEN = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "rules", "value"),
    [
        ("Published: 8 May 2019 by the harbour master", Dates(), "2019-05-08"),
        ("17 ส.ค. 2566", Dates(languages=("th",)), "2023-08-17"),
        ("۱۴۰۱/۱۲/۰۱", Dates(languages=("fa",)), "2023-02-20"),
        ("2024年3月2日", Dates(languages=("ja",)), "2024-03-02"),
        ("03/04/2024", Dates(), None),
        ("8 May", Dates(), None),
        ("8 May 2019 – 9 May 2019 and 1 June 2020", Dates(), None),
        ("A long text about the eighth of May, " * 3 + "8 May 2019", Dates(), None),
        ("No date", Dates(), None),
    ],
)
def test_a_date_that_stands_there_alone(text: str, rules: Dates, value: str | None) -> None:
    date = spotted_date(text, rules, TAKEN)
    assert (date.value if date else None) == value


def test_the_zone_of_the_definition_is_kept() -> None:
    date = spotted_date("Posted 8 May 2019", Dates(zone="Europe/Oslo"), TAKEN)
    assert date
    assert date.zone == "Europe/Oslo"
