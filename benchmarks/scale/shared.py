"""The large archive that several cases of one run ask: made once, by the first of them."""

from pathlib import Path
from random import Random

from benchmarks.model import Size
from benchmarks.scale.archives import go_on, make
from benchmarks.scale.vocabulary import Vocabulary
from benchmarks.scale.world import World

__all__ = ["SINCE", "UNTIL", "WORDS", "large", "small"]

SEED = 1
RANKS = (66, 1_600, 40_000)
"""In the vocabulary. Of a million entries about fifty thousand, two thousand and eighty have a word of these ranks."""
WORDS = tuple(Vocabulary(Random(SEED)).words[rank - 1] for rank in RANKS)
SINCE, UNTIL = "1985", "1989"
"""Five of the fifteen years."""


def large(size: Size, folder: Path) -> Path:
    """A million entries on five hundred lists; `folder` is that of a case."""
    return _made(folder.parent / "large", size.pick(1_000_000, 50_000), topics=size.pick(500, 100))


def small(size: Size, folder: Path) -> Path:
    """A twentieth of them."""
    return _made(folder.parent / "small", size.pick(50_000, 5_000), topics=size.pick(25, 10))


def _made(folder: Path, entries: int, topics: int) -> Path:
    if not folder.exists():
        make(folder, World(seed=SEED, topics=topics, entries=entries))
        go_on(folder, entries=entries)
    return folder
