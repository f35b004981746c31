"""Several replicas that are served side by side, and archives that watch all of them."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from archive.folder import create_archive
from scraper.demo import Replica, Site, serve
from scraper.demo.definition import definition
from tests.end_to_end.library import Library

__all__ = ["SLUGS", "content", "served", "wait_until", "watching", "workers"]

SLUGS = ("east", "north", "west")
_OF_A_RUN = {
    "arguments",
    "captured_at",
    "crawl",
    "ended_at",
    "ident",
    "shown_at",
    "started_at",
    "visit",
    "warc_file",
    "warc_length",
    "warc_offset",
}


@contextmanager
def served(number: int, *, entries: int = 12, **options: Any) -> Iterator[list[Replica]]:
    """So many replicas of sites with two topics of so many entries, with the `options` of `serve`."""
    sites = [Site(seed, topics=2, entries_per_topic=entries) for seed in range(number)]
    with ExitStack() as held:
        yield [held.enter_context(serve(site, **options)) for site in sites]


def watching(folder: Path, replicas: Sequence[Replica], *, database: str | None = None) -> Library:
    """A new archive with a source for each replica, named by `SLUGS`."""
    create_archive(folder, database=database).close()
    for slug, replica in zip(SLUGS, replicas, strict=False):
        text = definition(replica.site, replica.url).replace('slug = "replica"', f'slug = "{slug}"')
        (folder / "sources" / f"{slug}.toml").write_text(text, encoding="utf-8")
    return Library(folder, replicas[0])


def content(library: Library) -> list[str]:
    """The dump without what differs from run to run: times, identities of crawls, places in WARC files."""
    rows = [{key: value for key, value in row.items() if key not in _OF_A_RUN} for row in library.dump()]
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def workers(parent: int) -> list[int]:
    """The worker processes of a run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            ppid = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if ppid == parent and b"spawn_main" in command:
            found.append(int(folder.name))
    return sorted(found)


def wait_until(happened: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.02)
