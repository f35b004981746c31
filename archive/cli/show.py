"""`cuttings show`: one entry, and what proves it."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from archive.queries.entries import EntryView

__all__ = ["show"]


@click.command(epilog="Example: cuttings show 4k2m  (or a key: cuttings show wspo:A8KCQ5)")
@click.argument("entry", metavar="ENTRY")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def show(archive: Path, entry: str, as_of: datetime | None, as_json: bool) -> None:
    """Show everything about an entry: its content, where and when it was listed, and the bytes that prove it.

    ENTRY is an id, its first four characters or more, or a key.
    """
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.queries.entries import entry as find

    with opened_archive(archive) as opened, opened.reading() as conn:
        found = find(conn, entry, as_of=as_of)
    if as_json:
        print_json(asdict(found))
    else:
        _print(found)


def _print(entry: "EntryView") -> None:
    from rich.table import Table

    from archive.cli.output import emit, shown

    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in [*_content(entry), *_history(entry), *_provenance(entry)]:
        if value:
            table.add_row(shown(name), shown(value))
    emit(table)


def _content(entry: "EntryView") -> list[tuple[str, str | None]]:
    return [
        ("title", entry.title or "(no title)"),
        ("url", entry.url),
        ("teaser", entry.teaser),
        ("kinds", ", ".join(entry.kinds)),
        ("tags", ", ".join(entry.tags)),
        *((date.role, _date(date.value, date.text, date.problem)) for date in entry.dates),
        ("incomplete", ", ".join(entry.problems)),
    ]


def _history(entry: "EntryView") -> list[tuple[str, str | None]]:
    topics = "\n".join(f"{span.slug}: {span.state}, {_span(span.first_seen, span.last_seen)}" for span in entry.topics)
    return [("source", entry.source), ("topics", topics), ("seen", _span(entry.first_seen, entry.last_seen))]


def _provenance(entry: "EntryView") -> list[tuple[str, str | None]]:
    """From the entry down to the bytes, one step a line."""
    proof = entry.proof
    answer = f"status {proof.status}" if proof.status else "imported"
    return [
        ("entry", f"{entry.id}, known as " + ", ".join(entry.keys)),
        ("revision", f"{entry.revision[:12]}, the current one of {entry.revisions}"),
        ("capture", f"{proof.url} at {proof.captured_at:%Y-%m-%d %H:%M:%S} UTC, {answer}, {proof.digest}"),
        ("bytes", f"warc/{proof.warc.file}, {proof.warc.length} bytes from offset {proof.warc.offset}"),
    ]


def _span(first: datetime, last: datetime) -> str:
    return f"first seen {first:%Y-%m-%d %H:%M}, last seen {last:%Y-%m-%d %H:%M} UTC"


def _date(value: str | None, text: str, problem: str | None) -> str:
    return f"{value or 'no value'}, listed as {text!r}" + (f" ({problem})" if problem else "")
