"""python -m benchmarks.scale.table FIGURES...: what `benchmarks.scale.growth` measured, as a table for the docs."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.scale.answers import FORMS

__all__ = ["lines"]


def lines(files: list[Path]) -> Iterator[str]:
    """A column for each size in each file; milliseconds, of exports rows per second and MB."""
    columns = [(path.stem, one) for path in files for one in json.loads(path.read_text(encoding="utf-8"))["answers"]]
    yield "| ms | " + " | ".join(f"{name}, {_size(one['entries'])}" for name, one in columns) + " |"
    yield "| --- |" + " ---: |" * len(columns)
    exports = [f"{form}_{what}" for form in FORMS for what in ("rows", "mb")]
    for question in columns[0][1]:
        if question != "entries" and question not in exports:
            yield f"| {question} | " + " | ".join(f"{one[question]:,.1f}" for _, one in columns) + " |"
    yield "| **rows per second (MB over start-up)** |" + " |" * len(columns)
    for form in FORMS:
        cells = (f"{one[f'{form}_rows']:,.0f} ({one[f'{form}_mb']:.0f})" for _, one in columns)
        yield f"| export as {form} | " + " | ".join(cells) + " |"


def _size(entries: float) -> str:
    return f"{entries / 1e6:.1f} M" if entries >= 1e6 else f"{entries / 1e3:.0f} k"


if __name__ == "__main__":
    print("\n".join(lines([Path(name) for name in sys.argv[1:]])))
