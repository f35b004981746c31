"""A running replica, and a client that sees what really came over the wire."""

from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

import pytest

from scraper.demo import Replica, Site, serve

Get = Callable[..., tuple[int, HTTPMessage, bytes]]


@pytest.fixture(scope="session")
def site() -> Site:
    return Site(7)


@pytest.fixture
def replica(site: Site) -> Iterator[Replica]:
    with serve(site) as running:
        yield running


@pytest.fixture
def first_page(site: Site) -> str:
    """The path of the first page of the first topic."""
    return site.on(1).truth().topics[0].path


@pytest.fixture
def get(replica: Replica) -> Get:
    def fetch(
        path: str, headers: Mapping[str, str] | None = None, *, method: str = "GET", timeout: float = 5
    ) -> tuple[int, HTTPMessage, bytes]:
        connection = HTTPConnection(urlsplit(replica.url).netloc, timeout=timeout)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    return fetch
