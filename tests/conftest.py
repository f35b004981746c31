"""What tests of several packages share: a PostgreSQL that is started once, when the first test asks for it."""

from collections.abc import Iterator

import pytest

from tests.postgresql import Server, running_server


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for all tests; those that end it have one of their own."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgresql(postgresql_server: Server) -> Iterator[str]:
    """The URL of a fresh database with the tables of an archive, and nothing in them."""
    with postgresql_server.database() as url:
        yield url


@pytest.fixture
def empty_postgresql(postgresql_server: Server) -> Iterator[str]:
    """The URL of a database without any table."""
    with postgresql_server.database(template="template0") as url:
        yield url
