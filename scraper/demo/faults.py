"""What can go wrong with the replica, as values: `replica.faults = [Refuse(path="newsstart=11", times=2, status=503)]`.

    Fault
    ├── Delay       answers late
    ├── Refuse      answers with another status, with Retry-After if wanted
    ├── Redirect    sends elsewhere
    ├── Cut         ends the connection within the body
    ├── Silence     never answers
    ├── Mislabel    the header names another charset than that of the bytes
    ├── Bloat       a body of many megabytes, streamed
    ├── Bomb        a small gzip that unpacks to many megabytes
    ├── Unlabelled  the words before every date are gone, as after a redesign
    └── Endless     the links to the next page never end

Every fault that matches applies, in the order of the list. A fault without a path matches every page but robots.txt.
"""

import re
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache

from scraper.demo.answers import Answer
from scraper.demo.look import Look, Loop

__all__ = [
    "Bloat",
    "Bomb",
    "Cut",
    "Delay",
    "Endless",
    "Fault",
    "Mislabel",
    "Redirect",
    "Refuse",
    "Silence",
    "Unlabelled",
]

MEGABYTE = 1 << 20
_OPENING = b"<html><head><title>too much</title></head><body><h1>too much</h1>\n"
_LINE = b"<p>" + b"much too much " * 72 + b"</p>\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Where and how often something goes wrong; this one by itself changes nothing."""

    path: str = r"^/(?!robots\.txt)"
    """A regular expression, searched in the path as requested, without any host."""
    times: int | None = None
    """The first so many matching requests since the fault was set; None for all."""

    def matches(self, path: str, seen: int) -> bool:
        """Whether it strikes a request for `path` after `seen` earlier strikes."""
        return (self.times is None or seen < self.times) and re.search(self.path, path) is not None

    def look(self, look: Look) -> Look:
        """How the page is to be shown."""
        return look

    def spoil(self, answer: Answer) -> Answer:
        """What becomes of the answer."""
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay(Fault):
    seconds: float

    def spoil(self, answer: Answer) -> Answer:
        return replace(answer, delay=answer.delay + self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse(Fault):
    status: int = 503
    retry_after: str | int | None = None
    """Seconds, or an HTTP date."""

    def spoil(self, answer: Answer) -> Answer:
        headers = (("Retry-After", str(self.retry_after)),) if self.retry_after is not None else ()
        body = f"<html><body><h1>Error {self.status}</h1></body></html>\n".encode()
        return Answer(status=self.status, body=body, headers=headers, delay=answer.delay)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Fault):
    to: str
    status: int = 302

    def spoil(self, answer: Answer) -> Answer:
        body = b"<html><body><h1>Moved</h1></body></html>\n"
        return Answer(status=self.status, body=body, headers=(("Location", self.to),), delay=answer.delay)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Fault):
    after: int
    """Bytes of the body as sent; the header still announces the whole."""

    def spoil(self, answer: Answer) -> Answer:
        return replace(_unvalidated(answer), cut_after=self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence(Fault):
    limit: float = 30.0
    """Seconds; the end of the server ends it too."""

    def spoil(self, answer: Answer) -> Answer:
        return replace(answer, silent_for=self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mislabel(Fault):
    charset: str | None
    """What the header claims; None to claim nothing."""
    encoding: str = "utf-8"
    """What the bytes are in. The page's own meta element says utf-8 in any case."""

    def spoil(self, answer: Answer) -> Answer:
        body = answer.body.decode().encode(self.encoding, "xmlcharrefreplace")
        return replace(_unvalidated(answer), body=body, charset=self.charset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloat(Fault):
    megabytes: int
    announced: bool = True
    """Whether Content-Length tells the size beforehand; if not, the transfer is chunked."""

    def spoil(self, answer: Answer) -> Answer:
        block = (_OPENING + _LINE * (MEGABYTE // len(_LINE) + 1))[:MEGABYTE]
        return replace(_unvalidated(answer), body=block, copies=self.megabytes, chunked=not self.announced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bomb(Fault):
    megabytes: int

    def spoil(self, answer: Answer) -> Answer:
        return replace(_unvalidated(answer), body=_bomb(self.megabytes), content_encoding="gzip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlabelled(Fault):
    def look(self, look: Look) -> Look:
        return replace(look, labels=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endless(Fault):
    loop: Loop

    def look(self, look: Look) -> Look:
        return replace(look, loop=self.loop)


def _unvalidated(answer: Answer) -> Answer:
    """A spoilt body vouches for no copy of a good one."""
    return replace(answer, etag=None, last_modified=None)


@lru_cache(maxsize=4)
def _bomb(megabytes: int) -> bytes:
    # wbits 31 asks zlib for the gzip format.
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    spaces = b" " * MEGABYTE
    parts = [packer.compress(_OPENING), *(packer.compress(spaces) for _ in range(megabytes)), packer.flush()]
    return b"".join(parts)
