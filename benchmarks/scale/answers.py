"""What questions cost in an archive: milliseconds, the median of a few times; exports, rows per second and memory.

On SQLite it is processor time, as machines do other things, too. What a server takes only the clock tells.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, text

from archive.folder import opened_archive
from archive.queries.entries import entry
from archive.queries.history import history
from archive.queries.listings import topic_listing
from archive.search import FACETS, Filters, facets, search
from archive.statistics.counts import counts
from archive.statistics.months import months
from benchmarks.scale.shared import SINCE, UNTIL, WORDS

__all__ = ["FORMS", "Question", "measured", "milliseconds", "of_an_entry"]

FORMS = ("jsonl", "csv", "parquet")
_ROOT = Path(__file__).parents[2]
_THEN = datetime(1983, 6, 1, tzinfo=UTC)
_TIMES = 5

Question = Callable[[Connection], Any]


def measured(folder: Path) -> dict[str, float]:
    """By the name of the question; exports have `_rows` and `_mb` (memory at the peak, over start-up)."""
    with opened_archive(folder) as archive, archive.reading() as conn:
        clock = time.process_time if conn.dialect.name == "sqlite" else time.perf_counter
        found = {name: milliseconds(conn, question, clock) for name, question in _questions(conn).items()}
    seconds = "cpu" if clock is time.process_time else "seconds"
    for form in FORMS:
        took = _exported(folder, form)
        found |= {f"{form}_rows": took["units"] / took[seconds], f"{form}_mb": took["details"]["grown"] / 1e6}
    return found


def _questions(conn: Connection) -> dict[str, Question]:
    frequent, medium, rare = WORDS
    within = Filters(since=SINCE, until=UNTIL)
    ending, endless = ("source-000", "topic-0003"), ("source-000", "topic-0009")
    return {
        "a frequent word": partial(search, query=frequent),
        "a medium word": partial(search, query=medium),
        "a rare word": partial(search, query=rare),
        "a frequent word, by rank": partial(search, query=frequent, sort="rank"),
        "a frequent word within five years, with facets": partial(search, query=frequent, filters=within, by=FACETS),
        "the newest entries": partial(search, count=False),
        "the newest entries, counted": search,
        "facets of all entries": facets,
        **of_an_entry(conn),
        "a list now": lambda conn: topic_listing(conn, *ending),
        "a list as of a day": lambda conn: topic_listing(conn, *ending, as_of=_THEN),
        "a list without an end, as of a day": lambda conn: topic_listing(conn, *endless, as_of=_THEN),
        "counts by topic": lambda conn: counts(conn, "topic"),
        "counts by tag": lambda conn: counts(conn, "tag"),
        "counts by month, with coverage": months,
    }


def of_an_entry(conn: Connection) -> dict[str, Question]:
    """Questions about the one that stands in the middle of the archive."""
    middle = conn.execute(text("SELECT public_id FROM entry WHERE id = (SELECT max(id) / 2 FROM entry)")).scalar_one()
    return {"one entry (show)": partial(entry, ident=middle), "its history": partial(history, ident=middle)}


def milliseconds(conn: Connection, question: Question, clock: Callable[[], float] = time.process_time) -> float:
    taken: list[float] = []
    while len(taken) < _TIMES and sum(taken) < 20_000:
        began = clock()
        question(conn)
        taken.append(1000 * (clock() - began))
    return median(taken)


def _exported(folder: Path, form: str) -> dict[str, Any]:
    """In a process of its own, so that memory is that of the export."""
    arguments = json.dumps({"archive": str(folder.resolve()), "form": form, "compared": 1})
    command = [sys.executable, "-m", "benchmarks.contestant", "benchmarks.ours.exports:export", arguments, "figures"]
    with TemporaryDirectory() as empty:
        subprocess.run(command, cwd=empty, env={"PYTHONPATH": str(_ROOT)}, check=True)
        figures: dict[str, Any] = json.loads((Path(empty) / "figures").read_text(encoding="utf-8"))
    return figures
