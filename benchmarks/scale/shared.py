"""The archives that several cases ask, of a million entries and of a twentieth: made once, and kept for later runs.

They stand in the folder `.bench` of the project (2.5 GB), until other code would make or store them.
"""

import hashlib
import shutil
from pathlib import Path
from random import Random

from benchmarks.model import Size
from benchmarks.scale.archives import go_on, make
from benchmarks.scale.vocabulary import Vocabulary
from benchmarks.scale.world import World

__all__ = ["SINCE", "UNTIL", "WORDS", "large", "small"]

_ROOT = Path(__file__).parents[2]
_KEPT = _ROOT / ".bench"
_CODE = ("archive/store/*.py", "archive/models/*.py", "archive/migrations/**/*.py", "benchmarks/scale/*.py")
SEED = 1
RANKS = (66, 1_600, 40_000)
"""In the vocabulary. Of a million entries about fifty thousand, two thousand and eighty have a word of these ranks."""
WORDS = tuple(Vocabulary(Random(SEED)).words[rank - 1] for rank in RANKS)
SINCE, UNTIL = "1985", "1989"
"""Five of the fifteen years."""


def large(size: Size) -> Path:
    """A million entries on five hundred lists."""
    return _kept(size.pick(1_000_000, 50_000), topics=size.pick(500, 100))


def small(size: Size) -> Path:
    """A twentieth of them."""
    return _kept(size.pick(50_000, 5_000), topics=size.pick(25, 10))


def _kept(entries: int, topics: int) -> Path:
    name = f"{entries}-in-{topics}"
    folder = _KEPT / f"{name}-{_code()}"
    if not folder.exists():
        for older in _KEPT.glob(f"{name}-*"):
            shutil.rmtree(older)
        unfinished = folder.with_name(f"{name}-unfinished")
        make(unfinished, World(seed=SEED, topics=topics, entries=entries))
        go_on(unfinished, entries=entries)
        unfinished.rename(folder)
    return folder


def _code() -> str:
    """A digest of what makes and stores them."""
    files = sorted(file for pattern in _CODE for file in _ROOT.glob(pattern))
    return hashlib.sha1(b"".join(file.read_bytes() for file in files), usedforsecurity=False).hexdigest()[:12]
