"""Exit statuses, one per kind of failure (docs/reference/exit-statuses.md), and the errors of this package.

CuttingsError
├── UnreadableFile      a file to import or extract cannot be read
├── FetchFailed         an address did not answer with a page
├── SourceExists        a definition of this name is there already
├── WorkerDied          a process that crawled is gone, with the source it was at
└── BadArgument         an address or a time that is none
"""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

__all__ = ["BadArgument", "CuttingsError", "ExitStatus", "FetchFailed", "SourceExists", "UnreadableFile", "WorkerDied"]


class ExitStatus(IntEnum):
    """What a command ends with; cron and scripts read nothing else."""

    OK = 0
    FAILED = 1
    """The run could not do its work, for a reason that no other status names."""
    USAGE = 2
    """The command line is wrong."""
    UNHEALTHY = 3
    """A crawl ended, but did not see all of at least one topic."""
    ARCHIVE = 4
    """The archive cannot be opened or written: missing, damaged, newer, full, read-only."""
    DEFINITION = 5
    """A source definition is wrong or exists already, or there is no such source or topic."""
    NOT_A_LISTING = 6
    """A page or file was read and is no listing, or is no longer read as it was."""
    NO_CONTACT = 7
    """A foreign host may not be crawled without a contact."""
    UNKNOWN_ENTRY = 8
    """The archive has no such entry, topic or source."""
    BUSY = 75
    """Another run is writing to the archive; trying again later is right (sysexits.h: EX_TEMPFAIL)."""
    INTERRUPTED = 130
    """Ctrl-C; what was stored stays."""


class CuttingsError(Exception):
    """Base of the errors of this package."""


class UnreadableFile(CuttingsError):
    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(f"{path} cannot be read: {reason}.")


class FetchFailed(CuttingsError):
    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        super().__init__(f"{url} could not be fetched: {reason}. A saved page can be given as a file.")


class SourceExists(CuttingsError):
    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} exists already. Choose another --slug, or replace it with --force.")


class WorkerDied(CuttingsError):
    """Workers of a crawl are gone, by a signal (killed, out of memory) or a fault of the program.

    `deaths` are the sources they were at, None for one that was at none yet, with the exit codes of their processes.
    """

    def __init__(self, deaths: Sequence[tuple[str | None, int | None]]) -> None:
        self.deaths = deaths
        each = [f"The process that crawled {source or 'nothing yet'} ended {_how(code)}." for source, code in deaths]
        super().__init__(f"{' '.join(each)} What was stored stays; the next run stores what else was captured.")


def _how(code: int | None) -> str:
    return f"by signal {-code}" if code and code < 0 else f"with status {code}"


class BadArgument(CuttingsError):
    def __init__(self, name: str, value: str, expectation: str) -> None:
        self.name = name
        super().__init__(f"{name} {value!r} is not usable: {expectation}.")
