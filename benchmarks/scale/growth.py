"""python -m benchmarks.scale.growth DIR FIGURES [--sizes N,N,...] [--database URL]: what an archive costs as it grows.

The one in DIR is made if there is none, and filled up to each size in turn; there all questions are asked. FIGURES
(JSON) gets the answers' times, and what storing took on the way.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.scale.answers import measured
from benchmarks.scale.archives import go_on, make, points_of
from benchmarks.scale.shared import SEED
from benchmarks.scale.world import World

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale.growth", description="Measures a growing archive."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--sizes", default="100000,300000,1000000,2000000,3000000", help="in entries")
    parser.add_argument("--database", metavar="URL", help="PostgreSQL; else a SQLite file in the folder")
    asked = parser.parse_args(arguments)
    if not asked.folder.exists():
        make(asked.folder, World(seed=SEED), database=asked.database)
    for size in map(int, asked.sizes.split(",")):
        go_on(asked.folder, entries=size)
        _note(asked.figures, asked.folder, measured(asked.folder))


def _note(figures: Path, folder: Path, answers: dict[str, float]) -> None:
    points = points_of(folder)
    known = json.loads(figures.read_text(encoding="utf-8")) if figures.exists() else {"answers": []}
    known["answers"].append({"entries": points[-1].entries, **answers})
    known["storing"] = [asdict(point) for point in points]
    figures.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
