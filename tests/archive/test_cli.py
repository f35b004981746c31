"""The commands, as a shell calls them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from archive.cli.export import export
from archive.cli.listing import listing
from archive.cli.options import archive_option
from archive.cli.release import release
from archive.cli.show import show
from archive.cli.stats import stats
from archive.errors import NoArchive, UnknownEntry, UnknownTopic
from archive.folder import Archive

Store = Callable[..., Any]
COMMANDS = [export, listing, release, show, stats]


@click.group()
@archive_option
def main(archive: Path) -> None:
    """As the whole program does it."""


for command in COMMANDS:
    main.add_command(command)


@pytest.fixture
def filled(archive: Archive, store: Store, writing: Any) -> Archive:
    store(
        writing.entry(
            1, "[bold]Ferries[/bold] " + "and more " * 20, site="AA", url="https://example.org/a", tags=("sea",)
        ),
        writing.entry(2, None, problems=("no-title",)),
    )
    return archive


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, arguments, catch_exceptions=False)


def test_listing(filled: Archive) -> None:
    result = run("--archive", str(filled.path), "listing", "ports/harbours")
    assert result.exit_code == 0
    assert "last visit 2019-05-20 00:00:00 UTC" in result.stdout
    assert "[bold]Ferries[/bold] " + ("and more " * 20).strip() in result.stdout
    assert "(no title)  incomplete" in result.stdout


def test_listing_as_json(filled: Archive) -> None:
    found = json.loads(run("listing", "ports/harbours", "--json", "--archive", str(filled.path)).stdout)
    assert [entry["incomplete"] for entry in found["entries"]] == [False, True]
    assert found["entries"][0]["captured_at"] == "2019-05-20T00:00:00Z"


def test_show_explains_where_it_comes_from(filled: Archive) -> None:
    found = run("show", "wspo:aa", CUTTINGS_ARCHIVE=str(filled.path)).stdout
    lines = [line.split(maxsplit=1)[0] for line in found.splitlines()]
    assert lines[-4:] == ["entry", "revision", "capture", "bytes"]
    assert "warc/crawl-1.warc.gz, 1000 bytes from offset 1000" in found
    assert "status 200, sha1:1" in found


def test_show_as_json(filled: Archive) -> None:
    found = json.loads(run("show", "wspo:aa", "--json", "--archive", str(filled.path)).stdout)
    assert found["proof"]["warc"] == {"file": "crawl-1.warc.gz", "offset": 1000, "length": 1000}


def test_stats(filled: Archive) -> None:
    assert "2019-05" in run("stats", "--archive", str(filled.path)).stdout
    found = json.loads(run("stats", "--by", "tag", "--json", "--archive", str(filled.path)).stdout)
    assert found == {"by": "tag", "as_of": None, "counts": [{"name": "sea", "entries": 1}]}
    assert "No entry has a kind" in run("stats", "--by", "kind", "--archive", str(filled.path)).stdout


def test_errors_are_those_of_the_archive(filled: Archive, tmp_path: Path) -> None:
    at = ("--archive", str(filled.path))
    with pytest.raises(UnknownTopic):
        run(*at, "listing", "ports/canals")
    with pytest.raises(UnknownEntry):
        run(*at, "show", "zzzz")
    with pytest.raises(NoArchive):
        run("--archive", str(tmp_path), "stats")
    assert run(*at, "listing", "harbours").exit_code == 2


def test_which_archive_is_meant(filled: Archive, tmp_path: Path) -> None:
    here, elsewhere = str(filled.path), str(tmp_path / "elsewhere")
    for arguments, variable in [
        (("--archive", here, "stats"), elsewhere),
        (("--archive", elsewhere, "stats", "--archive", here), elsewhere),
        (("stats",), here),
    ]:
        assert run(*arguments, CUTTINGS_ARCHIVE=variable).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_has_an_example(command: click.Command) -> None:
    help_text = CliRunner().invoke(command, ["--help"]).stdout
    assert f"Example: cuttings {command.name}" in help_text


def test_help_does_not_load_the_database() -> None:
    code = (
        "import archive, sys;"
        "from archive.cli import export, listing, release, show, stats;"
        "print(sorted({'sqlalchemy', 'alembic', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "[]"


def test_groups_and_pictures_of_the_command_are_those_of_the_package() -> None:
    from archive.cli.stats import _GROUPS, _PICTURES
    from archive.pictures import PICTURES
    from archive.statistics.counts import GROUPS

    assert (_GROUPS, _PICTURES) == (GROUPS, PICTURES)


def test_the_public_names_of_the_package_are_there() -> None:
    import archive as package

    assert all(callable(getattr(package, name)) for name in package.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing
