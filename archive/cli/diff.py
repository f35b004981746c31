"""`cuttings diff`: what changed between two revisions of an entry."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.diff import FieldChange
    from archive.queries.history import RevisionView

__all__ = ["diff"]


@click.command(epilog="Example: cuttings diff 4k2m 1 3")
@click.argument("entry", metavar="ENTRY")
@click.argument("a", metavar="[A", required=False)
@click.argument("b", metavar="B]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def diff(archive: Path, entry: str, a: str | None, b: str | None, as_json: bool) -> None:
    """Compare two revisions of an entry, field by field, texts word by word.

    A and B are numbers that `cuttings history` prints, or the beginning of a digest. Without B the current revision is
    compared, without A the one before it.
    """
    from archive.cli.output import console, print_json, shown
    from archive.diff import compare
    from archive.folder import opened_archive
    from archive.queries.history import find_revision, history

    with opened_archive(archive) as opened, opened.reading() as conn:
        found = history(conn, entry)
    after = find_revision(found, b) if b else found.current
    before = find_revision(found, a) if a else found.previous
    if before is None:
        if as_json:
            print_json({"id": found.id, "before": None, "after": _named(after), "changes": []})
        else:
            console().print(shown(f"{found.id} has one revision only."))
        return
    changes = compare(before, after)
    if as_json:
        named = {"before": _named(before), "after": _named(after)}
        print_json({"id": found.id, **named, "changes": [asdict(change) for change in changes]})
    else:
        _print(found.id, before, after, changes)


def _named(revision: "RevisionView") -> dict[str, object]:
    times = {"first_seen": revision.first_seen, "last_seen": revision.last_seen}
    return {"number": revision.number, "digest": revision.digest, **times}


def _print(ident: str, before: "RevisionView", after: "RevisionView", changes: "tuple[FieldChange, ...]") -> None:
    from archive.cli.marks import marked_change
    from archive.cli.output import console, shown, stamp

    out = console()
    out.print(
        shown(f"{ident}, revision {before.number} ({before.digest[:12]}, last seen {stamp(before.last_seen)} UTC)")
    )
    out.print(shown(f"and revision {after.number} ({after.digest[:12]}, first seen {stamp(after.first_seen)} UTC)"))
    if not changes:
        out.print(shown("They say the same."))
    for change in changes:
        out.print(marked_change(change), soft_wrap=True)
