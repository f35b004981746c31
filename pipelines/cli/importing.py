"""`cuttings import`: saved pages into the archive."""

from datetime import UTC, datetime
from pathlib import Path

import click

from archive.cli.options import archive_option

__all__ = ["import_"]

EXAMPLE = """Example: cuttings import page.html --source eurocities --captured-at 2019-05-20T00:00:00Z
--url http://www.eurocities.eu/eurocities/issues/smart-cities-issue"""


@click.command("import", epilog=EXAMPLE)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--source", "slug", required=True, metavar="SOURCE", help="The source the pages are of.")
@click.option("--url", required=True, metavar="URL", help="The address the pages were saved from; names the topic.")
@click.option("--captured-at", metavar="TIME", help="When the pages were saved (ISO 8601); else the files' own times.")
@archive_option
def import_(archive: Path, files: tuple[Path, ...], slug: str, url: str, captured_at: str | None) -> None:
    """Import saved pages, HTML or plain text. Their bytes become captures like any other.

    Nothing is stored unless all files can be read.
    """
    from archive.folder import opened_archive
    from pipelines.cli.arguments import read_time, read_url
    from pipelines.cli.summary import print_summary
    from pipelines.errors import BadArgument
    from pipelines.importing import import_files
    from pipelines.saved import page_from_file, saved_at
    from scraper.sources import find_source
    from scraper.sources.addresses import place_of

    address = read_url("--url", url)
    with opened_archive(archive) as opened:
        source = find_source(slug, opened.sources)
        place = place_of(source, address)
        if place is None:
            raise BadArgument("--url", url, f"no page of a topic of {slug} has such an address")
        times = {file: read_time("--captured-at", captured_at, saved_at(file)) for file in files}
        pages = [(file, page_from_file(file, address, times[file])) for file in files]
        report = import_files(opened, source, place.topic, pages, datetime.now(UTC))
    print_summary(report)
