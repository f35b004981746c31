"""`cuttings export`, as a shell calls it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli.export import export
from archive.errors import BadTime, OutputExists, QuerySyntax, UnknownTopic
from archive.folder import Archive

FORMATS = ("jsonl", "csv", "parquet", "atom", "rss")
Run = Callable[..., Result]


@pytest.fixture
def run(archive: Archive, store: Callable[..., Any], writing: Any) -> Run:
    store(writing.entry(1, "Ferries", site="AA", tags=("sea",)), writing.entry(2, None, problems=("no-title",)))
    store(writing.entry(1, "Ferries and trams", site="AA", tags=("sea",)), day=1)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(export, ["--archive", str(archive.path), *arguments], catch_exceptions=False)

    return invoke


def titles(result: Result) -> list[str | None]:
    assert result.exit_code == 0, result.output
    return [json.loads(line)["title"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_holds_what_is_printed_and_its_checksum_is_told(run: Run, tmp_path: Path, kind: str) -> None:
    printed = run("--format", kind)
    target = tmp_path / "out"
    written = run("--format", kind, "-o", str(target))
    sha256 = hashlib.sha256(target.read_bytes()).hexdigest()
    assert target.read_bytes() == printed.stdout_bytes
    assert (written.stdout, written.stderr) == ("", f"{target}: 2 entries, sha256 {sha256}\n")
    assert printed.stderr == f"stdout: 2 entries, sha256 {sha256}\n"


def test_a_file_is_replaced_only_on_request(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine")
    with pytest.raises(OutputExists):
        run("-o", str(target))
    assert target.read_text() == "mine"
    assert run("-o", str(target), "--force").exit_code == 0
    assert target.read_text().startswith("{")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--query", "trams"), ["Ferries and trams"]),
        (("--tag", "sea", "--source", "ports"), ["Ferries and trams"]),
        (("--incomplete",), [None]),
        (("--since", "2020"), []),
        (("--as-of", "2019-05-20", "--tag", "sea"), ["Ferries"]),
        (("--history", "--tag", "sea"), ["Ferries", "Ferries and trams"]),
        (("--history", "--as-of", "2019-05-20", "--tag", "sea"), ["Ferries"]),
        (("--limit", "1", "--tag", "sea"), ["Ferries and trams"]),
    ],
)
def test_what_is_asked_for(run: Run, arguments: tuple[str, ...], expected: list[str | None]) -> None:
    assert sorted(titles(run(*arguments)), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(("option", "unit"), [("--membership", "intervals"), ("--coverage", "visits")])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_intervals_and_visits(run: Run, option: str, unit: str, kind: str) -> None:
    assert f"stdout: 2 {unit}, sha256" in run(option, "--format", kind).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--history", "--format", "atom"),
        ("--coverage", "--limit", "3"),
        ("--membership", "--tag", "sea"),
        ("--coverage", "--query", "sea"),
        ("--limit", "0"),
    ],
)
def test_options_without_a_meaning_together_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_what_cannot_be_asked_for_is_named(run: Run) -> None:
    with pytest.raises(UnknownTopic):
        run("--topic", "canals")
    with pytest.raises(BadTime):
        run("--as-of", "tomorrow")
    with pytest.raises(QuerySyntax):
        run("--query", "(ferries OR")
