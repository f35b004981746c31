"""Questions about single entries and topics: what they take, and whether the size of the archive has a part in it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection, text

from archive.folder import opened_archive
from archive.queries.entries import entry
from archive.queries.history import history
from archive.queries.listings import topic_listing
from benchmarks.model import Figures
from benchmarks.watch import Watch
from tests.plans import read_whole, statements

__all__ = ["ask"]

_THEN = datetime(1987, 6, 1, tzinfo=UTC)
_SAMPLE = 20

Question = Callable[[Connection], Any]


def ask(*, archive: str) -> Figures:
    """Of each question: `_ms`, the median of processor time, `_statements`, the most, `_scans`, tables read whole."""
    details: dict[str, float] = {}
    with opened_archive(Path(archive)) as opened, opened.reading() as conn:
        questions = _questions(conn)
        with Watch() as watch:
            for name, asked in questions.items():
                details[f"{name}_ms"] = median(_milliseconds(conn, one) for one in asked)
        for name, asked in questions.items():
            details |= _plans(conn, name, asked)
    details["statements"] = max(value for name, value in details.items() if name.endswith("_statements"))
    details["scans"] = sum(value for name, value in details.items() if name.endswith("_scans"))
    return watch.figures(sum(map(len, questions.values())), **details)


def _questions(conn: Connection) -> dict[str, list[Question]]:
    size = conn.execute(text("SELECT max(id) FROM entry")).scalar_one()
    ids = [
        conn.execute(
            text("SELECT public_id FROM entry WHERE id = :id"), {"id": 1 + number * size // _SAMPLE}
        ).scalar_one()
        for number in range(_SAMPLE)
    ]
    topics = conn.execute(text("SELECT s.slug, t.slug FROM topic t JOIN source s ON s.id = t.source_id ORDER BY t.id"))
    some = [tuple(row) for row in topics][:_SAMPLE]
    named = [{"source_slug": source, "topic_slug": topic} for source, topic in some]
    return {
        "show": [partial(entry, ident=one) for one in ids],
        "history": [partial(history, ident=one) for one in ids],
        "listing": [partial(topic_listing, **one) for one in named],
        "listing_as_of": [partial(topic_listing, **one, as_of=_THEN) for one in named],
    }


def _milliseconds(conn: Connection, question: Question) -> float:
    began = time.process_time()
    question(conn)
    return 1000 * (time.process_time() - began)


def _plans(conn: Connection, name: str, asked: list[Question]) -> dict[str, float]:
    most, scans = 0, set()
    for question in asked:
        with statements(conn) as executed:
            question(conn)
        most = max(most, len(executed))
        for statement, given in executed:
            scans |= read_whole(conn, statement, given)
    return {f"{name}_statements": most, f"{name}_scans": len(scans)}
