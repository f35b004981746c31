"""A small history: the captures that every old schema under `schemas/` holds, stored by the program as it is now."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from archive.records import CaptureKind, QuarantineRecord
from archive.store import close_crawl, close_visit, store_capture, store_page, store_unchanged

__all__ = ["store_history"]

_A = "https://example.org/news/a-AA"
_B = "https://example.org/news/b"


def store_history(conn: Connection, writing: Any) -> None:
    """Into an archive in which `begin` opened a crawl and visits of two topics."""
    store_capture(conn, writing.capture(1, topic=None, url="https://example.org/robots.txt"))
    for number, day, topic, page in _pages(writing):
        store_page(conn, writing.capture(number, day=day, topic=topic), page)
    again = writing.capture(8, day=6, kind=CaptureKind.REVISIT, status=304, digest="sha1:2")
    store_unchanged(conn, again, 1)
    store_capture(conn, writing.capture(9, day=7, topic="rivers"), verdict="LayoutChanged")
    end = writing.start + timedelta(days=8)
    close_visit(conn, "visit-harbours", ended_at=end, stop_reason="last page", complete=True, pages=6)
    close_crawl(conn, "crawl-1", end, "finished")


def _pages(writing: Any) -> list[tuple[int, float, str, Any]]:
    unlinked = writing.entry(1, "Ferries", tags=("sea", "Åland"))
    linked = writing.entry(1, "Ferries", url=_A, site="AA", tags=("sea", "Åland"), teaser="They go.\nThey come.")
    edited = writing.entry(2, "Ferries – later", url=_A, site="AA", kinds=("news",))
    curly = writing.entry(2, "The city’s ‘plan’ 🚢", url=_B, day="2019-05")
    straight = writing.entry(1, "The city's 'plan' 🚢", url=_B, day="2019-05")
    undated = writing.entry(3, None, day=None, problems=("no-title", "no-date"))
    bad = QuarantineRecord(position=4, reason="two-titles", text='It\'s | "two"')
    return [
        (2, 0.0, "harbours", writing.listing(unlinked, replace(straight, position=2), undated)),
        (3, 1.5, "harbours", writing.listing(linked, curly, quarantined=(bad,))),
        (4, 1.5, "rivers", writing.listing(straight, edited, next_url="https://example.org/topics/rivers?page=2")),
        (5, 0.5, "harbours", writing.listing(linked)),
        (6, 4.000001, "harbours", writing.listing(unlinked, curly)),
        (7, 5.0, "harbours", writing.listing()),
    ]
