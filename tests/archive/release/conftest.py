"""A release of a small archive."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.folder import Archive
from archive.records import DateRecord
from archive.release import ReleaseDetails, make_release

Release = Callable[..., Path]


@pytest.fixture
def filled(archive: Archive, store: Callable[..., Any], writing: Any) -> Archive:
    """Entries of two topics on three days, with what is hard in any format."""
    impossible = (DateRecord(role="published", text="32-05-2019", problem="impossible"),)
    store(
        writing.entry(
            1, "=1+1 | <b>Ferries</b>", site="AA", url="https://example.org/a", tags=("a; b", "c"), teaser="x\ny"
        ),
        writing.entry(2, 'مرفأ "quoted", and more', day="2019-05", kinds=("news",)),
        writing.entry(3, None, dates=impossible, problems=("published",)),
    )
    store(writing.entry(1, "Renamed", site="AA", kinds=("news", "event")), day=1.5)
    store(writing.entry(1, "Renamed", site="AA"), day=3.25, topic="rivers", url="https://example.org/topics/rivers")
    return archive


@pytest.fixture
def release(filled: Archive, tmp_path: Path, writing: Any) -> Release:
    """Makes a release in a folder of this name, by default with everything up to the third day."""

    def made(name: str = "release", *, day: float = 2, force: bool = False, **details: Any) -> Path:
        folder = tmp_path / name
        told = ReleaseDetails(cutoff=writing.start + timedelta(days=day), **details)
        with filled.reading() as conn:
            make_release(conn, folder, told, force=force)
        return folder

    return made
