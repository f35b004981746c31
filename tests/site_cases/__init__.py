"""A small site served from memory, and definitions of it for each way of reading that needs rules."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

__all__ = ["MODULE", "SELECTORS", "TOP", "card", "cards", "served"]

TOP = """\
slug = "quay"
title = "The quay"
method = "{method}"

[site]
host = "{host}"
delay = 0.0

[topics.addresses]
news = "/news/"
open-calls = "/list?kind=calls"
"""
"""A source without any rule: `method` and `host` are to be filled in."""

SELECTORS = """
[dates]
order = "DMY"

[selectors]
record = "article.card"
title = ["h2", "h3"]
link = "h2 a::attr(href)"
teaser = "./div[@class='lead']"
published = ["time", ".date"]
updated = ".updated"
tags = ".tags li"
kinds = ".kind"
separator = ","
next = "a.further"
topic = "h1"
introduction = ".intro p"
empty = ".nothing"
"""

MODULE = """\
from scraper.errors import NotAListing
from scraper.page import Encoding, Entry, ListingPage, Page
from scraper.sources import Source

VERSION = 3


def parse(page: Page, source: Source) -> ListingPage:
    lines = [line.split("|") for line in page.body.decode().splitlines() if "|" in line]
    if not lines:
        raise NotAListing("no lines")
    return ListingPage(
        title=None,
        introduction=(),
        entries=tuple(Entry(position=9, title=title, url=url) for title, url in lines),
        next_url=None,
        parser="",
        encoding=Encoding(name="utf-8", basis="bytes"),
    )
"""


def card(number: int, *, date: str = "", extra: str = "") -> str:
    """One record of the site."""
    day = date or f'<time datetime="2019-05-{number:02}T22:30:00Z">{number} May</time>'
    return (
        f'<article class="card"><h2><a href="../news/item-{number}?utm_source=list">'
        f"Item&nbsp;{number} \n of many</a></h2>"
        f'{day}<div class="lead"><p>Line one<br>line two</p><script>no()</script><p>The end</p></div>{extra}</article>'
    )


def cards(*numbers: int, below: str = "", above: str = "<h1>News</h1>") -> str:
    return f"<html><body>{above}{''.join(map(card, numbers))}{below}</body></html>"


@dataclass(frozen=True, slots=True)
class Site:
    """The server's address, and the paths that it was asked for, robots.txt aside."""

    host: str
    paths: list[str]


@contextmanager
def served(pages: Mapping[str, str]) -> Iterator[Site]:
    """Serves pages by path and query; one that begins with `->` is a redirect to the address behind it."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/robots.txt":
                paths.append(self.path)
            text = pages.get(self.path)
            self.send_response(404 if text is None else 302 if text.startswith("->") else 200)
            if text and text.startswith("->"):
                self.send_header("Location", text[2:])
            body = (text or "").encode()
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is that of the base class)
            """Says nothing: what was asked for is in `paths`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(urlsplit(f"//127.0.0.1:{server.server_port}").netloc, paths)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
