"""The site of the benchmarks: a process of its own that serves pages of the replica from memory.

python -m benchmarks.server ARGUMENTS (JSON): prints its port, serves until its input is closed, and prints what it
did: requests, bytes of bodies, and seconds of processor time.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from scraper.demo import Look, Site
from scraper.demo.answers import answer_to
from scraper.demo.definition import definition

__all__ = ["Served", "sent", "served"]

ROOT = Path(__file__).parents[1]
FILLER = 38_000
"""Bytes of style, script and menu: pages have some 50 KB, as those of the sources have."""
PAGE_SIZE = 11
SEED = 11


SELECTORS = """
[selectors]
record = ["div.item"]
title = ["h3"]
link = ["h3 a"]
teaser = ["p:not(.k):not(.d)"]
kinds = ["p.k i"]
tags = ["ul.lst li"]
separator = ", "
published = ["xpath:substring-after(p[starts-with(., 'publication date')], ': ')"]
starts = ["xpath:substring-after(p[starts-with(., 'start date')], ': ')"]
ends = ["xpath:substring-after(p[starts-with(., 'end date')], ': ')"]
topic = ["h1"]
introduction = ["h1 ~ p"]
next = ["xpath://div[@class='pg']/a[starts-with(., 'next')]"]
"""
"""Says of the replica what the job by hand says of it in code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site that is being served."""

    url: str
    paths: tuple[str, ...]
    """Of all its listing pages, topic by topic, in order."""
    entries: int
    """How many there are, each counted once."""
    labels: str
    """The source definition of the site, TOML: its records are found by the words before their dates."""

    @property
    def selectors(self) -> str:
        """The same with selectors, as the job by hand reads the site."""
        head, _, rest = self.labels.partition("[labels]")
        return f"{head}[dates]{rest.partition('[dates]')[2]}{SELECTORS}"


@contextmanager
def served(*, topics: int, pages: int, validators: bool = False) -> Iterator[Served]:
    """Serves a site of `topics` topics, of about `pages` pages each, until the block ends."""
    # A topic lists about a fifth more than it has of its own.
    size = {"topics": topics, "entries_per_topic": int(pages * PAGE_SIZE / 1.2)}
    command = [sys.executable, "-m", "benchmarks.server", json.dumps(size | {"validators": validators})]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdin
    assert process.stdout
    try:
        yield Served(**json.loads(process.stdout.readline()))
    finally:
        process.stdin.close()
        sys.stderr.write(f"server: {process.stdout.read().strip()}\n")
        process.wait()


def sent(url: str) -> int:
    """Bytes of the bodies of pages that the site has sent so far."""
    with urlopen(f"{url}/stats") as answer:
        return int(json.load(answer)[1])


class _Counts:
    requests = 0
    body_bytes = 0


class _Connection(asyncio.Protocol):
    """HTTP/1.1 as far as a crawler that keeps its connection needs it."""

    def __init__(self, answers: dict[bytes, tuple[bytes, bytes, int]], counts: _Counts) -> None:
        self._answers, self._counts, self._read = answers, counts, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while b"\r\n\r\n" in self._read:
            head, _, self._read = self._read.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        self._counts.requests += 1
        path = head.split(b" ", 2)[1]
        if path == b"/stats":
            body = json.dumps([self._counts.requests, self._counts.body_bytes]).encode()
            return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        found = self._answers.get(path)
        if found is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        whole, etag, size = found
        if etag and etag in head:
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        self._counts.body_bytes += size
        return whole


async def _serve(topics: int, entries_per_topic: int, validators: bool) -> None:
    site = Site(SEED, topics=topics, entries_per_topic=entries_per_topic, page_size=PAGE_SIZE)
    truth = site.on(1).truth()
    paths = [page.path for topic in truth.topics for page in topic.pages]
    answers = {path.encode(): _prepared(site, path, validators) for path in paths}
    counts = _Counts()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(answers, counts), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    entries = len({entry.serial for topic in truth.topics for entry in topic.entries})
    begin = time.process_time()
    told = {"url": url, "paths": paths, "entries": entries, "labels": definition(site, url)}
    print(json.dumps(told), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    cpu = time.process_time() - begin
    print(f"{counts.requests} requests, {cpu:.2f} s of CPU, {1000 * cpu / max(counts.requests, 1):.3f} ms each")


def _prepared(site: Site, path: str, validators: bool) -> tuple[bytes, bytes, int]:
    answer = answer_to(site, 1, path, Look(filler=FILLER))
    etag = (answer.etag or "").encode() if validators else b""
    tag = b"ETag: %s\r\n" % etag if etag else b""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n%sContent-Length: %d\r\n\r\n"
    return head % (tag, len(answer.body)) + answer.body, etag, len(answer.body)


if __name__ == "__main__":
    asyncio.run(_serve(**json.loads(sys.argv[1])))
