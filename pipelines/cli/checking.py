"""`cuttings sources check`: definitions held against pages, and mended where a page looks different by now."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.cli.options import archive_option

if TYPE_CHECKING:
    from archive.folder import Archive
    from pipelines.checking import Check
    from scraper.sources import Source

__all__ = ["check"]


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
    from pipelines.cli.checked import print_checks, print_checks_json

    if (file or write) and not slug:
        raise click.UsageError("Name the SOURCE.")
    with opened_archive(archive) as opened:
        found, wrong = _checks(opened, slug, file, url, topic, captured_at)
        if as_json:
            print_checks_json(found)
        else:
            print_checks(found)
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
    from pipelines.saved import page_from_file, saved_at
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
