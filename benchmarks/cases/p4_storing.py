"""P4: storing listing pages, beside SQL written by hand for the same tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.listings import save_listings
from benchmarks.model import Call, Case, Goal, Size, of_detail, ratio
from benchmarks.passes import PASSES
from tests.postgresql import running_server

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, folder: Path) -> Iterator[dict[str, Call]]:
    file = folder / "listings.pickle"
    save_listings(file, topics=4, pages=size.pick(60, 15))
    given = {"listings": str(file)}
    with running_server() as server:
        served = [given | {"database": server.empty()} for _ in range(2)]
        yield {
            "cuttings": Call("benchmarks.ours.storing:store", given),
            "sqlite3": Call("benchmarks.peers.storing_sqlite:store", given),
            "cuttings, PostgreSQL": Call("benchmarks.ours.storing:store", served[0]),
            "psycopg": Call("benchmarks.peers.storing_psycopg:store", served[1]),
        }


def _goals(ours: str, peer: str) -> Iterator[Goal]:
    for name in PASSES:
        value = ratio(ours, peer, of_detail(name))
        yield Goal(
            key="P4", title=f"entries per second, {name}, over {peer} by hand", value=value, limit=0.5, at_least=True
        )


CASE = Case(
    name="storing",
    about="Pages that were read beforehand are stored three times, one transaction a page: new; as other bytes with "
    "the same content; as the same bytes. All contestants write the same rows into the same tables with the same "
    "settings, full-text words included: the dumps of their archives are equal. Digests, public ids and words are "
    "made during the run by all. By hand means the plain case: captures in order, no key that moves to another entry.",
    calls=_calls,
    goals=(*_goals("cuttings", "sqlite3"), *_goals("cuttings, PostgreSQL", "psycopg")),
)
