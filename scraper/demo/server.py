"""The replica on the loopback interface: `with serve(Site(7)) as replica: …`.

HTTP/1.1 with persistent connections, one thread a connection. The Host header is ignored, so the server is every mirror
at once; an absolute request line works too, so it can stand in as a proxy.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock, Thread
from urllib.parse import urlsplit

from scraper.demo.addresses import topic_path
from scraper.demo.answers import Answer, answer_to, is_current, packed, robots
from scraper.demo.connections import Exchange, ReplicaServer
from scraper.demo.faults import Fault
from scraper.demo.latest.listings import has_moved, latest_on
from scraper.demo.look import Look
from scraper.demo.site import Site, SiteDay

__all__ = ["Replica", "Request", "serve"]

_HEADERS_OF_INTEREST = (
    "host",
    "user-agent",
    "accept-encoding",
    "if-none-match",
    "if-modified-since",
    "referer",
    "from",
)
# 4,096 pages of 50 KB are 200 MB, the most that a benchmark's site keeps in memory.
_PAGES_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as the server saw it. It is in the log before its answer is sent."""

    method: str
    path: str
    """As it came."""
    status: int | None
    """None where no answer was given."""
    headers: dict[str, str]
    """Those of interest, names in lower case."""
    at: datetime
    """When it came, aware UTC."""
    connection: int
    """The client's port: equal numbers share a connection."""


class Replica:
    """A served site. `day`, `look`, `validators` and `faults` may be set while it runs."""

    def __init__(
        self, site: Site, *, day: int, look: Look, validators: bool, gzip: bool, crawl_delay: float | None
    ) -> None:
        self.site, self.day, self.look = site, day, look
        self.validators, self.gzip, self.crawl_delay = validators, gzip, crawl_delay
        self.url = ""
        """`http://127.0.0.1:<port>`, without a slash at the end; empty until served."""
        self._lock = Lock()
        self._log: list[Request] = []
        self._faults: tuple[Fault, ...] = ()
        self._strikes: Counter[int] = Counter()
        self._pages: Callable[[int, str, Look], Answer] = lru_cache(maxsize=_PAGES_KEPT)(self._page)

    @property
    def requests(self) -> list[Request]:
        """All requests so far, in the order in which they were answered; a copy."""
        with self._lock:
            return list(self._log)

    def forget_requests(self) -> None:
        """Empty the log."""
        with self._lock:
            self._log.clear()

    @property
    def faults(self) -> Sequence[Fault]:
        """What goes wrong now. To set them is to begin counting anew."""
        return self._faults

    @faults.setter
    def faults(self, faults: Iterable[Fault]) -> None:
        with self._lock:
            self._faults = tuple(faults)
            self._strikes.clear()

    def address(self, path: str) -> str:
        """The URL of a path of the truth."""
        return self.url + path

    def warm(self) -> None:
        """Render every page of the day beforehand, so that a benchmark measures the crawler alone."""
        for path in self._listing_paths(self.site.on(self.day)):
            self._pages(self.day, path, self.look)

    def respond(self, exchange: Exchange) -> Answer:
        """The answer to a request, which is logged."""
        at = datetime.now(UTC)
        # An absolute request line is how clients address a proxy.
        absolute = exchange.path.startswith(("http://", "https://"))
        path = urlsplit(exchange.path)._replace(scheme="", netloc="").geturl() if absolute else exchange.path
        struck = self._struck(path)
        answer = self._healthy(path, struck)
        for fault in struck:
            answer = fault.spoil(answer)
        answer = self._negotiated(answer, exchange)
        headers = {name: value for name in _HEADERS_OF_INTEREST if (value := exchange.headers.get(name)) is not None}
        request = Request(
            method=exchange.method,
            path=exchange.path,
            status=None if answer.silent_for is not None else answer.status,
            headers=headers,
            at=at,
            connection=exchange.port,
        )
        with self._lock:
            self._log.append(request)
        return answer

    def _listing_paths(self, today: SiteDay) -> Iterator[str]:
        if has_moved(today):
            yield from (page.path for topic in latest_on(today).truth().topics for page in topic.pages)
            return
        size = self.site.page_size
        for topic, listing in zip(self.site.topics, today.listings, strict=True):
            for start in range(1, max(len(listing), 1) + 1, size):
                yield topic_path(topic.slug, start=start, count=size)

    def _struck(self, path: str) -> list[Fault]:
        with self._lock:
            struck = [number for number, fault in enumerate(self._faults) if fault.matches(path, self._strikes[number])]
            self._strikes.update(struck)
            return [self._faults[number] for number in struck]

    def _healthy(self, path: str, struck: Iterable[Fault]) -> Answer:
        look = self.look
        for fault in struck:
            look = fault.look(look)
        return robots(self.crawl_delay) if path == "/robots.txt" else self._pages(self.day, path, look)

    def _page(self, day: int, path: str, look: Look) -> Answer:
        return answer_to(self.site, day, path, look)

    def _negotiated(self, answer: Answer, exchange: Exchange) -> Answer:
        if not self.validators:
            answer = replace(answer, etag=None, last_modified=None)
        accepted = "gzip" in exchange.headers.get("accept-encoding", "")
        if self.gzip and accepted and answer.content_encoding is None and answer.copies == 1:
            answer = packed(answer)
        if is_current(answer, exchange.headers.get("if-none-match"), exchange.headers.get("if-modified-since")):
            answer = replace(answer, status=304, body=b"")
        return answer


@contextmanager
def serve(
    site: Site,
    *,
    day: int = 1,
    port: int = 0,
    look: Look | None = None,
    validators: bool = True,
    gzip: bool = False,
    crawl_delay: float | None = None,
    faults: Iterable[Fault] = (),
) -> Iterator[Replica]:
    """Serve `site` on 127.0.0.1 until the block ends, which also ends every open connection.

    `port` 0 takes a free one. Without `validators` there is no ETag, no Last-Modified and never a 304. `gzip` packs
    pages for clients that accept it.
    """
    replica = Replica(site, day=day, look=look or Look(), validators=validators, gzip=gzip, crawl_delay=crawl_delay)
    replica.faults = tuple(faults)
    with ReplicaServer(port, replica.respond) as server:
        replica.url = f"http://127.0.0.1:{server.server_port}"
        # Half of the default interval would be most of a short test's time.
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="replica", daemon=True)
        thread.start()
        try:
            yield replica
        finally:
            server.stop()
            thread.join()
