"""The language of queries, and what it becomes for each database."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.errors import QuerySyntax
from archive.search.query import AllOf, AnyOf, Node, Phrase, parse_query, phrases
from archive.search.render import fts5, tsquery
from archive.search.words import words


def word(*given: str, prefix: bool = False, field: str | None = None) -> Phrase:
    return Phrase(words=given, prefix=prefix, field=field)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Ferry", word("ferry")),
        ("ferry harbour", AllOf(parts=(word("ferry"), word("harbour")))),
        ("ferry AND harbour", AllOf(parts=(word("ferry"), word("harbour")))),
        ("a OR b c", AnyOf(parts=(word("a"), AllOf(parts=(word("b"), word("c")))))),
        ("(a OR b) c", AllOf(parts=(AnyOf(parts=(word("a"), word("b"))), word("c")))),
        ("a -b", AllOf(parts=(word("a"),), without=(word("b"),))),
        ("a AND NOT (b c)", AllOf(parts=(word("a"),), without=(AllOf(parts=(word("b"), word("c"))),))),
        ("NOT b a", AllOf(parts=(word("a"),), without=(word("b"),))),
        ('"New  Desk"', word("new", "desk")),
        ("“new desk”", word("new", "desk")),
        ('"new desk', word("new", "desk")),
        ("hous*", word("hous", prefix=True)),
        ('"social hous"*', word("social", "hous", prefix=True)),
        ('"social hous*"', word("social", "hous", prefix=True)),
        ("e-mail", word("e", "mail")),
        ("title:é", word("e", field="title")),
        ('teaser:"new desk"', word("new", "desk", field="teaser")),
        ("title: a", AllOf(parts=(word("title"), word("a")))),
        ("a - b & c !", AllOf(parts=(word("a"), word("b"), word("c")))),
        ("and or not", AllOf(parts=(word("and"), word("or"), word("not")))),
        ('"AND"', word("and")),
        ("東京", word("東", "京")),
        ("?! ()", None),
        ("", None),
    ],
)
def test_a_query_and_its_tree(query: str, tree: Node | None) -> None:
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "reason"),
    [
        ("AND a", 0, "AND stands where a word is expected"),
        ("a OR", 4, "the query ends where a word is expected"),
        ("a AND OR b", 6, "OR stands"),
        ("a NOT NOT b", 6, "NOT stands"),
        ("a (b", 2, "never closed"),
        ("a) b", 1, "not opened"),
        ("a ()", 3, r"\) stands"),
        ("-a", 0, "only says what to leave out"),
        ("b OR (NOT a)", 6, "only says what to leave out"),
        ("title:(a b)", 0, "title: takes a word"),
        ("(" * 30 + "a" + ")" * 30, 20, "nested"),
        ("a " * 300, 0, "more than 200 words"),
    ],
)
def test_a_syntax_error_says_where_and_why(query: str, position: int, reason: str) -> None:
    with pytest.raises(QuerySyntax, match=reason) as caught:
        parse_query(query)
    assert caught.value.position == position


def test_what_databases_are_given() -> None:
    node = parse_query('title:a "b c"* -(d OR e)')
    assert node is not None
    assert fts5(node) == '((title : "a" AND "b c" *) NOT (("d" OR "e")))'
    assert tsquery(node) == "((('a':A) & ('b' <-> 'c':*)) & !((('d') | ('e'))))"


def test_what_is_to_be_absent_is_not_to_be_marked() -> None:
    assert [phrase.words for phrase in phrases(parse_query("a (b OR c) -d"))] == [("a",), ("b",), ("c",)]


pieces = st.sampled_from(
    ["AND", "OR", "NOT", "(", ")", '"', "-", "*", "title:", "é", "a", "b-c", "東京", "'", " ", "\\"]
)
texts = st.text() | st.lists(pieces).map("".join) | st.lists(pieces).map(" ".join)


@given(texts)
@example("\udc80")
@example("a\0b")
def test_any_text_is_a_query_a_syntax_error_or_nothing(text: str) -> None:
    try:
        node = parse_query(text)
    except QuerySyntax:
        return
    assert (node is None) == (not words(text))
