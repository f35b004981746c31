"""`cuttings stats`: numbers at a terminal, in a pipe and for programs, and pictures."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli.stats import stats
from archive.errors import BadTime, OutputExists, UnknownFormat, UnknownTopic
from archive.folder import Archive


@pytest.fixture
def gapped(archive: Archive, look: Any) -> Archive:
    look(["2019-05-08", "2019-03-04", "2018-03-04", None], day=0, complete=True)
    look(["2019-12-10"], day=230)
    return archive


def run(archive: Archive, *arguments: str) -> Result:
    return CliRunner().invoke(stats, ["--archive", str(archive.path), *arguments], catch_exceptions=False)


def test_months_in_a_pipe_are_one_line_each(gapped: Archive) -> None:
    lines = [line.split() for line in run(gapped).stdout.splitlines()]
    assert lines[0] == ["month", "entries", "coverage"]
    assert len(lines) == 1 + 23 + 1  # the header, March 2018 to January 2020, and what has no date
    assert ["2019-04", "0", "whole"] in lines
    assert ["2019-08", "-", "none"] in lines
    assert lines[-1] == ["(no", "date)", "1"]


def test_months_at_a_terminal(gapped: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    printed = run(gapped).stdout
    assert "2018-04 to 2019-02" in printed
    assert "2019-06 to 2019-11" in printed
    assert "no capture covers this" in printed
    assert "█" in printed


def test_months_for_programs(gapped: Archive) -> None:
    printed = json.loads(run(gapped, "--json", "--since", "2019-05").stdout)
    assert printed["by"] == "month"
    assert printed["counts"][:2] == [
        {"name": "2019-05", "entries": 1, "coverage": "partly"},
        {"name": "2019-06", "entries": None, "coverage": "none"},
    ]


def test_counts_are_narrowed_and_of_a_time(gapped: Archive) -> None:
    printed = json.loads(run(gapped, "--by", "topic", "--tag", "sea", "--as-of", "2019-06-01", "--json").stdout)
    assert printed["as_of"] == "2019-06-01T23:59:59.999999Z"
    assert printed["counts"] == [{"name": "ports/harbours", "entries": 4}]


@pytest.mark.parametrize("picture", ["entries", "tags", "health", "life"])
def test_pictures(gapped: Archive, tmp_path: Path, picture: str) -> None:
    file = tmp_path / f"{picture}.svg"
    done = run(gapped, "--plot", str(file), "--picture", picture, "--topic", "ports/harbours")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{file}\n")
    assert file.read_bytes().startswith(b"<?xml")


def test_a_picture_that_exists_is_replaced_on_request_only(gapped: Archive, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_text("mine")
    with pytest.raises(OutputExists):
        run(gapped, "--plot", str(file))
    assert file.read_text() == "mine"
    run(gapped, "--plot", str(file), "--force")
    assert file.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_drawn_leaves_the_old_one(gapped: Archive, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_text("mine")
    with pytest.raises(UnknownTopic):
        run(gapped, "--plot", str(file), "--force", "--topic", "canals")
    assert [path.name for path in tmp_path.glob("*a.png*")] == ["a.png"]
    assert file.read_text() == "mine"


def test_an_ending_that_is_no_picture(gapped: Archive, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"\.png or \.svg"):
        run(gapped, "--plot", str(tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--picture", "tags"), "--plot"),
        (("--force",), "--plot"),
        (("--plot", "a.png", "--by", "tag"), "--by"),
        (("--plot", "a.png", "--json"), "--json"),
        (("--plot", "a.png", "--picture", "life"), "--topic SOURCE/TOPIC"),
        (("--plot", "a.png", "--picture", "life", "--topic", "harbours"), "--topic SOURCE/TOPIC"),
    ],
)
def test_options_that_do_not_go_together(gapped: Archive, arguments: tuple[str, ...], said: str) -> None:
    done = run(gapped, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_date_that_is_none(gapped: Archive) -> None:
    with pytest.raises(BadTime, match="2019-13"):
        run(gapped, "--since", "2019-13")
