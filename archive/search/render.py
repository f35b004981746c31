"""A query in the language of each database. Words are letters, digits and marks: nothing needs to be escaped."""

from collections.abc import Callable, Iterable

from archive.search.query import AllOf, AnyOf, Node, Phrase

__all__ = ["fts5", "tsquery"]

_WEIGHTS = {"title": "A", "teaser": "B", None: ""}


def fts5(node: Node) -> str:
    """For `MATCH` on SQLite."""
    match node:
        case Phrase():
            field = f"{node.field} : " if node.field else ""
            return f'{field}"{" ".join(node.words)}"{" *" if node.prefix else ""}'
        case AnyOf():
            return _group(" OR ", node.parts, fts5)
        case AllOf():
            wanted = _group(" AND ", node.parts, fts5)
            return f"({wanted} NOT {_group(' OR ', node.without, fts5)})" if node.without else wanted


def tsquery(node: Node) -> str:
    """For `@@` on PostgreSQL."""
    match node:
        case Phrase():
            last = len(node.words) - 1
            lexemes = (_lexeme(word, node, last=place == last) for place, word in enumerate(node.words))
            return f"({' <-> '.join(lexemes)})"
        case AnyOf():
            return _group(" | ", node.parts, tsquery)
        case AllOf():
            wanted = _group(" & ", node.parts, tsquery)
            return f"({wanted} & !{_group(' | ', node.without, tsquery)})" if node.without else wanted


def _group(operator: str, parts: Iterable[Node], render: Callable[[Node], str]) -> str:
    return f"({operator.join(render(part) for part in parts)})"


def _lexeme(word: str, phrase: Phrase, *, last: bool) -> str:
    marks = ("*" if phrase.prefix and last else "") + _WEIGHTS[phrase.field]
    return f"'{word}':{marks}" if marks else f"'{word}'"
