"""A small replica with an archive that watches it, for tests that need one of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.library import Library, small_site, watched


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with watched(tmp_path / "archive", small_site()) as made:
        yield made
