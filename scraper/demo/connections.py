"""The sockets of the replica: reads requests, sends answers, and ends connections when told to."""

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Event, Lock
from typing import Any

from scraper.demo.answers import Answer

__all__ = ["Exchange", "ReplicaServer"]

_BODILESS = (204, 304)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request that waits for its answer."""

    method: str
    path: str
    headers: Message
    port: int
    """The client's."""


class ReplicaServer(ThreadingHTTPServer):
    """Serves what `respond` answers, on 127.0.0.1."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, respond: Callable[[Exchange], Answer]) -> None:
        self.respond = respond
        self.stopping = Event()
        self._open: set[socket.socket] = set()
        self._lock = Lock()
        super().__init__(("127.0.0.1", port), _Handler)

    def server_bind(self) -> None:
        """Without the inherited look-up of the host's name, which can take seconds where there is no resolver."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, client = super().get_request()
        with self._lock:
            self._open.add(connection)
        return connection, client

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def stop(self) -> None:
        """End the loop, then every connection: threads that wait for a request or in a delay wake up and leave."""
        self.stopping.set()
        self.shutdown()
        with self._lock:
            for connection in self._open:
                # The client may have gone first.
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: ReplicaServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Replica", ""
    # Header and body leave in one segment: an answer costs one system call, and no wait for an acknowledgement.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    timeout = 60

    def handle(self) -> None:
        # Clients hang up whenever they like; what they had asked for is in the log.
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        exchange = Exchange(method=self.command, path=self.path, headers=self.headers, port=self.client_address[1])
        answer = self.server.respond(exchange)
        if self.server.stopping.wait(answer.delay) if answer.delay else False:
            self.close_connection = True
        elif answer.silent_for is not None:
            self.server.stopping.wait(answer.silent_for)
            self.close_connection = True
        else:
            self._send(answer)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the inherited name
        """Nothing to the terminal: the log is a list of values."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in _header_fields(answer):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD" or answer.status in _BODILESS:
            return
        if answer.cut_after is not None:
            self._send_part(answer.body[: answer.cut_after])
        else:
            self._send_body(answer)

    def _send_part(self, part: bytes) -> None:
        self.wfile.write(part)
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def _send_body(self, answer: Answer) -> None:
        for _ in range(answer.copies):
            if answer.chunked:
                self.wfile.write(b"%x\r\n%b\r\n" % (len(answer.body), answer.body))
            else:
                self.wfile.write(answer.body)
        if answer.chunked:
            self.wfile.write(b"0\r\n\r\n")


def _header_fields(answer: Answer) -> list[tuple[str, str]]:
    charset = f"; charset={answer.charset}" if answer.charset else ""
    fields = [("Content-Type", answer.media_type + charset), ("Vary", "Accept-Encoding"), *answer.headers]
    if answer.etag:
        fields.append(("ETag", answer.etag))
    if answer.last_modified:
        fields.append(("Last-Modified", format_datetime(answer.last_modified, usegmt=True)))
    if answer.content_encoding and answer.status not in _BODILESS:
        fields.append(("Content-Encoding", answer.content_encoding))
    if answer.chunked:
        fields.append(("Transfer-Encoding", "chunked"))
    elif answer.status not in _BODILESS:
        fields.append(("Content-Length", str(len(answer.body) * answer.copies)))
    return fields
