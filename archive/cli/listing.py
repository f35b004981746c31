"""`cuttings listing`: what a topic listed, at its last visit or as of a time."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option, split_topic
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from rich.text import Text

    from archive.queries.listings import ListedEntry, TopicListing

__all__ = ["listing"]


@click.command(epilog="Example: cuttings listing eurocities/social-innovation --as-of 2018-05-03")
@click.argument("topic", metavar="SOURCE/TOPIC")
@as_of_option
@click.option("--withdrawn", is_flag=True, help="Show entries that were withdrawn, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def listing(archive: Path, topic: str, as_of: datetime | None, withdrawn: bool, as_json: bool) -> None:
    """Show the entries of a topic as it listed them at its last visit, or at the last one before a time.

    An entry is *observed* if that visit saw it, and *carried over* if it was seen earlier: by a visit before, where
    this one did not look, or on a day before the one asked for. Whether it was still listed is then unknown.
    """
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.queries.listings import topic_listing

    source, slug = split_topic(topic)
    with opened_archive(archive) as opened, opened.reading() as conn:
        found = topic_listing(conn, source, slug, as_of=as_of, withdrawn=withdrawn)
    if as_json:
        print_json(_as_json(found, as_of))
    else:
        _print_table(found, as_of)


def _as_json(found: "TopicListing", as_of: datetime | None) -> dict[str, object]:
    return {
        "source": found.source,
        "topic": found.topic,
        "as_of": as_of,
        **(asdict(found.head) if found.head else {}),
        "last_look": asdict(found.last_look) if found.last_look else None,
        "entries": [asdict(entry) for entry in found.entries],
    }


def _print_table(found: "TopicListing", as_of: datetime | None) -> None:
    from rich.table import Table

    from archive.cli.output import console, date_range, emit, shown, stamp

    out = console()
    name = f"{found.source}/{found.topic}"
    if found.head is None or found.last_look is None:
        until = f" up to {stamp(as_of)} UTC" if as_of else ""
        out.print(shown(f"{name}: no page of this topic has been read{until or ' yet'}."))
        return
    look = found.last_look
    whole = "complete" if look.complete and not look.shifted else "shifted" if look.complete else "not complete"
    out.print(shown(f"{name}, last visit {stamp(look.started_at)} UTC, {whole}"))
    out.print(shown(found.head.title or "(no title)", style="bold"))
    for paragraph in found.head.introduction:
        out.print(shown(paragraph))
    table = Table()
    table.add_column("#", justify="right")
    table.add_column("id", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("title")
    table.add_column("evidence", no_wrap=True)
    for entry in found.entries:
        title = shown(entry.title or "(no title)")
        if entry.incomplete:
            title.append("  incomplete", style="yellow")
        dates = date_range(entry.published, entry.starts, entry.ends)
        table.add_row(str(entry.position or ""), entry.id, dates, title, _evidence(entry))
    emit(table)


def _evidence(entry: "ListedEntry") -> "Text":
    """What is known of the entry's being listed, with the time that it rests on."""
    from archive.cli.output import shown, stamp

    if entry.gone_by:
        unknown = "" if entry.state == "withdrawn" else ", not looked at since"
        return shown(f"withdrawn by {stamp(entry.gone_by)}{unknown}", "red")
    if entry.state == "listed":
        return shown("observed", "green")
    return shown(f"carried over from {stamp(entry.captured_at)}", "yellow")
