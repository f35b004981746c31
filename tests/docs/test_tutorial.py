"""The tutorial, typed line by line against a replica: what it shows is what is printed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from scraper.demo import Replica, Site, serve
from tests.docs.pages import ROOT, fenced

SERVED = "http://127.0.0.1:8017"
DAY = re.compile(r"scraper\.demo --day (\d+)")
CURL = re.compile(r"curl -s -o (\S+) (\S+)")
EXPORT = re.compile(r"export (\w+)=(\S+)")
TIMEOUT = 60


def steps() -> Iterator[tuple[str, list[str]]]:
    """Each command of the tutorial with the lines it shows; the lines of `sh` blocks show nothing."""
    for language, block in fenced((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
        if language == "sh":
            yield from ((line, []) for line in block.splitlines())
        else:
            for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = step.splitlines()
                yield command, shown


@pytest.fixture
def replica() -> Iterator[Replica]:
    with serve(Site(7), day=1) as served:
        yield served


def test_every_line_shown_is_printed(replica: Replica, tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "200"}
    days = []
    for command, shown in steps():
        if found := DAY.search(command):
            replica.day = int(found[1])
            days.append(replica.day)
        elif found := CURL.fullmatch(command):
            with urlopen(found[2].replace(SERVED, replica.url), timeout=TIMEOUT) as answer:
                (tmp_path / found[1]).write_bytes(answer.read())
        elif found := EXPORT.fullmatch(command):
            environment[found[1]] = found[2]
        elif command.startswith(("cuttings", "python -c")):
            printed = _typed(command.replace(SERVED, replica.url), tmp_path, environment)
            missing = [line for line in shown if line != "…" and not _pattern(line).search(printed)]
            assert missing == [], f"{command}\n{printed}"
    assert days == [1, 8]


def _typed(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    # Titles may hold no-break spaces, which look like others.
    return done.stdout.replace("\u00a0", " ")


def _pattern(line: str) -> re.Pattern[str]:
    """A whole line of output; … stands for anything within it."""
    return re.compile("^" + r".*".join(map(re.escape, line.split("…"))) + r"\s*$", re.MULTILINE)
