"""`cuttings listing`: what a topic listed at its last visit."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.queries import ListedEntry, TopicHead

__all__ = ["listing"]


@click.command(epilog="Example: cuttings listing eurocities/social-innovation")
@click.argument("topic", metavar="SOURCE/TOPIC")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def listing(archive: Path, topic: str, as_json: bool) -> None:
    """Show the entries of a topic as they were listed at its last visit, in the order of its pages."""
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.queries import topic_head, topic_listing

    source, slash, slug = topic.partition("/")
    if not (source and slash and slug):
        raise click.BadParameter(f"{topic!r} is not of the form SOURCE/TOPIC", param_hint="SOURCE/TOPIC")
    with opened_archive(archive) as opened, opened.reading() as conn:
        entries = topic_listing(conn, source, slug)
        head = topic_head(conn, source, slug)
    if as_json:
        values = asdict(head) if head else {}
        print_json({"source": source, "topic": slug, **values, "entries": [asdict(entry) for entry in entries]})
    else:
        _print_table(topic, head, entries)


def _print_table(topic: str, head: "TopicHead | None", entries: tuple["ListedEntry", ...]) -> None:
    from rich.table import Table

    from archive.cli.output import console, date_range, emit, shown

    out = console()
    if head is None:
        out.print(shown(f"{topic}: no page of this topic has been read yet."))
        return
    out.print(shown(f"{topic}, captured {head.captured_at:%Y-%m-%d %H:%M} UTC"))
    out.print(shown(head.title or "(no title)", style="bold"))
    for paragraph in head.introduction:
        out.print(shown(paragraph))
    table = Table()
    table.add_column("#", justify="right")
    table.add_column("id", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("title")
    for entry in entries:
        title = shown(entry.title or "(no title)")
        if entry.incomplete:
            title.append("  incomplete", style="yellow")
        dates = date_range(entry.published, entry.starts, entry.ends)
        table.add_row(str(entry.position), entry.id, dates, title)
    emit(table)
