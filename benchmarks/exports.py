"""What the cases about exports have in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Figures, Goal, Size, absolute, cpu, ratio
from benchmarks.scale.shared import large

__all__ = ["MEMORY", "beside_orm", "rate"]


def rate(figures: Figures) -> float:
    """Rows per second of processor time: on a machine that does other things, too, the clock tells little."""
    return 1 / cpu(figures)


def _grown(figures: Figures) -> float:
    return figures.details["grown"] / 1e6


MEMORY = Goal(
    key="P7", title="memory at the peak, over start-up", value=absolute("cuttings", _grown), limit=150, unit=" MB"
)


def beside_orm(form: str, name: str, least: float) -> Case:
    """The case of a text format."""

    @contextmanager
    def calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
        archive, compared = str(large(size)), size.pick(20_000, 10_000)
        given = {"archive": archive, "form": form}
        yield {
            "cuttings": Call("benchmarks.ours.exports:export", {**given, "compared": compared}),
            "ORM": Call("benchmarks.peers.export_orm:export", {**given, "rows": compared}),
        }

    return Case(
        name=f"export-{form}",
        about="All entries with all columns. The ORM streams objects and their relations, and stops after some rows, "
        "for its pace does not depend on their number; these rows are equal to the byte.",
        calls=calls,
        goals=(
            Goal(
                key="P7",
                title=f"{name}, rows per second of CPU, over an ORM stream",
                value=ratio("cuttings", "ORM", rate),
                limit=least,
                at_least=True,
            ),
            MEMORY,
        ),
        once=True,
        quick=False,
    )
