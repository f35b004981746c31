"""Contestants whose figures are known."""

from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["busy", "compares", "equal", "fails"]


def equal(*, seconds: float, result: str) -> Figures:
    return Figures(units=10, seconds=seconds, cpu=seconds / 2, peak=1_000_000, result=result)


def busy() -> Figures:
    with Watch() as watch:
        total = sum(range(200_000))
    return watch.figures(1, total)


def compares() -> Figures:
    with Watch() as watch:
        pass
    rows = b"x" * 300_000_000
    return watch.figures(1, len(rows))


def fails() -> Figures:
    raise ValueError("that went wrong")
