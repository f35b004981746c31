"""`cuttings stats`: how many entries, by month, topic, tag, kind or source; or the same as a picture."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.filters import filter_options, read_filters
from archive.cli.options import archive_option
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from archive.search.filters import Filters
    from archive.statistics.counts import Count
    from archive.statistics.months import Month

__all__ = ["stats"]

_BAR = 40
# As in `archive.statistics.counts.GROUPS` and `archive.pictures.PICTURES`, which would take the database with them; a
# test compares them.
_GROUPS = ("month", "topic", "tag", "kind", "source")
_PICTURES = ("entries", "tags", "health", "life")
# At a terminal, so many months in a row without an entry are one line.
_RUN = 4

Line = tuple[str, int | None, str]
"""Name, number of entries (None: not known), remark."""


@click.command(epilog="Example: cuttings stats --by tag --since 2019  (a picture: cuttings stats --plot entries.svg)")
@click.option("--by", type=click.Choice(_GROUPS), help="What to count by; month without it.")
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw into FILE.png, .svg."
)
@click.option(
    "--picture",
    type=click.Choice(_PICTURES),
    help="What to draw: entries by month and topic (without it), tags over time, crawl health, the life of a listing.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@filter_options
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def stats(
    archive: Path,
    by: str | None,
    plot: Path | None,
    picture: str | None,
    force: bool,
    as_of: datetime | None,
    as_json: bool,
    **narrowed: Any,
) -> None:
    """Count entries by what their current revision says, or draw the counts.

    An entry counts in each of its topics, tags and kinds, and in the month of its publication or start. A month that no
    capture covers is a gap, not a zero.
    """
    from archive.folder import opened_archive

    filters = read_filters(**narrowed)
    if plot is None:
        if picture or force:
            raise click.UsageError("--picture and --force are about a picture: name its file with --plot.")
        with opened_archive(archive) as opened, opened.reading() as conn:
            _count(conn, by or "month", filters, as_of, as_json=as_json)
        return
    if by or as_json:
        raise click.UsageError("--by and --json are about numbers; --plot draws what --picture names.")
    if picture == "life" and filters.one_topic is None:
        raise click.UsageError("The life of a list needs one topic, with its source: --topic SOURCE/TOPIC.")
    _draw(archive, plot, picture or _PICTURES[0], filters, as_of, force=force)


def _count(conn: "Connection", by: str, filters: "Filters", as_of: datetime | None, *, as_json: bool) -> None:
    from archive.cli.output import print_json
    from archive.statistics.counts import counts
    from archive.statistics.months import months

    found: Sequence[Count | Month] = months(conn, filters, as_of) if by == "month" else counts(conn, by, filters, as_of)
    if as_json:
        print_json({"by": by, "as_of": as_of, "counts": [asdict(one) for one in found]})
    else:
        _print_table(by, found)


def _draw(archive: Path, plot: Path, picture: str, filters: "Filters", as_of: datetime | None, *, force: bool) -> None:
    from archive.files import refuse_existing
    from archive.folder import opened_archive
    from archive.pictures import draw, require_drawable, save

    require_drawable(plot)
    if not force:
        refuse_existing(plot)
    with opened_archive(archive) as opened, opened.reading() as conn:
        figure = draw(conn, picture, filters, as_of)
    save(figure, plot)
    click.echo(str(plot), err=True)


def _print_table(by: str, found: "Sequence[Count | Month]") -> None:
    from rich.table import Table

    from archive.cli.output import console, emit, shown

    out = console()
    if not found:
        out.print(shown(f"No entry has a {by}."))
        return
    lines = list(_lines(found, short=out.is_terminal))
    most = max([number for _, number, _ in lines if number] or [1])
    table = Table(box=None, pad_edge=False)
    table.add_column(by, no_wrap=True)
    table.add_column("entries", justify="right")
    if by == "month":
        table.add_column("coverage", no_wrap=True)
    if out.is_terminal:
        table.add_column("")
    for name, number, remark in lines:
        cells = [shown(name), shown("-" if number is None else str(number))]
        if by == "month":
            cells.append(shown(remark, style="" if remark == "whole" else "yellow"))
        if out.is_terminal:
            cells.append(_bar(number, most))
        table.add_row(*cells)
    emit(table)


def _bar(number: int | None, most: int) -> Any:
    from archive.cli.output import shown

    if number is None:
        return shown("no capture covers this", style="yellow")
    return shown("█" * max(1, round(_BAR * number / most)) if number else "", style="cyan")


def _lines(found: "Sequence[Count | Month]", *, short: bool) -> Iterator[Line]:
    """One line a group; with `short`, one for many months in a row that say the same of no entry."""
    lines = [(one.name or "(no date)", one.entries, str(getattr(one, "coverage", None) or "")) for one in found]
    for (number, remark), group in groupby(lines, key=lambda line: line[1:]):
        run = list(group)
        if short and not number and len(run) >= _RUN:
            yield f"{run[0][0]} to {run[-1][0]}", number, remark
        else:
            yield from run
