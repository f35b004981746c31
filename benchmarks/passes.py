"""The frame of the contestants that store: the same pages three times, one transaction a page.

`new`: into an empty archive. `unchanged`: other bytes, from which the same was read. `same bytes`: nothing was read,
the listing is known. Archive, crawls and visits are made beforehand by this program, for every contestant.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text

from archive.db import database_url, make_engine, reading, writing
from archive.dump import Digest, canonical_dump
from archive.models import capture
from archive.records import CrawlRecord, VisitRecord
from archive.schema import create_schema
from archive.search import search
from archive.store import open_crawl, open_visit, register_source
from benchmarks.listings import START, Listing, load_listings
from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["DATABASE", "PASSES", "Storing", "run_passes"]

DATABASE = "archive.db"
PASSES = ("new", "unchanged", "same bytes")
SOURCE = "replica"

Storing = Callable[[Listing], object]
"""Stores a page in a transaction of its own."""


def run_passes(listings: str, database: str, begin: Callable[[Engine], tuple[Storing, Storing]]) -> Figures:
    """`begin` gives the contestant's two ways to store: with what was read, and as a known listing.

    `units` are the entries of all passes; of `details`, the entries per second of each pass.
    """
    engine = make_engine(database_url(database, Path()))
    _empty(engine)
    create_schema(engine)
    with_content, known = begin(engine)
    runs = {}
    for number, name in enumerate(PASSES):
        pages = _of_pass(engine, load_listings(listings), number)
        store = known if name == "same bytes" else with_content
        with Watch() as watch:
            for page in pages:
                store(page)
        runs[name] = watch.figures(sum(len(page.content.entries) for page in pages))
    return _together(runs, _result(engine))


def _empty(engine: Engine) -> None:
    """A server has its database from round to round; a file is new."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as conn:
            conn.execute(text("DROP SCHEMA public CASCADE"))
            conn.execute(text("CREATE SCHEMA public"))


def _of_pass(engine: Engine, listings: list[Listing], number: int) -> list[Listing]:
    """The pages in pass `number`, so many days later and at places of their own; its crawl and visits are open."""
    crawl, at = f"crawl-{number}", START + timedelta(days=number)
    visits = {topic: f"{crawl}-{topic}" for topic in dict.fromkeys(one.topic for one in listings)}
    with writing(engine) as conn:
        known = dict(conn.execute(select(capture.c.url, capture.c.listing_id)).tuples().all())
        register_source(conn, SOURCE, "Replica")
        open_crawl(conn, CrawlRecord(ident=crawl, source=SOURCE, kind="crawl", started_at=at, software="benchmark"))
        for topic, visit in visits.items():
            open_visit(conn, VisitRecord(ident=visit, crawl=crawl, topic=topic, started_at=at), topic, topic)
    return [
        replace(
            one,
            known=known.get(one.capture.url, 0),
            capture=replace(
                one.capture,
                crawl=crawl,
                visit=visits[one.topic],
                captured_at=one.capture.captured_at + timedelta(days=number),
                warc=replace(one.capture.warc, file=f"{crawl}.warc.gz"),
            ),
        )
        for one in listings
    ]


def _result(engine: Engine) -> list[object]:
    """What all contestants must agree on: every row, and what the words find."""
    with reading(engine) as conn:
        digest = Digest()
        for _ in digest.of(canonical_dump(conn)):
            pass
        return [str(digest), list(_found(conn, "city", "cities", '"city of"', "2018"))]


def _found(conn: Connection, *queries: str) -> Iterator[int | None]:
    return (search(conn, query, limit=1).total for query in queries)


def _together(runs: dict[str, Figures], result: object) -> Figures:
    return Figures(
        units=sum(run.units for run in runs.values()),
        seconds=sum(run.seconds for run in runs.values()),
        cpu=sum(run.cpu for run in runs.values()),
        peak=max(run.peak for run in runs.values()),
        result=result,
        details={name: run.units / run.seconds for name, run in runs.items()}
        | {f"{name}, CPU": run.cpu / run.units for name, run in runs.items()},
    )
