"""`cuttings search`: entries by their words and by what is known of them, now or as of a time."""

import io
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.filters import filter_options, read_filters
from archive.cli.options import archive_option
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from archive.search import Page

__all__ = ["search"]

# As in `archive.search.order.SORTS`, which would take the database with it; a test compares them.
_SORTS = ("newest", "rank")
_MOST = 1000


@click.command(epilog='Example: cuttings search "hous* OR \\"public space\\"" --topic social-innovation --since 2017')
@click.argument("words", nargs=-1, metavar="[QUERY]")
@filter_options
@as_of_option
@click.option("--sort", type=click.Choice(_SORTS), default="newest", show_default=True, help="What comes first.")
@click.option("--limit", type=click.IntRange(1, _MOST), default=20, show_default=True, help="Results on a page.")
@click.option("--after", metavar="TOKEN", help="Go on where a page ended, with what it gave as the place.")
@click.option("--facets", "with_facets", is_flag=True, help="Count the matches by topic, tag, kind and month, too.")
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table")
@archive_option
def search(
    archive: Path,
    words: tuple[str, ...],
    as_of: datetime | None,
    sort: str,
    limit: int,
    after: str | None,
    with_facets: bool,
    form: str,
    **filters: Any,
) -> None:
    """Find entries whose titles and teasers match a query, or all that the filters let pass.

    All words must be there; "a phrase", begin*, OR, -without, title:word, and parentheses narrow or widen. Every filter
    narrows further. The number of matches and the place of the next page go to standard error.
    """
    from archive.folder import opened_archive
    from archive.search import FACETS
    from archive.search import search as find

    query = " ".join(words) if words else None
    if sort == "rank" and query is None:
        raise click.UsageError("Only a query has a rank: give one, or sort by newest.")
    if with_facets and form in ("jsonl", "csv"):
        raise click.UsageError(f"Facets do not fit into {form}: take --format json or table.")
    wanted = read_filters(**filters)
    with opened_archive(archive) as opened, opened.reading() as conn:
        by = FACETS if with_facets else ()
        page = find(conn, query, wanted, as_of=as_of, sort=sort, limit=limit, after=after, by=by)
    _print(form, query, as_of, page)
    if form != "json":
        for line in _remarks(query, page):
            click.echo(line, err=True)


def _print(form: str, query: str | None, as_of: datetime | None, page: "Page") -> None:
    from archive.cli.found import print_facets, print_results
    from archive.cli.output import json_line, print_json

    match form:
        case "json":
            values = {"query": query, "as_of": as_of, **asdict(page)}
            print_json({name: value for name, value in values.items() if name != "facets" or page.facets})
        case "jsonl":
            for result in page.results:
                click.echo(json_line(asdict(result)))
        case "csv":
            click.echo(_csv(page), nl=False)
        case _:
            print_results(page.results, query)
            if page.facets:
                print_facets(page.facets)


def _remarks(query: str | None, page: "Page") -> Iterator[str]:
    from archive.search.words import words

    if query is not None and not words(query):
        yield f"There is no word in the query {query!r}, so nothing matches it."
        return
    shown = "" if page.total == len(page.results) else f", {len(page.results)} of them here"
    yield f"{page.total} {'entry matches' if page.total == 1 else 'entries match'}{shown}."
    if page.next:
        yield f"The next page: the same with --after {page.next}"


def _csv(page: "Page") -> bytes:
    """As exports write it, with those of their columns that results have."""
    from archive.export.columns import ENTRIES
    from archive.export.csv import write_csv
    from archive.export.tables import Table, Type, in_portions, iso_utc
    from archive.search import Result

    names = {field.name for field in fields(Result)}
    columns = tuple(column for column in ENTRIES if column.name in names)

    def values(result: Result) -> Iterator[object]:
        for column in columns:
            value = getattr(result, column.name)
            yield iso_utc(value) if column.type is Type.TIME else value

    out = io.StringIO(newline="")
    write_csv(Table(columns=columns, portions=in_portions([*values(result)] for result in page.results)), out)
    return out.getvalue().encode()
