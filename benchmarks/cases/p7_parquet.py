"""P7: a million entries as Parquet, beside ADBC."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.exports import MEMORY, rate
from benchmarks.model import Call, Case, Goal, Size, ratio
from benchmarks.scale.shared import large

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    archive = str(large(size))
    yield {
        "cuttings": Call("benchmarks.ours.exports:export", {"archive": archive, "form": "parquet"}),
        "ADBC": Call("benchmarks.peers.export_adbc:export", {"archive": archive}),
    }


CASE = Case(
    name="export-parquet",
    about="All entries with all columns, the same rows in the same order, by pyarrow's writer with the same settings. "
    "ADBC has the database do it all in one statement; lists and times stay text. Five columns are compared.",
    calls=_calls,
    goals=(
        Goal(
            key="P7",
            title="Parquet, rows per second of CPU, over ADBC",
            value=ratio("cuttings", "ADBC", rate),
            limit=1,
            at_least=True,
        ),
        MEMORY,
    ),
    once=True,
    quick=False,
)
