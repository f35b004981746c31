"""What captured pages list, read from their bytes: in this process, or, where there are many, in others beside it."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias

from w3lib.encoding import http_content_type_encoding

from archive.records import ListingRecord
from archive.warc import NotDecodable, Payload, decoded
from pipelines.http import header, media_type
from pipelines.mapping import listing_record
from pipelines.reading import read_listing
from scraper.errors import Verdict
from scraper.page import LARGEST_PAGE, Page
from scraper.sources import Source, find_source

__all__ = ["Reader", "Reading", "page_of", "read_capture", "reader"]

Reading: TypeAlias = ListingRecord | str
"""What a capture lists, or the name of the verdict on one that cannot be read."""
Reader: TypeAlias = Callable[[Payload, Source, str], Callable[[], Reading]]
"""Begins to read a capture of a topic; what it returns waits for the end of that."""

MOST = 4
"""Processes: storing, which is done by one, keeps no more of them busy."""
_SPAWN = multiprocessing.get_context("spawn")  # the one way that every system has


def page_of(payload: Payload, url: str, captured_at: datetime) -> Page:
    """The page that a capture holds. Raises NotDecodable."""
    content_type = header(payload.body_headers, "content-type")
    return Page(
        body=decoded(payload, LARGEST_PAGE),
        url=url,
        captured_at=captured_at,
        media_type=media_type(content_type),
        declared_encoding=http_content_type_encoding(content_type),
    )


def read_capture(payload: Payload, source: Source, topic: str) -> Reading:
    """What a capture of a page of the topic lists."""
    try:
        listing = read_listing(page_of(payload, payload.url, payload.captured_at), source, topic)
    except (NotDecodable, Verdict) as verdict:
        return type(verdict).__name__
    return listing_record(listing, source, topic)


@contextmanager
def reader(folder: Path, *, side_by_side: bool) -> Iterator[Reader]:
    """Reads captures when asked for, or `side_by_side` in processes; `folder` holds own definitions of sources."""
    processes = min(MOST, os.cpu_count() or 1)
    if not side_by_side or processes == 1:
        yield lambda *capture: partial(read_capture, *capture)
        return
    with ProcessPoolExecutor(processes, _SPAWN, _leave_interrupts_to_the_parent) as pool:
        yield partial(_begin, pool, folder)


def _begin(
    pool: ProcessPoolExecutor, folder: Path, payload: Payload, source: Source, topic: str
) -> Callable[[], Reading]:
    here = partial(read_capture, payload, source, topic)
    try:
        future = pool.submit(_read_there, folder, payload, source.slug, topic)
    except BrokenProcessPool:
        return here

    def wait() -> Reading:
        try:
            return future.result()
        except BrokenProcessPool:  # one of them was killed
            return here()

    return wait


def _read_there(folder: Path, payload: Payload, slug: str, topic: str) -> Reading:
    return read_capture(payload, _source(slug, folder), topic)


@lru_cache(maxsize=64)
def _source(slug: str, folder: Path) -> Source:
    return find_source(slug, folder)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
