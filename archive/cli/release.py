"""`cuttings release`: what the archive knew at a cut-off, as a folder that can be cited."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from archive.cli.options import archive_option
from archive.cli.progress import progress

__all__ = ["release"]


@click.command(epilog="Example: cuttings release my-corpus-2019 --cutoff 2019-12-31 --license CC-BY-4.0")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--cutoff", metavar="TIME", required=True, help="What was captured later is left out (a date: its end).")
@click.option("--title", help="What the data set is called; else it is named after its cut-off.")
@click.option("--author", "authors", multiple=True, help="Whom to cite, a person or an organisation; once for each.")
@click.option("--license", "terms", metavar="LICENSE", help="SPDX identifier or address of its licence.")
@click.option("--force", is_flag=True, help="Replace a release that is there.")
@archive_option
def release(
    archive: Path,
    folder: Path,
    cutoff: str,
    title: str | None,
    authors: tuple[str, ...],
    terms: str | None,
    force: bool,
) -> None:
    """Write entries, revisions, memberships and coverage as CSV and Parquet, described and with checksums.

    DIR appears when it is complete. The same cut-off gives the same bytes. Needs the extra `parquet`.
    """
    from archive.folder import opened_archive
    from archive.moments import read_past
    from archive.release import ReleaseDetails, make_release
    from archive.release.details import is_license

    if terms is not None and not is_license(terms):
        raise click.BadParameter(f"{terms!r} is neither an SPDX identifier nor an address", param_hint="--license")
    now = datetime.now(UTC)
    moment, day = read_past("--cutoff", cutoff, now), _day(cutoff)
    if day == now.date():
        click.echo(f"{cutoff}: the day is not over; what is captured until then will belong to it.", err=True)
    with opened_archive(archive) as opened, opened.reading() as conn:
        details = ReleaseDetails(cutoff=moment, day=day, title=title, authors=authors, license=terms)
        with progress("writing the release"):
            tally = make_release(conn, folder, details, force=force)
    counts = ", ".join(f"{number} {name}" for name, number in tally.rows.items())
    click.echo(f"{folder}: {counts}", err=True)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
