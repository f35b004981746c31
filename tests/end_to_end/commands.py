"""Runs the installed commands as people and cron do: as processes, with a limit of time, in a clean environment."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["BIN", "ROOT", "TIMEOUT", "Run", "cuttings", "environment", "finished", "scrapy", "started"]

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
"""Where the installation under test put its commands."""
TIMEOUT = 60.0
"""Seconds; the longest run of these tests takes about ten."""
_UNWANTED = ("CUTTINGS_ARCHIVE", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM", "TTY_COMPATIBLE", "http_proxy")
"""Variables of the developer's own shell that would change what a command prints or asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a command ended and what it said."""

    status: int
    stdout: str
    stderr: str


def cuttings(*arguments: object, status: int = 0, **options: Any) -> Run:
    """Runs `cuttings`, which must end with `status` and never with a traceback."""
    return finished(started(BIN / "cuttings", *arguments, **options), status)


def scrapy(*arguments: object, status: int = 0, traceback: bool = False, **options: Any) -> Run:
    """Runs `scrapy` in the project's folder, where its settings are found."""
    return finished(started(BIN / "scrapy", *arguments, cwd=ROOT, **options), status, traceback=traceback)


def started(*command: object, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[str]:
    """The command as a process of its own that reads nothing, its output in pipes unless `options` say otherwise."""
    defaults: dict[str, Any] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
        "encoding": "utf-8",
        "env": environment(**(env or {})),
    }
    return subprocess.Popen([str(part) for part in command], **(defaults | options))


def finished(
    process: subprocess.Popen[str], status: int | None = None, *, timeout: float = TIMEOUT, traceback: bool = False
) -> Run:
    """Waits for the end; a process that takes too long is killed, and the test fails.

    Fails for any other `status`, unless it is None, and for a traceback, unless one is expected.
    """
    try:
        stdout, stderr = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        raise
    run = Run(status=process.returncode, stdout=stdout or "", stderr=stderr or "")
    assert traceback == ("Traceback" in run.stderr), run.stderr
    assert status is None or run.status == status, f"ended with {run.status}, not {status}\n{run.stdout}\n{run.stderr}"
    return run


def environment(**variables: str) -> dict[str, str]:
    """The environment of a run: that of the tests without what would change its output, and these."""
    return {name: value for name, value in os.environ.items() if name not in _UNWANTED} | variables
