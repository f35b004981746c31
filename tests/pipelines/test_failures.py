"""Every error that the three packages raise on purpose has its exit status."""

import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest

import archive.errors
import archive.warc.errors
import pipelines.errors
import scraper.errors
from pipelines.cli.failures import status_of

STATUSES = {
    "ArchiveError": 4, "ArchiveExists": 4, "InvalidConfig": 4, "NewerArchive": 4, "NoArchive": 4, "NotAnArchive": 4,
    "StorageFailed": 4, "MissingExtra": 4, "TargetInUse": 4, "CopyDiffers": 4, "OutputExists": 4,
    "archive.UnknownEntry": 8, "archive.UnknownSource": 8, "archive.UnknownTopic": 8, "NotSeenYet": 8,
    "UnknownRevision": 8, "BadTime": 2, "BadToken": 2, "QuerySyntax": 2, "UnknownFormat": 2,
    "WarcError": 4, "WarcLocked": 75, "WarcMissing": 4, "WarcShortened": 4, "TornRecord": 4, "WrongRecord": 4,
    "NotDecodable": 4, "TooLarge": 4, "BadArgument": 2, "CuttingsError": 1, "UnreadableFile": 1, "FetchFailed": 1,
    "SourceExists": 5, "ScraperError": 1, "WorkerDied": 1,
    "SourceError": 5,
    "InvalidDefinition": 5, "scraper.UnknownSource": 5, "scraper.UnknownTopic": 5, "ContactMissing": 7,
    "Verdict": 6, "LayoutChanged": 6, "EmptyListing": 6, "NotAListing": 6,
}  # fmt: skip
"""By name; with the package where two have one of the same name."""


def errors(*modules: ModuleType) -> Iterator[type[Exception]]:
    for module in modules:
        for _, value in inspect.getmembers(module, inspect.isclass):
            if issubclass(value, Exception) and value.__module__ == module.__name__:
                yield value


ALL = list(errors(archive.errors, archive.warc.errors, pipelines.errors, scraper.errors))


def expected(error: type[Exception]) -> int | None:
    package = error.__module__.partition(".")[0]
    return STATUSES.get(error.__name__, STATUSES.get(f"{package}.{error.__name__}"))


@pytest.mark.parametrize("error", ALL, ids=lambda error: f"{error.__module__.partition('.')[0]}-{error.__name__}")
def test_every_error_has_its_status(error: type[Exception]) -> None:
    raised = error.__new__(error)
    assert status_of(raised) == expected(error) is not None


@pytest.mark.parametrize(
    "error", [PermissionError("x"), FileNotFoundError("x"), OSError(28, "No space left on device")]
)
def test_trouble_with_the_medium(error: OSError) -> None:
    assert status_of(error) == 4


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), RuntimeError("x")])
def test_what_nobody_foresaw_has_none(error: Exception) -> None:
    assert status_of(error) is None
