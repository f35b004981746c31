"""In which languages a page may write its dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.parsing.spotting import find_dates, page_languages


@pytest.mark.parametrize(
    ("lang", "sample", "expected"),
    [
        (None, "", ("en",)),
        ("en-US", "", ("en",)),
        ("de-AT", "", ("de", "en")),
        ("pt_BR", "", ("pt", "en")),
        ("no", "", ("nb", "en")),
        ("xx", "", ("en",)),
        ("../os", "", ("en",)),
        (
            "en",
            "Die Halle ist mit dem Geld der Stadt und des Bundes gebaut und für das Fest nicht fertig",
            ("de", "en"),
        ),
        (None, "Il sindaco della città ha detto che per le scuole del centro una nuova legge è pronta", ("it", "en")),
        (
            None,
            "Сегодня мы были в школе, и это было очень весело: выставка, экскурсия, ёлка и чай, и мы ещё не были",
            ("ru", "en"),
        ),
        (None, "お知らせを更新しました。新しい施設についての説明会を開催します", ("ja", "en")),
        (None, "新闻发布会于昨天在北京举行并公布了最新的研究成果", ("zh", "en")),
        ("ar", "المدونة 15. Juli 2026 نظرة على مهام 3. Oktober 2025", ("ar", "de", "en")),
        ("en", "Published on 15 lipca 2026 with 12 members", ("pl", "en")),
        (None, "The name of Van de Velde v. State is in the list of cases for that court", ("en",)),
    ],
)
def test_page_languages(lang: str | None, sample: str, expected: tuple[str, ...]) -> None:
    assert page_languages(lang, sample) == expected


@given(lang=st.none() | st.text(max_size=8), sample=st.text(max_size=200))
def test_few_languages_and_english_last(lang: str | None, sample: str) -> None:
    found = page_languages(lang, sample)
    assert found[-1] == "en"
    assert len(found) <= 4
    assert find_dates("3 May 2024", found)
