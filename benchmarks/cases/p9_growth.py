"""P9: whether storing takes more the more there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Round, Size
from benchmarks.scale.shared import large

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, folder: Path) -> Iterator[dict[str, Call]]:
    yield {"cuttings": Call("benchmarks.ours.growing:store_on", {"archive": str(large(size, folder))})}


def _growth(figures: Round) -> float:
    details = figures["cuttings"].details
    return details["second"] / details["first"]


CASE = Case(
    name="growth",
    about="The archive of a million entries is followed for another million: the same lists, for as long again. What "
    "is compared is the processor time that storing takes, which was noted when the first million was made.",
    calls=_calls,
    goals=(Goal(key="P9", title="storing the second million, over the first", value=_growth, limit=1.3),),
    once=True,
    quick=False,
)
