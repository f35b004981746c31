"""`cuttings stats`: how many entries, by month, topic, tag, kind or source."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.queries import Count

__all__ = ["stats"]

_BAR = 40
# As in `archive.queries.stats.GROUPS`, which would take the database with it; a test compares them.
_GROUPS = ("month", "topic", "tag", "kind", "source")


@click.command(epilog="Example: cuttings stats --by tag")
@click.option("--by", type=click.Choice(_GROUPS), default="month", show_default=True, help="What to count by.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def stats(archive: Path, by: str, as_json: bool) -> None:
    """Count entries by what their current revision says.

    An entry counts in each of its topics, tags and kinds, and in the month of its publication or start.
    """
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.queries import stats as count

    with opened_archive(archive) as opened, opened.reading() as conn:
        counts = count(conn, by)
    if as_json:
        print_json({"by": by, "counts": [asdict(one) for one in counts]})
    else:
        _print_table(by, counts)


def _print_table(by: str, counts: tuple["Count", ...]) -> None:
    from rich.table import Table

    from archive.cli.output import console, emit, shown

    out = console()
    if not counts:
        out.print(shown(f"No entry has a {by} yet."))
        return
    most = max(count.entries for count in counts)
    table = Table(box=None, pad_edge=False)
    table.add_column(by)
    table.add_column("entries", justify="right")
    if out.is_terminal:
        table.add_column("")
    for count in counts:
        cells = [shown(count.name or "(no date)"), shown(str(count.entries))]
        if out.is_terminal:
            cells.append(shown("█" * max(1, round(_BAR * count.entries / most)) if count.entries else "", style="cyan"))
        table.add_row(*cells)
    emit(table)
