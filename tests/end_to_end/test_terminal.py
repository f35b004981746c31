"""What people see: a live table at a terminal, a plain summary in a pipe, help with examples."""

import re
import signal
import sys
from pathlib import Path

import pytest

from scraper.demo.faults import Delay
from tests.end_to_end.commands import BIN, ROOT, cuttings, finished, started
from tests.end_to_end.library import Library
from tests.end_to_end.terminal import at_a_terminal

ESCAPE = "\x1b["
COMMANDS = [
    "init",
    "crawl",
    "import",
    "extract",
    "sources",
    "sources list",
    "sources show",
    "sources add",
    "sources check",
    "search",
    "listing",
    "show",
    "history",
    "diff",
    "changes",
    "stats",
    "dump",
    "copy",
    "export",
    "release",
]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example(command: str) -> None:
    run = cuttings(*command.split(), "--help")
    assert "Example: cuttings" in run.stdout
    assert f"Usage: cuttings {command}".rstrip() in run.stdout
    assert run.stderr == ""


def test_every_command_of_the_help_is_tried_here() -> None:
    commands = cuttings("--help").stdout.partition("Commands:")[2].partition("Example:")[0]
    listed = re.findall(r"^  ([a-z]+) ", commands, re.MULTILINE)
    assert listed == list(dict.fromkeys(command.split()[0] for command in COMMANDS))


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"cuttings \d+\.\d+\.\d+\n", cuttings("--version").stdout)


def test_a_pipe_gets_the_summary_once_and_nothing_else(library: Library) -> None:
    run = library.run("crawl", "replica")
    assert run.stderr == ""
    assert ESCAPE not in run.stdout
    assert "\r" not in run.stdout
    slugs = [topic.slug for topic in library.replica.site.topics]
    assert [run.stdout.count(f"replica/{slug} ") for slug in slugs] == [1, 1]
    assert run.stdout.count("last page") == 2
    assert "captures" in run.stdout.splitlines()[-1]


def test_a_terminal_gets_live_progress_and_then_the_summary(library: Library) -> None:
    library.replica.faults = [Delay(seconds=0.4)]
    command = [BIN / "cuttings", "--archive", library.archive, "crawl", "replica"]
    status, output = at_a_terminal(command)
    assert status == 0
    assert "pages/s" in output
    assert ESCAPE in output
    _, _, after = output.rpartition("pages/s")
    assert "last page" in after
    assert "captures" in after.splitlines()[-1]


@pytest.mark.parametrize(("command", "told"), [("export", "exporting"), ("dump", "dumping")])
def test_progress_is_for_terminals(library: Library, tmp_path: Path, command: str, told: str) -> None:
    arguments = (command, "-o", tmp_path / "out", "--force")
    _, output = at_a_terminal([BIN / "cuttings", "--archive", library.archive, *arguments])
    assert told in output
    assert ESCAPE in output
    assert ESCAPE not in library.run(*arguments).stderr


def test_init_at_a_terminal_asks_for_the_contact(tmp_path: Path) -> None:
    status, output = at_a_terminal([BIN / "cuttings", "init", tmp_path / "new"], typed=b"you@example.org\n")
    assert status == 0
    assert "Contact" in output
    assert 'contact = "you@example.org"' in (tmp_path / "new" / "cuttings.toml").read_text(encoding="utf-8")


def test_a_reader_that_goes_away_early_is_no_error(library: Library) -> None:
    for command in ("crawl replica", "listing replica/social-innovation", "stats"):
        line = f'"{BIN / "cuttings"}" --archive "{library.archive}" {command} | head -1'
        run = finished(started("bash", "-c", line), 0)
        assert run.stderr == ""
        assert len(run.stdout.splitlines()) == 1


def test_the_module_s_own_way_to_serve_a_replica_ends_with_ctrl_c() -> None:
    process = started(sys.executable, "-m", "scraper.demo", "--topics", "1", cwd=ROOT)
    assert process.stdout
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    assert finished(process, timeout=10).status == 0
