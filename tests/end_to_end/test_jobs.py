"""Sources that are crawled side by side: the archive is the one that comes of one after the other."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.folder import create_archive, opened_archive
from archive.warc import warc_files
from pipelines.recover import recover
from scraper.demo import Look, Replica
from tests.end_to_end.library import Library
from tests.end_to_end.several import SLUGS, content, served, watching
from tests.session_cases import copied, dump


@pytest.fixture(scope="module")
def replicas() -> Iterator[list[Replica]]:
    with served(3) as running:
        yield running


@pytest.fixture(scope="module")
def alone(replicas: list[Replica], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What an archive holds after two crawls of the sources, one after the other."""
    library = watching(tmp_path_factory.mktemp("alone") / "archive", replicas)
    for _ in range(2):
        library.run("crawl", *SLUGS)
    return content(library)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "sqlite" else str(request.getfixturevalue("empty_postgresql"))


def test_the_archive_is_the_same(
    replicas: list[Replica], alone: list[str], tmp_path: Path, database: str | None
) -> None:
    library = watching(tmp_path / "archive", replicas, database=database)
    for jobs in (2, 3):
        run = library.run("crawl", *SLUGS, "--jobs", jobs)
        assert run.stderr == ""
        # One line each, in the order in which they were named.
        assert [line.partition(":")[0] for line in run.stdout.splitlines()[-3:]] == list(SLUGS)
        # What the first run began, the second appends to.
        assert len(warc_files(library.archive / "warc")) == jobs
    assert content(library) == alone
    assert library.outcomes() == ["finished"] * 6
    assert len(list((library.archive / "reports").glob("*.json"))) == 6
    library.check()
    _gives_itself_again(library, tmp_path / "rebuilt")


def _gives_itself_again(library: Library, folder: Path) -> None:
    """The WARC files alone give the same archive, times and places included."""
    rebuilt = copied(warc_files(library.archive / "warc"), folder)
    for slug in SLUGS:
        (rebuilt.sources / f"{slug}.toml").write_bytes((library.archive / "sources" / f"{slug}.toml").read_bytes())
    assert len(list(recover(rebuilt, None))) == 1
    with opened_archive(library.archive) as archive:
        assert dump(rebuilt) == dump(archive)
    rebuilt.close()


def test_a_worker_that_cannot_store_ends_the_run_with_its_status(tmp_path: Path) -> None:
    with served(2, look=Look(filler=100_000)) as replicas:
        library = watching(tmp_path / "archive", replicas)
        run = library.run("crawl", *SLUGS[:2], "--jobs", 2, status=4, preexec_fn=_limit_file_sizes)
    assert str(library.archive) in run.stderr
    assert "storage failed" in run.stdout


def _limit_file_sizes() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5"])
def test_what_is_no_number_of_jobs(tmp_path: Path, value: str) -> None:
    create_archive(tmp_path / "archive").close()
    run = Library(tmp_path / "archive", None).run("crawl", "eurocities", "--jobs", value, status=2)  # type: ignore[arg-type]
    assert "--jobs" in run.stderr
