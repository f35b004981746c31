"""Both databases understand a query as the tree says."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from archive.errors import QuerySyntax
from archive.folder import Archive
from archive.models import wording
from archive.search import Filters, matches
from archive.search.query import AllOf, Node, Phrase, parse_query
from archive.search.words import words

VOCABULARY = ["sea", "seaside", "Malmö", "e-mail", "mail", "東京", "a'b", "x_y", "AND", "20%"]


def holds(node: Node, title: str, teaser: str) -> bool:
    """Whether a query matches, worked out by hand."""
    if isinstance(node, Phrase):
        texts = {"title": words(title), "teaser": words(teaser)}
        return any(_stands(node, texts[field]) for field in ([node.field] if node.field else texts))
    found = [holds(part, title, teaser) for part in node.parts]
    if isinstance(node, AllOf):
        return all(found) and not any(holds(part, title, teaser) for part in node.without)
    return any(found)


def _stands(phrase: Phrase, there: Sequence[str]) -> bool:
    *whole, last = phrase.words
    length = len(phrase.words)
    runs = [there[start : start + length] for start in range(len(there) - length + 1)]
    return any(run[:-1] == whole and (run[-1].startswith(last) if phrase.prefix else run[-1] == last) for run in runs)


@pytest.fixture
def texts(store: Callable[..., Any], writing: Any) -> list[tuple[str, str]]:
    chance = random.Random(3)
    made = [tuple(" ".join(chance.choices(VOCABULARY, k=chance.randrange(1, 6))) for _ in range(2)) for _ in range(40)]
    store(
        *(
            writing.entry(n, f"n{n} {title}", url=f"https://e.org/{n}", teaser=teaser)
            for n, (title, teaser) in enumerate(made, 1)
        )
    )
    return [(f"n{n} {title}", teaser) for n, (title, teaser) in enumerate(made, 1)]


terms = st.sampled_from([*VOCABULARY, "se*", "m*", '"sea mail"', '"mail se"*', "title:sea", "teaser:e-mail", "malmo"])
queries = st.recursive(
    terms,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from(["", "AND", "OR", "NOT", "AND NOT"]), inner),
    max_leaves=6,
)


@given(queries)
# Nothing is stored, so the examples may share the archive.
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_query_means_what_its_tree_says(archive: Archive, texts: list[tuple[str, str]], query: str) -> None:
    try:
        node = parse_query(query)
    except QuerySyntax:
        return
    assert node is not None
    with archive.reading() as conn:
        found = matches(conn, query, Filters()).subquery()
        titles = conn.execute(select(wording.c.title).join(found, found.c.wording_id == wording.c.id)).scalars().all()
    assert sorted(titles) == sorted(title for title, teaser in texts if holds(node, title, teaser))
