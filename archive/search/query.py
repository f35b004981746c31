"""The language of queries, parsed once for every database: a pure function from text to a small tree.

    ferry harbour           both words                  "ferry harbour"   the words side by side
    ferry OR harbour        one or both                 hous*             words that begin so
    ferry -harbour          the first, not the second   title:ferry       in titles only (or teaser:)
    ferry NOT (a OR b)      AND, OR and NOT are written in capitals; NOT binds closest, OR least

Words are cut and folded as those of the index are (`archive.search.words`), so `e-mail` is a phrase of two words.
Punctuation counts for nothing; a quotation left open ends with the query.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from archive.errors import QuerySyntax
from archive.search.words import words

__all__ = ["AllOf", "AnyOf", "Node", "Phrase", "parse_query", "phrases"]

# Beyond these a query is no question any more, and databases begin to refuse: FTS5 at 256 nested parts.
_MOST_WORDS = 200
_DEEPEST = 20

_OPERATORS = ("AND", "OR", "NOT")
_FIELDS = ("title:", "teaser:")
_TOKEN = re.compile(
    r"""
    (?P<close>\))
    | (?P<minus>(?<![^\s(])-(?!-))? (?:
        (?P<open>\()
        | (?:(?P<field>title|teaser):)? (?:
            ["“”„](?P<quoted>[^"“”„]*)(?:["“”„](?P<star>\*)?)?
            | (?P<plain>[^\s()"“”„]+)))
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that stand side by side, most often one. With `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    field: str | None = None
    """`title` or `teaser`; None: in either, though not across both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """What every one of `parts` matches and none of `without`."""

    parts: "tuple[Node, ...]"
    without: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """What at least one of the parts matches."""

    parts: "tuple[Node, ...]"


Node: TypeAlias = Phrase | AllOf | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    kind: str
    """`phrase`, `AND`, `OR`, `NOT`, `(`, `)`, or `end`."""
    start: int
    phrase: Phrase | None = None


def parse_query(text: str) -> Node | None:
    """The tree of a query; None if there is no word in it, which matches nothing. Raises `QuerySyntax`."""
    if not words(text):
        return None
    return _Parser(text).whole()


def phrases(node: Node | None) -> Iterator[Phrase]:
    """What a match may show: the phrases of a query, without those that are to be absent."""
    match node:
        case Phrase():
            yield node
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from phrases(part)


class _Parser:
    """Recursive descent: a choice of groups, a group of items, an item a phrase or a choice in parentheses."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [*_tokens(text), _Token(kind="end", start=len(text))]
        self._next = 0
        self._depth = 0
        if sum(len(token.phrase.words) for token in self._tokens if token.phrase) > _MOST_WORDS:
            raise QuerySyntax(text, 0, f"it has more than {_MOST_WORDS} words", "Ask for fewer")

    def whole(self) -> Node:
        node = self._choice()
        if self._token.kind == ")":
            raise self._error("this parenthesis was not opened", 'Remove it, or put it in quotes: ")"')
        return node

    def _choice(self) -> Node:
        parts = [self._group()]
        while self._take("OR"):
            parts.append(self._group())
        return parts[0] if len(parts) == 1 else AnyOf(parts=tuple(parts))

    def _group(self) -> Node:
        start = self._token.start
        parts: list[Node] = []
        without: list[Node] = []
        while True:
            wanted = without if self._take("NOT") else parts
            wanted.append(self._item())
            if not self._take("AND") and self._token.kind in ("end", "OR", ")"):
                break
        if not parts:
            raise QuerySyntax(self._text, start, "this only says what to leave out", "Add a word to look for")
        return parts[0] if len(parts) == 1 and not without else AllOf(parts=tuple(parts), without=tuple(without))

    def _item(self) -> Node:
        token = self._token
        if token.phrase:
            self._next += 1
            return token.phrase
        if token.kind != "(":
            what = "the query ends" if token.kind == "end" else f"{token.kind} stands"
            raise self._error(f"{what} where a word is expected", "AND, OR and NOT as words are put in quotes")
        return self._enclosed(token)

    def _enclosed(self, opening: _Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(f"parentheses are nested more than {_DEEPEST} deep", "Ask in a simpler way")
        self._next += 1
        node = self._choice()
        if not self._take(")"):
            raise QuerySyntax(self._text, opening.start, "this parenthesis is never closed", "Close or remove it")
        self._depth -= 1
        return node

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, kind: str) -> bool:
        found = self._token.kind == kind
        self._next += found
        return found

    def _error(self, reason: str, advice: str) -> QuerySyntax:
        return QuerySyntax(self._text, self._token.start, reason, advice)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        start = found.start()
        if found["close"]:
            yield _Token(kind=")", start=start)
        elif not found["minus"] and not found["field"] and found["plain"] in _OPERATORS:
            yield _Token(kind=found["plain"], start=start)
        elif found["plain"] in _FIELDS and text[found.end() :].startswith("("):
            raise QuerySyntax(text, start, f"{found['plain']} takes a word or a phrase", "Write it before each of them")
        elif found["open"] or (phrase := _phrase(found)):
            if found["minus"]:
                yield _Token(kind="NOT", start=start)
            yield _Token(kind="(", start=start) if found["open"] else _Token(kind="phrase", start=start, phrase=phrase)


def _phrase(found: re.Match[str]) -> Phrase | None:
    written = found["plain"] or found["quoted"] or ""
    cut = tuple(words(written))
    prefix = bool(found["star"]) or written.endswith("*")
    return Phrase(words=cut, prefix=prefix, field=found["field"]) if cut else None
