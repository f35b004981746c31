"""`cuttings sources check`: definitions held against pages, and mended where a page looks different by now."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.folder import Archive
    from pipelines.checking import Check
    from pipelines.comparing import Difference
    from scraper.pages.repairing import Mended
    from scraper.sources import Source

__all__ = ["check"]

MOST_SHOWN = 8
"""Differences of one page; `--json` has all."""
LONGEST = 60


@click.command(epilog="Example: cuttings sources check example saved.html --topic news --write")
@click.argument("slug", required=False, metavar="[SOURCE]")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--url", metavar="URL", help="The address FILE was saved from; else that of the topic's first page.")
@click.option("--topic", metavar="SLUG", help="The topic FILE is a page of; else the one its address names.")
@click.option("--captured-at", metavar="TIME", help="When FILE was saved (ISO 8601); else the file's own time.")
@click.option("--write", is_flag=True, help="Write the mended definition, after a question.")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@archive_option
def check(
    archive: Path,
    slug: str | None,
    file: Path | None,
    url: str | None,
    topic: str | None,
    captured_at: str | None,
    write: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Hold definitions against the pages of their cases and the newest captures, or one against a saved page FILE.

    Where a page is no longer read as it was, the entries that are known are looked for in it, and a definition is
    proposed that reads it: the former layout stays for older captures. Ends with status 6 if any page is not read as
    expected, and with 5 if a definition is wrong.
    """
    from archive.folder import opened_archive

    if (file or write) and not slug:
        raise click.UsageError("Name the SOURCE.")
    with opened_archive(archive) as opened:
        found, wrong = _checks(opened, slug, file, url, topic, captured_at)
        if as_json:
            _print_json(found)
        else:
            _print(found)
        written = _written(opened, found, yes=yes) if write else None
    _end([one for one in found if one is not written], wrong=wrong)


def _checks(
    archive: "Archive", slug: str | None, file: Path | None, url: str | None, topic: str | None, captured_at: str | None
) -> "tuple[list[Check], bool]":
    """The checks, and whether a definition is wrong: then the others are checked all the same."""
    from pipelines.checking import check_captures, check_cases
    from scraper.errors import InvalidDefinition
    from scraper.sources import find_source, source_slugs

    if slug and file:
        return [_of_file(archive, find_source(slug, archive.sources), file, url, topic, captured_at)], False
    found: list[Check] = []
    wrong = False
    for one in [slug] if slug else source_slugs(archive.sources):
        try:
            source = find_source(one, archive.sources)
        except InvalidDefinition as error:
            if slug:
                raise
            wrong = True
            click.echo(f"cuttings: {error}", err=True)
            continue
        found += [*check_cases(source, archive.sources), *check_captures(archive, source)]
    return found, wrong


def _of_file(
    archive: "Archive", source: "Source", file: Path, url: str | None, topic: str | None, captured_at: str | None
) -> "Check":
    from pipelines.checking import check_page
    from pipelines.cli.arguments import read_time, read_url
    from pipelines.importing import page_from_file, saved_at
    from scraper.sources.addresses import place_of, topic_url

    place = place_of(source, read_url("--url", url)) if url else None
    named = topic or (place.topic if place else None) or _only(source)
    address = url or topic_url(source, named)
    if address is None:
        raise click.UsageError(f"Topic {named} has no address of its own: name the page's --url.")
    page = page_from_file(file, address, read_time("--captured-at", captured_at, saved_at(file)))
    return check_page(archive, source, named, page, f"file {file.name}")


def _only(source: "Source") -> str:
    topics = list(source.topics.known)
    if len(topics) != 1:
        raise click.UsageError(f"Name the page's --topic: {', '.join(topics)}.")
    return topics[0]


def _written(archive: "Archive", found: "list[Check]", *, yes: bool) -> "Check | None":
    """The check whose mended definition was written, the one of the latest page, if there is any."""
    import sys

    from pipelines.checking import mend

    mended = [check for check in found if check.mended]
    if not mended:
        click.echo("Nothing to write: no definition was mended.", err=True)
        return None
    last = max(mended, key=lambda check: check.page.captured_at.timestamp() if check.page else 0.0)
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("Nothing was written: nobody can be asked. Say --yes to write it.")
    if not yes:
        click.confirm(f"Write the definition mended by {last.subject}?", default=False, abort=True)
    click.echo(f"Wrote {mend(archive.sources, last)}.", err=True)
    return last


def _end(found: "list[Check]", *, wrong: bool) -> None:
    from pipelines.errors import ExitStatus

    if wrong:
        raise click.exceptions.Exit(ExitStatus.DEFINITION)
    if not all(check.fine for check in found):
        raise click.exceptions.Exit(ExitStatus.NOT_A_LISTING)


def _print(found: "list[Check]") -> None:
    from rich.table import Table

    from archive.cli.output import emit, shown

    table = Table("topic", "page", "read", "empty", "result")
    for one in found:
        empty = ", ".join(f"{name} {count}" for name, count in one.empty.items())
        cells = (shown(f"{one.source}/{one.topic}"), shown(one.subject), str(one.read), empty)
        table.add_row(*cells, shown(_result(one), "green" if one.fine else "red"))
    emit(table)
    for one in found:
        for line in _details(one):
            emit(shown(line))


def _result(check: "Check") -> str:
    if check.problem:
        return "not read"
    if check.differences:
        return f"{len(check.differences)} differences"
    return "could be read better" if check.mended else "as expected"


def _details(check: "Check") -> Iterator[str]:
    """What there is to know of a page that is not as expected."""
    about = f"{check.source}/{check.topic}, {check.subject}"
    if check.problem:
        yield f"{about}: {check.problem}"
    for one in check.differences[:MOST_SHOWN]:
        yield f"{about}: {_difference(one)}"
    if len(check.differences) > MOST_SHOWN:
        yield f"{about}: {len(check.differences) - MOST_SHOWN} more differences"
    if check.mended:
        yield from _evidence(about, check.mended)


def _difference(one: "Difference") -> str:
    place = f"{one.field} of {one.entry}" if one.entry else one.field
    return f"{place}: expected {_short(one.expected)}, found {_short(one.found)}"


def _short(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _evidence(about: str, mended: "Mended") -> Iterator[str]:
    from scraper.sources.writer import definition_text

    yield f"{about}: a new layout reads {mended.found} of {mended.known} known entries again:"
    yield f"    {mended.by_address} by their address, {mended.by_title} by their title"
    for share in mended.shares:
        yield f"    {share.field}: {share.before:.0%} had it before, {share.now:.0%} now, {share.same:.0%} the same"
    for remark in mended.remarks:
        yield f"    but {remark}"
    if mended.lost:
        yield f"    lost: {', '.join(mended.lost)}"
    yield "The definition it proposes (--write writes it):"
    yield from (f"    {line}" for line in definition_text(mended.source).splitlines())


def _print_json(found: "list[Check]") -> None:
    from archive.cli.output import print_json

    print_json([_as_json(one) for one in found])


def _as_json(check: "Check") -> dict[str, Any]:
    from dataclasses import asdict

    from scraper.sources.writer import definition_text

    mended = check.mended
    return {
        "source": check.source,
        "topic": check.topic,
        "page": check.subject,
        "url": check.url,
        "fine": check.fine,
        "read": check.read,
        "empty": check.empty,
        "problem": check.problem,
        "differences": [asdict(one) for one in check.differences],
        "mended": mended
        and {
            "known": mended.known,
            "by_address": mended.by_address,
            "by_title": mended.by_title,
            "missing": list(mended.missing),
            "shares": [asdict(share) for share in mended.shares],
            "lost": list(mended.lost),
            "remarks": list(mended.remarks),
            "definition": definition_text(mended.source),
        },
    }
