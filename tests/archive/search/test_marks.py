"""Marked words and snippets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.marks import marked, snippet
from archive.search.query import parse_query


def marks(query: str, text: str, field: str = "title") -> list[str]:
    return [text[start:end] for start, end in marked(text, parse_query(query), field)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("malmo", "Ferries to Malmö", ["Malmö"]),
        ("ferr*", "Ferries, a ferry", ["Ferries", "ferry"]),
        ('"new desk"', "A new desk is no new thing", ["new", "desk"]),
        ("e-mail", "an E-Mail", ["E", "Mail"]),
        ("a -b OR c", "a b c", ["a", "c"]),
        ("teaser:ferry", "ferry", []),
        ("東京", "東京都は東", ["東京"]),
        ("ﬁsh", "The ﬁsh", ["ﬁsh"]),
        ("?", "?", []),
    ],
)
def test_what_the_query_matched_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert marks(query, text) == expected


TEXT = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("one", "one two three four…"),
        ("seven", "…six seven eight nine…"),
        ("twelve", "…ten eleven twelve"),
        ("absent", "one two three four…"),
    ],
)
def test_a_snippet_shows_the_first_mark(query: str, expected: str) -> None:
    assert snippet(TEXT, marked(TEXT, parse_query(query), "teaser"), 22)[0] == expected


@given(st.text(alphabet="ab é東.", max_size=60), st.sampled_from(["a", "b*", "東", '"a b"']), st.integers(4, 30))
def test_a_snippet_keeps_its_marks(text: str, query: str, width: int) -> None:
    found = marked(text, parse_query(query), "teaser")
    cut, kept = snippet(text, found, width)
    assert len(cut) <= width + 2
    whole = {text[start:end] for start, end in found}
    assert all(any(cut[start:end] in one for one in whole) for start, end in kept)
