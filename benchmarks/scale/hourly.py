"""python -m benchmarks.scale.hourly DIR [--years N]: a list that is looked at every hour and changes once a week.

Other archives here have many entries; this one has many captures of few: what a cron makes in five years. Prints what
storing an unchanged page cost in each year, and what questions cost at the end.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from archive.folder import create_archive, opened_archive
from archive.queries.changes import changes
from archive.queries.listings import topic_listing
from archive.queries.membership import memberships
from archive.statistics.months import months
from benchmarks.scale.answers import Question, milliseconds, of_an_entry
from benchmarks.scale.fill import Filler
from benchmarks.scale.world import Crawl, World

__all__ = ["WEEK", "crawls", "main", "weekly"]

WEEK = 7 * 24
_YEAR = 365 * 24
_TOPIC = "source-000", "topic-0000"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.hourly", description="Measures years of visits.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=5, metavar="N")
    asked = parser.parse_args(arguments)
    create_archive(asked.folder).close()
    print("| | ms |\n| --- | ---: |")
    for year, cost in enumerate(_stored(asked.folder, asked.years), start=1):
        print(f"| a page of the {year}. year, of processor time | {cost:.2f} |", flush=True)
    with opened_archive(asked.folder) as archive, archive.reading() as conn:
        last = conn.exec_driver_sql("SELECT max(started_at) FROM visit").scalar_one()
        end = datetime.fromisoformat(last).replace(tzinfo=UTC)
        for name, question in (of_an_entry(conn) | _questions(end)).items():
            print(f"| {name} | {milliseconds(conn, question):.1f} |", flush=True)


def weekly() -> World:
    """One list, so thin that it publishes once in a week."""
    return World(topics=1, entries=15_600)


def crawls(world: World) -> Iterator[Crawl]:
    """One an hour; the first of each week may find something new."""
    while True:
        crawl = world.next_crawl()
        yield crawl
        for hour in range(1, WEEK):
            yield replace(crawl, ident=world.ident(), at=crawl.at + timedelta(hours=hour), changed=False)


def _stored(folder: Path, years: int) -> Iterator[float]:
    """Milliseconds for each page in every year."""
    world = weekly()
    hours = crawls(world)
    with opened_archive(folder) as archive:
        filler = Filler(archive, world)
        for _ in range(years):
            before = filler.reached
            for crawl in islice(hours, _YEAR):
                filler.crawl(crawl)
            yield 1000 * (filler.reached.cpu - before.cpu) / (filler.reached.captures - before.captures)


def _questions(end: datetime) -> dict[str, Question]:
    return {
        "the list now": lambda conn: topic_listing(conn, *_TOPIC),
        "the list two years before": lambda conn: topic_listing(conn, *_TOPIC, as_of=end - timedelta(days=730)),
        "what was withdrawn": lambda conn: topic_listing(conn, *_TOPIC, withdrawn=True),
        "all intervals": lambda conn: memberships(conn, *_TOPIC),
        "changes of a week": partial(changes, source_slug=_TOPIC[0], since=end - timedelta(days=7)),
        "counts by month, with coverage": months,
    }


if __name__ == "__main__":
    main()
