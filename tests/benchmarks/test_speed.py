"""The program behind `make bench`: contestants in processes of their own, in turn, held to their goals."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.__main__ import all_cases, main
from benchmarks.model import Call, Case, Goal, Size, rate, ratio
from benchmarks.report import as_json, lines
from benchmarks.run import run

CONTESTANTS = "tests.benchmarks.contestants"


def case(calls: Mapping[str, Call], limit: float = 2, name: str = "made-up") -> Case:
    @contextmanager
    def given(_size: Size, _folder: Path) -> Iterator[Mapping[str, Call]]:
        yield calls

    goal = Goal(key="P0", title="one over the other", value=ratio("one", "other", rate), limit=limit, at_least=True)
    return Case(name=name, about="Nothing.", calls=given, goals=(goal,))


def equal(seconds: float, result: str = "same") -> Call:
    return Call(f"{CONTESTANTS}:equal", {"seconds": seconds, "result": result})


def test_contestants_take_turns_and_their_medians_count() -> None:
    said: list[str] = []
    (outcome,) = run([case({"one": equal(1), "other": equal(4)})], Size(quick=True), 2, said.append)
    assert said[1:] == [
        f"made-up: round {number}, {name}" for number, name in ((1, "one"), (1, "other"), (2, "other"), (2, "one"))
    ]
    assert "| P0 | one over the other | 4.00× | 4.00× | 4.00× | ≥ 2.00× | yes |" in list(lines([outcome]))
    (goal,) = as_json([outcome])["goals"]
    assert goal["median"] == 4
    assert goal["reached"]


def test_a_goal_that_is_missed_is_said_to_be() -> None:
    outcomes = run([case({"one": equal(1), "other": equal(4)}, limit=5)], Size(quick=True), 1, lambda _: None)
    assert any(line.endswith("≥ 5.00× | **no** |") for line in lines(outcomes))


def test_contestants_that_do_not_do_the_same_are_refused() -> None:
    calls = {"one": equal(1), "other": equal(4, result="something else")}
    (outcome,) = run([case(calls)], Size(quick=True), 2, lambda _: None)
    assert "do not do the same" in (outcome.failure or "")


def test_a_contestant_that_fails_is_named_with_its_error() -> None:
    calls = {"one": equal(1), "other": Call(f"{CONTESTANTS}:fails")}
    (outcome,) = run([case(calls)], Size(quick=True), 1, lambda _: None)
    assert re.match(r"(?s)made-up, other: ended with 1.*that went wrong", outcome.failure or "")


def test_a_case_that_fails_takes_no_other_with_it() -> None:
    given = {"one": equal(1), "other": equal(4)}
    cases = [case(given | {"bad": Call(f"{CONTESTANTS}:fails")}), case(given, name="other")]
    outcomes = run(cases, Size(quick=True), 1, lambda _: None)
    limit = "≥ 2.00×"
    assert [line for line in lines(outcomes) if line.startswith("| P0 |")] == [
        f"| P0 | one over the other | failed | | | {limit} | **no** |",
        f"| P0 | one over the other | 4.00× | 4.00× | 4.00× | {limit} | yes |",
    ]


def test_what_a_contestant_takes_is_measured() -> None:
    calls = {"one": Call(f"{CONTESTANTS}:busy"), "other": Call(f"{CONTESTANTS}:busy")}
    (outcome,) = run([case(calls)], Size(quick=True), 1, lambda _: None)
    (figures,) = outcome.rounds
    assert 0 < figures["one"].cpu < 10
    assert figures["one"].peak > 5_000_000


def test_what_is_compared_afterwards_counts_for_nothing() -> None:
    calls = {name: Call(f"{CONTESTANTS}:compares") for name in ("one", "other")}
    (outcome,) = run([case(calls)], Size(quick=True), 1, lambda _: None)
    assert outcome.failure is None
    assert outcome.rounds[0]["one"].peak < 200_000_000


def test_every_goal_of_the_project_is_measured() -> None:
    cases = all_cases()
    assert len({one.name for one in cases}) == len(cases)
    assert {f"P{number}" for number in range(1, 10)} <= {goal.key for one in cases for goal in one.goals}


def test_an_unknown_case_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "nothing"]) == 2
    assert "No case of the name nothing; there are" in capsys.readouterr().err


def test_figures_are_written_as_json(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert main(["--quick", "--rounds", "1", "--only", "starting", "--json", str(file)]) == 0
    assert {goal["key"] for goal in json.loads(file.read_text())["goals"]} == {"start"}
