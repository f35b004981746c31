"""`cuttings search`, as a shell calls it."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive.cli.found import print_facets, print_results
from archive.cli.search import _SORTS, search
from archive.errors import BadTime, BadToken, QuerySyntax, UnknownTopic
from archive.folder import Archive
from archive.search import SORTS, facets
from archive.search import search as find

Run = Callable[..., Result]


@pytest.fixture
def run(archive: Archive) -> Run:
    def runs(*arguments: str) -> Result:
        return CliRunner().invoke(search, [*arguments, "--archive", str(archive.path)], catch_exceptions=False)

    return runs


@pytest.fixture(autouse=True)
def filled(store: Callable[..., Any], writing: Any) -> None:
    store(
        writing.entry(
            1, "[b]Ferries[/b] to Malmö\u202e", url="https://e.org/1", teaser="By sea.", tags=("sea", "rail")
        ),
        writing.entry(2, "=1+1 ferries", url="https://e.org/2", day=None, problems=("no-date",)),
        writing.entry(3, "Harbours", url="https://e.org/3", day="2018", kinds=("news",)),
    )


def test_a_table_of_what_is_found(run: Run) -> None:
    result = run("ferries")
    assert "[b]Ferries[/b] to Malmö\ufffd" in result.stdout
    assert "=1+1 ferries  incomplete" in result.stdout
    assert "Harbours" not in result.stdout


def test_the_number_and_the_next_page_are_told_apart_from_the_data(run: Run) -> None:
    result = run("--limit", "2", "--format", "jsonl")
    number, following = result.stderr.splitlines()
    assert number == "3 entries match, 2 of them here."
    rest = run("--format", "jsonl", "--limit", "2", *following.split()[-2:])
    titles = [json.loads(line)["title"] for line in (result.stdout + rest.stdout).splitlines()]
    assert titles == ["[b]Ferries[/b] to Malmö\u202e", "Harbours", "=1+1 ferries"]
    assert rest.stderr == "3 entries match, 1 of them here.\n"


def test_words_and_filters(run: Run) -> None:
    result = run("malmo", "OR", "harbours", "--tag", "sea", "--tag", "rail", "--since", "2019-05", "--complete")
    assert result.stderr == "1 entry matches.\n"


def test_json(run: Run) -> None:
    found = json.loads(run("harbours", "--format", "json", "--facets").stdout)
    assert {name: found[name] for name in ("query", "as_of", "total", "next")} == {
        "query": "harbours",
        "as_of": None,
        "total": 1,
        "next": None,
    }
    assert found["results"][0]["first_seen"] == "2019-05-20T00:00:00Z"
    assert found["facets"]["kinds"] == [{"name": "news", "entries": 1}]


def test_csv_runs_in_no_spreadsheet(run: Run) -> None:
    result = run("ferries", "--format", "csv", "--sort", "rank")
    rows = list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))
    assert {row["title"] for row in rows} == {"[b]Ferries[/b] to Malmö\u202e", "'=1+1 ferries"}
    assert {row["tags"] for row in rows} == {"sea; rail", ""}
    assert {row["incomplete"] for row in rows} == {"true", "false"}


def test_as_of_a_time(run: Run) -> None:
    assert run("--as-of", "2019-05-19").stderr == "0 entries match.\n"
    assert run("--as-of", "2019-05-20").stderr == "3 entries match.\n"


def test_a_query_without_words(run: Run) -> None:
    result = run("?!")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There is no word in the query '?!', so nothing matches it.\n"


def test_facets_in_a_pipe_are_complete(run: Run) -> None:
    lines = [line.split() for line in run("--facets").stdout.splitlines()]
    for line in (["ports/harbours", "3"], ["sea", "1"], ["news", "1"], ["2018", "1"], ["(no", "date)", "1"]):
        assert line in lines


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["ferries OR"], QuerySyntax),
        (["--as-of", "soon"], BadTime),
        (["--as-of", "9000-01-01"], BadTime),
        (["--since", "may"], BadTime),
        (["--after", "here"], BadToken),
        (["--topic", "canals"], UnknownTopic),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: list[str], error: type[Exception]) -> None:
    with pytest.raises(error):
        run(*arguments)


@pytest.mark.parametrize("arguments", [["--sort", "rank"], ["--facets", "--format", "csv"], ["--limit", "0"]])
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_at_a_terminal_words_are_marked_and_lists_are_short(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, store: Callable[..., Any], writing: Any, capsys: Any
) -> None:
    store(*(writing.entry(n, f"Boat {n}", url=f"https://e.org/b{n}", tags=(f"tag{n}",)) for n in range(1, 15)), day=1)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    with archive.reading() as conn:
        page, counts = find(conn, "malmo OR sea"), facets(conn)
    print_results(page.results, "malmo OR sea")
    print_facets(counts)
    printed = capsys.readouterr().out
    assert "\x1b[1;33mMalmö\x1b[0m" in printed
    assert "\x1b[1;33msea\x1b[0m" in printed
    assert "and 6 more" in printed


def test_orders_of_the_command_are_those_of_the_search() -> None:
    assert _SORTS == SORTS


def test_help_loads_no_database() -> None:
    code = "import archive.cli.search, sys; print(sorted({'sqlalchemy', 'alembic', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.strip() == "[]"
