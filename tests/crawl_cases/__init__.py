"""Small real crawls of a replica: `cuttings crawl` as a process of its own, for a reactor starts only once in one."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

from archive.folder import create_archive
from scraper.demo import Replica, Request, Site, serve
from scraper.demo.definition import SLUG, definition

__all__ = ["Crawled", "command", "crawled", "library"]

ROOT = Path(__file__).parents[2]
TIMEOUT = 60
"""Seconds; a crawl of these tests takes two or three."""
MIGRATING = Lock()
"""Alembic keeps its context in globals: archives are made by one thread at a time."""
TWO_PAGES = Site(7, topics=1, entries_per_topic=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """What a crawl said of itself, and what the server saw of it."""

    archive: Path
    status: int
    report: dict[str, Any]
    requests: list[Request]

    @property
    def pages(self) -> list[Request]:
        """The requests without that for robots.txt."""
        return [request for request in self.requests if request.path != "/robots.txt"]

    @property
    def gaps(self) -> list[float]:
        """Seconds between the requests, that for robots.txt included."""
        times = [request.at for request in self.requests]
        return [(after - before).total_seconds() for before, after in pairwise(times)]

    def ended(self, topic: str = "social-innovation") -> str:
        return str(self.report["topics"][topic]["stop_reason"])


def library(folder: Path, replica: Replica, **options: Any) -> Path:
    """An archive whose own source is the replica; `options` are those of its definition."""
    with MIGRATING:
        create_archive(folder).close()
    text = definition(replica.site, replica.url, **options)
    (folder / "sources" / f"{SLUG}.toml").write_text(text, encoding="utf-8")
    return folder


def command(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs `cuttings` on an archive."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines.cli", "--archive", str(archive), *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("CUTTINGS_")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def crawled(folder: Path, site: Site = TWO_PAGES, *, delay: float = 0.0, **served: Any) -> Crawled:
    """Serves a site, crawls it once into a new archive, and tells both sides of it."""
    with serve(site, **served) as replica:
        archive = library(folder, replica, delay=delay)
        report = archive / "report.json"
        done = command(archive, "crawl", SLUG, "--report", str(report))
        assert report.exists(), done.stderr
        (only,) = json.loads(report.read_text(encoding="utf-8"))["crawls"]
        return Crawled(archive=archive, status=done.returncode, report=only, requests=replica.requests)
