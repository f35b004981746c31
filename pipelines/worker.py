"""A worker: a process that crawls, one after the other, the sources that the process which started it hands out.

On the line between them the worker sends `NEXT`, and is sent plans that belong together, or None where there are no
more; an `Outcome` four times a second and at the end of each crawl; and the error that ended its work, if one did.

SIGINT and SIGTERM, however many come, end the current crawl after the page in hand, and nothing else is begun: a
terminal, a supervisor and the parent may all send one. So does the end of the parent. SIGUSR1, which only the parent
sends, ends it at once.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess

from archive.folder import opened_archive
from archive.warc.lock import locked
from pipelines.capture import STORAGE_ERRORS
from pipelines.crawl import Plan, Run, run_crawls, stop_reactor
from pipelines.outcomes import outcome_of

__all__ = ["AT_ONCE", "NEXT", "work"]

NEXT = "next"
AT_ONCE = signal.SIGUSR1

_INTERVAL = 0.25
"""Seconds between two reports: as often as a terminal is drawn."""


@dataclass(slots=True)
class _Orders:
    """What was asked for from outside."""

    stop: bool = False
    at_once: bool = False


def work(line: "Connection[Any, Any]", archive: Path, settings: Mapping[str, Any], prepare: Callable[[], None]) -> None:
    """Crawls until nothing is left to crawl, or it is told to stop; `prepare` is called first.

    An archive that cannot be written is told on the line. The archive's lock is shared with the parent; where that is
    gone and another run has it, nothing is done.
    """
    orders = _obeyed()
    prepare()
    runs: list[Run] = []
    watch = partial(_watch, line, orders, runs)
    try:
        with opened_archive(archive) as opened, locked(opened.warc, shared=True) as lock:
            run_crawls(opened, _given(line, orders, runs), runs.append, settings, lock=lock, watch=watch)
    except STORAGE_ERRORS as error:
        _send(line, error)
    finally:
        for run in runs:
            _send(line, outcome_of(run))


def _obeyed() -> _Orders:
    """Has signals, and the end of the parent, give orders from now on."""
    orders = _Orders()

    def stop(*_: object) -> None:
        orders.stop = True

    def stop_at_once(*_: object) -> None:
        orders.stop = orders.at_once = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    signal.signal(AT_ONCE, stop_at_once)
    # The parent had it wait until somebody is there to hear it.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if parent := multiprocessing.parent_process():
        sentinel = parent.sentinel
        Thread(target=lambda: stop(wait([sentinel])), daemon=True).start()
    return orders


def _given(line: "Connection[Any, Any]", orders: _Orders, runs: list[Run]) -> Iterator[Plan]:
    """The plans as they are handed out. The crawl of each has ended when the next is asked for."""
    while not orders.stop and (plans := _asked(line)):
        for plan in plans:
            if orders.stop:
                return
            yield plan
            _send(line, outcome_of(runs[-1]))


def _asked(line: "Connection[Any, Any]") -> list[Plan] | None:
    try:
        line.send(NEXT)
        plans: list[Plan] | None = line.recv()
    except (EOFError, OSError):
        return None
    return plans


async def _watch(line: "Connection[Any, Any]", orders: _Orders, runs: list[Run], process: AsyncCrawlerProcess) -> None:
    """Tells how the current crawl stands, and carries out orders."""
    stopping: asyncio.Future[None] | None = None
    while True:
        await asyncio.sleep(_INTERVAL)
        for run in runs[-1:]:
            _send(line, outcome_of(run))
            if orders.stop and stopping is None and run.running:
                stopping = asyncio.ensure_future(process.stop())
        if orders.at_once:
            stop_reactor()


def _send(line: "Connection[Any, Any]", message: object) -> None:
    # A parent that is gone needs no news; its end is noticed elsewhere.
    with suppress(OSError):
        line.send(message)
