"""python -m benchmarks.scale [--entries N] [--topics N] [--database URL] [--seed N] DIR: makes an archive."""

import argparse
from pathlib import Path

from benchmarks.scale.archives import go_on, make
from benchmarks.scale.world import World

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scale", description="Makes an archive of made-up entries."
    )
    parser.add_argument("--entries", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--topics", type=int, default=500, metavar="N")
    parser.add_argument("--database", metavar="URL", help="PostgreSQL; else a SQLite file in the folder")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    world = World(seed=asked.seed, topics=asked.topics, entries=asked.entries)
    make(asked.folder, world, database=asked.database)
    go_on(asked.folder, entries=asked.entries)


if __name__ == "__main__":
    main()
