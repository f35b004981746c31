"""How text is cut into words: the same for what is stored, what is asked for and what is marked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.words import fold, spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Émile’s naïve café", ["emile", "s", "naive", "cafe"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("e-mail: news_2019@example.org", ["e", "mail", "news", "2019", "example", "org"]),
        ("№ 5 — ½ €", ["no", "5", "1", "2"]),
        ("東京の港", ["東", "京", "の", "港"]),
        ("नमस्ते दुनिया", ["नमसते", "दुनिया"]),
        ("Ünïcödé ﬁne", ["unicode", "fine"]),
        ("“ ” … !", []),
        (None, []),
    ],
)
def test_words(text: str | None, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_word_of_unreasonable_length_is_cut() -> None:
    assert words("x" * 5000) == ["x" * 200]


@given(st.text())
def test_spans_are_the_words_of_the_text(text: str) -> None:
    assert [word for word, _, _ in spans(text)] == words(text)


@given(st.text())
def test_a_span_holds_the_word(text: str) -> None:
    for word, start, end in spans(text):
        assert word[0] in fold(text[start:end])


@given(st.text())
def test_the_form_of_unicode_makes_no_difference(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words(composed) == words(decomposed)
