"""The installed command, from its start to its end."""

import subprocess
import sys
from pathlib import Path

from archive.folder import opened_archive
from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["command"]

TIMES = 5
"""One start takes so little that one alone would say little."""


def command(*, arguments: list[str], archive: str | None = None) -> Figures:
    """Runs `cuttings` with the arguments a few times. `units` are runs."""
    cuttings = str(Path(sys.executable).with_name("cuttings"))
    if archive:
        with opened_archive(archive):  # brought up to date before it counts
            arguments = ["--archive", archive, *arguments]
    with Watch() as watch:
        for _ in range(TIMES):
            subprocess.run([cuttings, *arguments], check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return watch.figures(TIMES)
