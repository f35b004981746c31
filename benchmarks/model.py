"""The words of the benchmarks: a *case* has *calls* of contestants, which give *figures*, and *goals* for them."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = [
    "Call",
    "Case",
    "Figures",
    "Goal",
    "Size",
    "absolute",
    "cpu",
    "of_detail",
    "peak",
    "rate",
    "ratio",
    "seconds",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one run of a contestant took."""

    units: int
    """How many it worked on: pages, entries, answers, whatever the case counts."""
    seconds: float
    cpu: float
    """Seconds of processor time, of the contestant's process and those it started."""
    peak: int
    """Bytes of memory that it held at most."""
    result: Any = None
    """What all contestants of a case that give one must agree on."""
    details: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A contestant, to be run in a process and an empty folder of its own."""

    function: str
    """`module:name`; called with the arguments, it returns `Figures`."""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    """JSON values."""
    python: str | None = None
    """Another interpreter to run it with, for what cannot be installed beside us."""


Round = Mapping[str, Figures]
"""The figures of one round, by the names of the calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Something that is to be reached."""

    key: str
    """`P1` and the like."""
    title: str
    value: Callable[[Round], float]
    limit: float
    at_least: bool = False
    """Whether the limit is to be reached rather than kept."""
    unit: str = "×"

    def reached(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much work the contestants are given."""

    quick: bool

    def pick(self, full: int, quick: int) -> int:
        return quick if self.quick else full


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A comparison."""

    name: str
    about: str
    """What is compared, and why the contestants do the same work."""
    calls: Callable[[Size, Path], AbstractContextManager[Mapping[str, Call]]]
    """Prepares what all rounds share, and gives the contestants by name."""
    goals: tuple[Goal, ...]
    once: bool = False
    """One round is enough: for what takes minutes and compares parts of one run."""
    quick: bool = True
    """Whether it is part of `make bench-quick`."""


def rate(figures: Figures) -> float:
    """Units per second."""
    return figures.units / figures.seconds


def cpu(figures: Figures) -> float:
    """Seconds of processor time per unit."""
    return figures.cpu / figures.units


def seconds(figures: Figures) -> float:
    """Seconds per unit."""
    return figures.seconds / figures.units


def peak(figures: Figures) -> float:
    return float(figures.peak)


def of_detail(name: str) -> Callable[[Figures], float]:
    return lambda figures: figures.details[name]


def ratio(of: str, to: str, figure: Callable[[Figures], float]) -> Callable[[Round], float]:
    """A figure of one contestant over that of another."""
    return lambda figures: figure(figures[of]) / figure(figures[to])


def absolute(of: str, figure: Callable[[Figures], float]) -> Callable[[Round], float]:
    """A figure of one contestant alone."""
    return lambda figures: figure(figures[of])
