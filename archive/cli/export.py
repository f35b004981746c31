"""`cuttings export`: what the archive holds, as a file for other programs."""

import gc
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from archive.cli.filters import filter_options, read_filters
from archive.cli.options import archive_option
from archive.cli.progress import Told, progress
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from archive.export.formats import Writer
    from archive.export.tables import Portion, Table
    from archive.search.filters import Filters

__all__ = ["export"]

_FEEDS = ("atom", "rss")
_FEED_LENGTH = 50
_UNITS = {
    "entries": ("entry", "entries"),
    "revisions": ("revision", "revisions"),
    "memberships": ("interval", "intervals"),
    "coverage": ("visit", "visits"),
}
# What has no entries as its rows can be narrowed to sources and topics only.
_OF_LISTS = ("memberships", "coverage")


@click.command(epilog="Example: cuttings export --format csv --source eurocities --since 2018 -o eurocities.csv")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["jsonl", "csv", "parquet", *_FEEDS]),
    default="jsonl",
    show_default=True,
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else stdout.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.option("--history", "rows", flag_value="revisions", help="One row per revision of each entry.")
@click.option("--membership", "rows", flag_value="memberships", help="One row per interval in which it was listed.")
@click.option("--coverage", "rows", flag_value="coverage", help="One row per visit: what was seen, how completely.")
@click.option("--query", metavar="QUERY", help="Only entries whose title or teaser matches.")
@filter_options
@click.option(
    "--limit", type=click.IntRange(min=1), help=f"Only the newest so many entries; {_FEED_LENGTH} in a feed without it."
)
@as_of_option
@archive_option
def export(archive: Path, as_of: datetime | None, output: Path | None, force: bool, **asked: Any) -> None:
    """Write one row per entry, in its current revision, by source and date; or revisions, intervals, visits.

    The file appears when it is complete; until then an older one stays. CSV cells that a spreadsheet would run as a
    formula begin with an apostrophe.
    """
    from archive.files import Checksummed, refuse_existing
    from archive.folder import opened_archive

    kind, rows = asked.pop("kind"), asked.pop("rows") or "entries"
    limit, query = asked.pop("limit"), asked.pop("query")
    _check(kind, rows, limit, {**asked, "query": query})
    filters = read_filters(**asked)
    if output is not None and not force:
        refuse_existing(output)
    with opened_archive(archive) as opened, opened.reading() as conn, ExitStack() as held:
        write = _writer(conn, kind, query, filters, as_of)
        table = _table(conn, rows, query, filters, as_of, limit or (_FEED_LENGTH if kind in _FEEDS else None))
        told = held.enter_context(progress("exporting", wanted=output is not None))
        table = replace(table, portions=_counted(table.portions, told))
        # Closed before the connection is: a reader that goes away ends this in the middle.
        held.enter_context(closing(table.portions))
        # What is loaded by now stays: looking through it again and again would take a fifth of the time.
        gc.freeze()
        with _opened(output) as out:
            checked = Checksummed(out)
            number = write(table, checked)  # type: ignore[arg-type]  # a raw file is all that writers need
    unit = _UNITS[rows][number != 1]
    click.echo(f"{output or 'stdout'}: {number} {unit}, sha256 {checked.sha256}", err=True)


def _check(kind: str, rows: str, limit: int | None, narrowed: dict[str, Any]) -> None:
    """Refuses options that have no meaning together."""
    if rows != "entries" and (kind in _FEEDS or limit is not None):
        raise click.UsageError(f"{'--limit' if limit is not None else kind} is for entries, not for {rows}.")
    given = {name for name, value in narrowed.items() if value not in (None, ())} - {"source", "topics"}
    if rows in _OF_LISTS and given:
        raise click.UsageError(f"--{min(given).rstrip('s')} does not narrow {rows}; --source and --topic do.")


def _writer(conn: "Connection", kind: str, query: str | None, filters: "Filters", as_of: datetime | None) -> "Writer":
    from archive.export.formats import feed_head, feed_writer, table_writer

    return feed_writer(kind, feed_head(conn, query, filters, as_of)) if kind in _FEEDS else table_writer(kind)


def _table(
    conn: "Connection",
    rows: str,
    query: str | None,
    filters: "Filters",
    as_of: datetime | None,
    newest: int | None,
) -> "Table":
    from archive.export.evidence import coverage_table, membership_table
    from archive.export.rows import entry_table, revision_table
    from archive.search.matches import matches

    if rows in _OF_LISTS:
        make = {"memberships": membership_table, "coverage": coverage_table}[rows]
        return make(conn, filters.source, filters.topics, as_of=as_of)
    selected = matches(conn, query, filters, as_of)
    if rows == "revisions":
        return revision_table(conn, selected, as_of=as_of)
    return entry_table(conn, selected, as_of=as_of, newest=newest)


def _counted(portions: "Generator[Portion]", told: Told) -> "Generator[Portion]":
    """The portions as they are; tells how many rows have gone by."""
    done = 0
    with closing(portions):
        for portion in portions:
            yield portion
            done += len(portion[0])
            told(done, None)


@contextmanager
def _opened(output: Path | None) -> Iterator[BinaryIO]:
    from archive.files import written_whole_bytes

    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with written_whole_bytes(output) as out:
            yield out
