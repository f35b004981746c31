"""How results of a search are shown at a terminal and in a pipe."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.cli.output import console, date_range, emit, shown

if TYPE_CHECKING:
    from rich.text import Text

    from archive.search import FacetCount, Facets, Result
    from archive.search.marks import Span
    from archive.search.query import Node

__all__ = ["print_facets", "print_results"]

_MARK = "bold yellow"
_SNIPPET = 160
_LARGEST = 10


def print_results(results: "Sequence[Result]", query: str | None) -> None:
    """A table, the words of the query marked; at a terminal each with the part of the teaser that has them."""
    from rich.table import Table

    from archive.search.query import parse_query

    node = parse_query(query) if query else None
    out = console()
    table = Table()
    table.add_column("id", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("title")
    for result in results:
        cell = _title(result, node)
        if out.is_terminal and result.teaser:
            cell.append("\n").append_text(_teaser(result.teaser, node))
        table.add_row(result.id, date_range(result.published, result.starts, result.ends), cell)
    if results:
        emit(table)


def print_facets(facets: "Facets") -> None:
    """A list of each: the largest at a terminal, of months the latest, and all of them in a pipe."""
    latest = sorted(facets.months, key=lambda count: count.name or "", reverse=True)
    for name, counts in (("topic", facets.topics), ("tag", facets.tags), ("kind", facets.kinds), ("month", latest)):
        if counts:
            _print_counts(name, counts)


def _print_counts(name: str, counts: "Sequence[FacetCount]") -> None:
    from rich.table import Table

    console().print()
    some = counts[:_LARGEST] if console().is_terminal else counts
    table = Table(box=None, pad_edge=False)
    table.add_column(name)
    table.add_column("entries", justify="right")
    for count in some:
        table.add_row(shown(count.name or "(no date)"), str(count.entries))
    if len(some) < len(counts):
        table.add_row(shown(f"and {len(counts) - len(some)} more", "dim"), "")
    emit(table)


def _title(result: "Result", node: "Node | None") -> "Text":
    from archive.search.marks import marked

    title = result.title or "(no title)"
    cell = _marked(title, marked(title, node, "title") if result.title else [])
    if result.incomplete:
        cell.append("  incomplete", style="yellow")
    return cell


def _teaser(teaser: str, node: "Node | None") -> "Text":
    from archive.search.marks import marked, snippet

    return _marked(*snippet(teaser.replace("\n", " "), marked(teaser, node, "teaser"), _SNIPPET), style="dim")


def _marked(text: str, marks: "Sequence[Span]", style: str = "") -> "Text":
    cell = shown(text)
    if style:
        cell.stylize(style)
    for start, end in marks:
        cell.stylize(f"not dim {_MARK}", start, end)
    return cell
