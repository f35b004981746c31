"""The table of goals, what each contestant took, and the same as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.machine import description
from benchmarks.model import Goal
from benchmarks.run import Outcome, medians

__all__ = ["as_json", "lines"]


def lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The report as Markdown."""
    yield ", ".join(f"{name} {value}" for name, value in description().items())
    yield ""
    yield "| goal | what | median | min | max | limit | reached |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for outcome in outcomes:
        for goal in outcome.case.goals:
            limit = f"{'≥' if goal.at_least else '≤'} {_number(goal.limit)}{goal.unit}"
            yield f"| {goal.key} | {goal.title} | {_cells(outcome, goal, limit)} |"
    yield ""
    yield "| case | contestant | units | per second | CPU ms per unit | peak MB |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for outcome in _whole(outcomes):
        for name, one in medians(outcome).items():
            yield (
                f"| {outcome.case.name} | {name} | {one.units:.0f} | {one.units / one.seconds:,.0f} "
                f"| {1000 * one.cpu / one.units:.3f} | {one.peak / 1e6:.0f} |"
            )


def as_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Everything: the goals with their values, and the figures of every round."""
    goals = []
    for outcome in _whole(outcomes):
        for goal in outcome.case.goals:
            middle, least, most = _values(outcome, goal)
            values = {"median": middle, "min": least, "max": most, "limit": goal.limit, "at_least": goal.at_least}
            goals.append({"key": goal.key, "title": goal.title, **values, "reached": goal.reached(middle)})
    cases = {
        outcome.case.name: {
            "about": outcome.case.about,
            "failure": outcome.failure,
            "rounds": [{name: asdict(one) for name, one in figures.items()} for figures in outcome.rounds],
        }
        for outcome in outcomes
    }
    return {"machine": description(), "goals": goals, "cases": cases}


def _whole(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    return (outcome for outcome in outcomes if outcome.failure is None)


def _cells(outcome: Outcome, goal: Goal, limit: str) -> str:
    if outcome.failure is not None:
        return f"failed | | | {limit} | **no**"
    values = _values(outcome, goal)
    numbers = " | ".join(f"{_number(value)}{goal.unit}" for value in values)
    return f"{numbers} | {limit} | {'yes' if goal.reached(values[0]) else '**no**'}"


def _values(outcome: Outcome, goal: Goal) -> tuple[float, float, float]:
    """From the medians of the figures, and the least and the most of the rounds."""
    rounds = [goal.value(figures) for figures in outcome.rounds]
    return goal.value(medians(outcome)), min(rounds), max(rounds)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
