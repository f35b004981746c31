"""Media that refuse: full, limited, read-only. A crawl ends with one message, and what was stored stays whole."""

import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli import cuttings as group
from scraper.demo import Look, Site
from tests.end_to_end.commands import BIN, cuttings, finished, started
from tests.end_to_end.holdings import large_archive
from tests.end_to_end.library import Library, small_site, watched

LARGE = Site(3, topics=1, entries_per_topic=200)
"""Twenty pages of a hundred kilobytes that do not compress well: more than the media below hold."""
LOOK = Look(filler=100_000)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", "size=2m", "none", folder)
    yield folder
    subprocess.run(["umount", folder], check=True, timeout=10)


def _mount(*arguments: object) -> None:
    if os.geteuid() != 0 or subprocess.run(["mount", *map(str, arguments)], timeout=10, check=False).returncode:
        pytest.skip("file systems of its own only for root, where mounting is allowed")


def test_a_full_disk_ends_the_crawl(disk: Path) -> None:
    with watched(disk / "archive", LARGE, look=LOOK) as library:
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 1_600_000)
        _ends_with_the_archive_s_status(library)
        # The advice of the message: with some space, the next crawl goes on.
        ballast.unlink()
        library.crawl("--max-pages", "3")
        assert len(library.export()) >= 30
        library.check()


def test_a_limit_of_file_sizes_ends_the_crawl(tmp_path: Path) -> None:
    with watched(tmp_path / "archive", LARGE, look=LOOK) as library:
        _ends_with_the_archive_s_status(library, preexec_fn=_limit_file_sizes)
        assert {"storage failed", None} >= set(library.outcomes())


def test_a_read_only_archive_is_not_crawled_but_read(disk: Path) -> None:
    with watched(disk / "archive", small_site()) as library:
        library.crawl("--max-pages", "1")
        entry = library.export()[0]["id"]
        before = _answers(library, entry)
        _mount("-o", "remount,ro", disk)
        library.replica.forget_requests()
        run = library.run("crawl", "replica", status=4)
        assert str(disk) in run.stderr
        assert library.replica.requests == []
        assert _answers(library, entry) == before


def test_an_archive_cannot_be_made_where_nothing_can_be_written(disk: Path) -> None:
    _mount("-o", "remount,ro", disk)
    assert str(disk) in cuttings("init", disk / "new", status=4).stderr


FORMATS = ("jsonl", "csv", "parquet", "atom", "rss")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of which any export is larger than the disk."""
    return large_archive(tmp_path_factory.mktemp("large") / "archive", entries=4000)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_full_disk_ends_an_export_and_leaves_the_file_before(disk: Path, large: Path, kind: str) -> None:
    target = disk / "out"
    target.write_text("before")
    run = cuttings("--archive", large, "export", "--format", kind, "--limit", 4000, "-o", target, "--force", status=4)
    assert str(disk) in run.stderr
    assert [(path.name, path.read_text()) for path in disk.iterdir()] == [("out", "before")]


def test_a_full_disk_ends_a_release_and_leaves_none(disk: Path, large: Path) -> None:
    run = cuttings("--archive", large, "release", disk / "release", "--cutoff", "2020-01-01", status=4)
    assert str(disk) in run.stderr
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize("kind", FORMATS)
def test_a_reader_that_goes_away_ends_an_export_without_a_word(large: Path, kind: str) -> None:
    line = f'"{BIN / "cuttings"}" --archive "{large}" export --format {kind} --limit 4000 | head -c 10 | wc -c'
    run = finished(started("bash", "-c", line), 0)
    assert (run.stdout.strip(), run.stderr) == ("10", "")


def _answers(library: Library, entry: str) -> dict[str, str]:
    """What every command says that only asks."""
    topic = "replica/social-innovation"
    asked = [
        f"listing {topic} --withdrawn",
        f"show {entry}",
        f"history {entry}",
        f"diff {entry}",
        f"changes {topic} --since 2019-01-01",
        "search cit* --facets",
        "stats --by tag",
        "export --format csv",
        "export --membership",
        "dump",
    ]
    # In this process: twice ten commands would take half a second each to start.
    runs = {
        line: CliRunner().invoke(group, ["--archive", str(library.archive), *line.split()], catch_exceptions=False)
        for line in asked
    }
    assert {run.exit_code for run in runs.values()} == {0}
    return {line: run.stdout for line, run in runs.items()}


def _limit_file_sizes() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def _ends_with_the_archive_s_status(library: Library, **options: object) -> None:
    run = library.run("crawl", "replica", status=4, **options)
    assert str(library.archive) in run.stderr
    assert len(run.stderr.splitlines()) < 6
