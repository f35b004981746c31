"""Storing as pipelines do it: `store_page` and `store_unchanged`, each in `writing`."""

from sqlalchemy import Engine

from archive.db import writing
from archive.store import store_page, store_unchanged
from benchmarks.listings import Listing
from benchmarks.model import Figures
from benchmarks.passes import DATABASE, Storing, run_passes

__all__ = ["store"]


def store(*, listings: str, database: str = DATABASE) -> Figures:
    """See `benchmarks.passes`."""
    return run_passes(listings, database, _begin)


def _begin(engine: Engine) -> tuple[Storing, Storing]:
    def with_content(page: Listing) -> None:
        with writing(engine) as conn:
            store_page(conn, page.capture, page.content)

    def known(page: Listing) -> None:
        with writing(engine) as conn:
            store_unchanged(conn, page.capture, page.known)

    return with_content, known
