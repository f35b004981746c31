"""P9: whether storing takes more the more there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Round, Size
from benchmarks.scale.shared import large

__all__ = ["CASE"]

MORE = 100_000


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    given = {"archive": str(large(size)), "entries": MORE}
    yield {"cuttings": Call("benchmarks.ours.growing:store_on", given)}


def _growth(figures: Round) -> float:
    details = figures["cuttings"].details
    return details["then"] / details["before"]


CASE = Case(
    name="growth",
    about="The archive of a million entries is followed further: the same lists, as before. What is compared is the "
    "processor time that storing takes, which was noted when the first million was made, all of it from the first "
    "entry on. The whole curve, to several millions, is drawn by benchmarks.scale.growth.",
    calls=_calls,
    goals=(
        Goal(key="P9", title="storing the beginning of the second million, over the first", value=_growth, limit=1.3),
    ),
    once=True,
    quick=False,
)
