"""`cuttings changes`: what came, changed, moved, went and came back since a time."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option, split_topic
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from archive.queries.changes import Change

__all__ = ["changes"]

_STYLES = {"came": "green", "came back": "green", "went": "red", "changed": "yellow", "moved": ""}


@click.command(epilog="Example: cuttings changes eurocities/social-innovation --since 2019-05-01")
@click.argument("target", metavar="SOURCE[/TOPIC]")
@click.option(
    "--since", metavar="TIME", required=True, help="What happened later (ISO 8601; a date: from its beginning)."
)
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def changes(archive: Path, target: str, since: str, as_of: datetime | None, as_json: bool) -> None:
    """Show what happened in the lists of a source or a topic: what came, changed, moved, went and came back.

    Each happened after one look and by another: the table shows both times.
    """
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.moments import read_past
    from archive.queries.changes import changes as find

    source, topic = split_topic(target) if "/" in target else (target, None)
    start = read_past("--since", since, datetime.now(UTC), beginning=True)
    with opened_archive(archive) as opened, opened.reading() as conn:
        found = find(conn, source, topic, since=start, until=as_of)
    if as_json:
        named = {"source": source, "topic": topic, "since": start, "as_of": as_of}
        print_json({**named, "changes": [asdict(change) for change in found]})
    else:
        _print_table(target, start, found)


def _print_table(target: str, since: datetime, found: "tuple[Change, ...]") -> None:
    from rich.table import Table

    from archive.cli.output import console, emit, shown, stamp

    if not found:
        console().print(shown(f"{target}: nothing was seen to change since {stamp(since)} UTC."))
        return
    table = Table("what", "after (UTC)", "by (UTC)", "topic", "id", "title")
    for change in found:
        kind = str(change.kind)
        after = stamp(change.after) if change.after else "(nobody looked)"
        title = shown(change.title or "(no title)")
        table.add_row(shown(kind, _STYLES[kind]), after, stamp(change.by), shown(change.topic), change.id, title)
    emit(table)
