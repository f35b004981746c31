"""A real archive in a temporary folder, and a crawl that writes to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.folder import Archive, create_archive
from tests.session_cases import Crawl, begun

Begin = Callable[..., Crawl]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create_archive(tmp_path / "archive", contact="library@example.org")
    yield made
    made.close()


@pytest.fixture
def crawl(archive: Archive) -> Iterator[Crawl]:
    """A crawl that has just begun; what a test leaves open is closed."""
    running = begun(archive)
    yield running
    if running.session.report.outcome is None:
        running.close()
