"""Runs cases: every contestant in turn, round after round, each in a process and an empty folder of its own."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.model import Call, Case, Figures, Round, Size

__all__ = ["Failed", "Outcome", "medians", "run", "run_call"]

ROOT = Path(__file__).parents[1]
LIMIT = 3600.0
"""Seconds that one contestant may take in one round."""


class Failed(Exception):
    """A contestant did not do its work, or not the same as the others."""


@dataclass(slots=True)
class Outcome:
    """The rounds of one case."""

    case: Case
    rounds: list[Round] = field(default_factory=list)
    failure: str | None = None
    """Why the case was given up, if it was."""


def run(cases: Sequence[Case], size: Size, rounds: int, say: Callable[[str], None]) -> list[Outcome]:
    """Interleaved: the first round of all cases, then the second. A case that fails is given up, the others go on."""
    outcomes = [Outcome(case) for case in cases]
    calls: dict[str, Mapping[str, Call]] = {}
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="cuttings-bench-")))
        for outcome in outcomes:
            with _given_up(outcome):
                calls[outcome.case.name] = _prepared(outcome.case, size, folder, held, say)
        for number in range(rounds):
            for outcome in outcomes:
                if outcome.failure is None and (number == 0 or not outcome.case.once):
                    with _given_up(outcome):
                        own = calls[outcome.case.name]
                        outcome.rounds.append(_round(outcome.case, own, number, folder, say))
    return outcomes


@contextmanager
def _given_up(outcome: Outcome) -> Iterator[None]:
    try:
        yield
    except Failed as error:
        outcome.failure = str(error)


def _prepared(case: Case, size: Size, folder: Path, held: ExitStack, say: Callable[[str], None]) -> Mapping[str, Call]:
    say(f"{case.name}: preparing")
    shared = folder / case.name
    shared.mkdir()
    return held.enter_context(case.calls(size, shared))


def medians(outcome: Outcome) -> Round:
    """Of every contestant, the median of each of its figures."""
    return {name: _median([figures[name] for figures in outcome.rounds]) for name in outcome.rounds[0]}


def _round(case: Case, calls: Mapping[str, Call], number: int, folder: Path, say: Callable[[str], None]) -> Round:
    names = list(calls)
    first = number % len(names)
    figures: dict[str, Figures] = {}
    for name in names[first:] + names[:first]:
        say(f"{case.name}: round {number + 1}, {name}")
        figures[name] = run_call(f"{case.name}, {name}", calls[name], folder / "run")
    results = {json.dumps(one.result, sort_keys=True): name for name, one in figures.items() if one.result is not None}
    if len(results) > 1:
        raise Failed(f"{case.name}: the contestants do not do the same: {results}")
    return {name: figures[name] for name in names}


def run_call(what: str, call: Call, folder: Path) -> Figures:
    """Runs a contestant in a folder, which is made empty before. Raises `Failed`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    file = folder.with_name("figures.json")
    file.unlink(missing_ok=True)
    command = [call.python or sys.executable, "-m", "benchmarks.contestant"]
    done = subprocess.run(
        [*command, call.function, json.dumps(dict(call.arguments)), str(file)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    if done.returncode or not file.exists():
        raise Failed(f"{what}: ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return Figures(**json.loads(file.read_text(encoding="utf-8")))


def _median(rounds: Sequence[Figures]) -> Figures:
    numbers = ("units", "seconds", "cpu", "peak")
    assert {field.name for field in fields(Figures)} == {*numbers, "result", "details"}
    middle = {name: statistics.median(getattr(one, name) for one in rounds) for name in numbers}
    details = {name: statistics.median(one.details[name] for one in rounds) for name in rounds[0].details}
    return Figures(**middle, result=rounds[0].result, details=details)
