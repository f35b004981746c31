"""`cuttings history`: every revision of an entry, when and where it was shown."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option
from archive.cli.times import as_of_option

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from archive.queries.history import EntryHistory, RevisionView
    from archive.queries.membership import Membership

__all__ = ["history"]


@click.command(epilog="Example: cuttings history wspo:A8KCQ5")
@click.argument("entry", metavar="ENTRY")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def history(archive: Path, entry: str, as_of: datetime | None, as_json: bool) -> None:
    """Show every revision of an entry, with the capture that showed it first, and when topics listed it.

    ENTRY is an id, its first four characters or more, or a key. Differences of white space, quotes or the form of
    Unicode only are no revision.
    """
    from archive.cli.output import print_json
    from archive.folder import opened_archive
    from archive.queries.history import history as find
    from archive.queries.membership import entry_memberships
    from archive.queries.resolve import resolve_entry

    with opened_archive(archive) as opened, opened.reading() as conn:
        found = find(conn, entry, until=as_of)
        listed = entry_memberships(conn, resolve_entry(conn, entry), until=as_of)
    if as_json:
        values = {name: value for name, value in asdict(found).items() if name != "shown_last"}
        print_json({**values, "current": found.current.number, "memberships": [asdict(one) for one in listed]})
    else:
        _print(found, listed)


def _print(found: "EntryHistory", listed: "tuple[Membership, ...]") -> None:
    from archive.cli.output import console, emit, shown

    out = console()
    out.print(shown(f"{found.id} of {found.source}: {found.current.title or '(no title)'}", "bold"))
    before: RevisionView | None = None
    for revision in found.revisions:
        out.print(_heading(revision, current=revision is found.current), soft_wrap=True)
        for line in _changes(before, revision):
            out.print(line, soft_wrap=True)
        before = revision
    if any(spell.changes for spell in found.timeline):
        _print_timeline(found)
    emit(_table(listed))


def _heading(revision: "RevisionView", *, current: bool) -> "Text":
    from archive.cli.output import shown, stamp

    proof = revision.proof
    line = shown(f"\n{revision.number}  {revision.digest[:12]}", "cyan")
    line.append(f"  {stamp(revision.first_seen)} to {stamp(revision.last_seen)} UTC{', current' if current else ''}")
    line.append_text(shown(f"\n   in {', '.join(revision.topics)}; first captured from {proof.url}"))
    line.append_text(shown(f", warc/{proof.warc.file} at byte {proof.warc.offset}", "dim"))
    return line


def _changes(before: "RevisionView | None", revision: "RevisionView") -> "list[Text]":
    """What a revision changed; of the first one its title."""
    from archive.cli.marks import marked_change
    from archive.cli.output import shown
    from archive.diff import compare

    if before is None:
        return [shown(f"   {revision.title or '(no title)'}")]
    return [shown("   ").append_text(marked_change(change)) for change in compare(before, revision)]


def _print_timeline(found: "EntryHistory") -> None:
    from archive.cli.output import console, shown, stamp

    out = console()
    out.print(shown("\nIn the order of time:"))
    for spell in found.timeline:
        names = " and ".join(map(str, spell.revisions))
        times = f"{stamp(spell.first_seen)} to {stamp(spell.last_seen)} UTC"
        changes = f", to and fro {spell.changes} times" if spell.changes else ""
        out.print(shown(f"   revision {names}: {times}{changes}"))


def _table(listed: "tuple[Membership, ...]") -> "Table":
    from rich.table import Table

    from archive.cli.output import shown, stamp

    table = Table()
    table.add_column("topic", overflow="fold")
    for name in ("not yet listed (UTC)", "first seen", "last seen", "withdrawn by", "last look"):
        table.add_column(name)
    for one in listed:
        absent = stamp(one.absent_before.captured_at) if one.absent_before else ""
        gone = stamp(one.gone_by.captured_at) if one.gone_by else ""
        times = stamp(one.first_seen.captured_at), stamp(one.last_seen.captured_at)
        table.add_row(shown(f"{one.source}/{one.topic}"), absent, *times, gone, str(one.state))
    return table
