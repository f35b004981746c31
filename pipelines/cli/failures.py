"""Which exit status an error ends with."""

from archive.errors import (
    ArchiveError,
    BadTime,
    BadToken,
    QuerySyntax,
    UnknownEntry,
    UnknownFormat,
    UnknownRevision,
    UnknownTopic,
)
from archive.errors import UnknownSource as UnknownToArchive
from archive.warc import WarcError, WarcLocked
from pipelines.errors import BadArgument, CuttingsError, ExitStatus, SourceExists
from scraper.errors import ContactMissing, ScraperError, SourceError, Verdict

__all__ = ["STATUSES", "status_of"]

STATUSES: tuple[tuple[type[Exception], ExitStatus], ...] = (
    (BadArgument, ExitStatus.USAGE),
    (SourceExists, ExitStatus.DEFINITION),
    (CuttingsError, ExitStatus.FAILED),
    (Verdict, ExitStatus.NOT_A_LISTING),
    (ContactMissing, ExitStatus.NO_CONTACT),
    (SourceError, ExitStatus.DEFINITION),
    (ScraperError, ExitStatus.FAILED),
    (UnknownEntry, ExitStatus.UNKNOWN_ENTRY),
    (UnknownRevision, ExitStatus.UNKNOWN_ENTRY),
    (UnknownTopic, ExitStatus.UNKNOWN_ENTRY),
    (UnknownToArchive, ExitStatus.UNKNOWN_ENTRY),
    (BadTime, ExitStatus.USAGE),
    (BadToken, ExitStatus.USAGE),
    (QuerySyntax, ExitStatus.USAGE),
    (UnknownFormat, ExitStatus.USAGE),
    (ArchiveError, ExitStatus.ARCHIVE),
    (WarcLocked, ExitStatus.BUSY),
    (WarcError, ExitStatus.ARCHIVE),
    (OSError, ExitStatus.ARCHIVE),
)
"""The first class that an error is an instance of decides."""


def status_of(error: BaseException) -> ExitStatus | None:
    """The exit status of an error; None for one that nobody foresaw, which deserves its traceback."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), None)
