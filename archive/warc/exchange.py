"""What a caller gives to be written, and what it gets back: plain frozen values."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from archive.records import CaptureKind, WarcPosition

__all__ = ["Exchange", "Headers", "Profile", "RefersTo", "Resource", "Written", "payload_digest"]

Headers = tuple[tuple[bytes, bytes], ...]
"""HTTP header fields as sent or received, in order: name and value."""


class Profile(StrEnum):
    """Why a revisit stands for an earlier record (ISO 28500, annex on revisit profiles)."""

    IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    """The same bytes were received again."""
    NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    """The server answered 304."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefersTo:
    """The earlier capture whose bytes a revisit stands for: never itself a revisit."""

    url: str
    captured_at: datetime
    digest: str
    """Its payload digest, as in WARC-Payload-Digest."""
    position: WarcPosition
    profile: Profile
    record_id: str | None = None
    """Its WARC-Record-ID, where the caller kept it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One HTTP request and its response, as they went over the wire.

    A transfer encoding (chunked) is removed, a content encoding (gzip …) is not.
    """

    url: str
    """As requested: no white space or control characters."""
    captured_at: datetime
    """Aware: when the response was received."""
    status: int
    reason: str = ""
    protocol: str = "HTTP/1.1"
    headers: Headers = ()
    body: bytes = b""
    method: str = "GET"
    request_headers: Headers = ()
    """A `Host` is added where it is missing: many clients add it after the caller has seen the headers."""
    request_body: bytes = b""
    ip: str | None = None
    """The address of the server, where known."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """For the `metadata` record: crawl, visit, topic, page, times … one line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A saved file, to be kept as if it had been captured at `captured_at`."""

    url: str
    captured_at: datetime
    body: bytes
    media_type: str
    file_name: str
    """The name of the file it was imported from."""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The response, revisit or resource record that was written."""

    position: WarcPosition
    record_id: str
    kind: CaptureKind
    digest: str
    """Payload digest; of a revisit, that of the record it refers to."""


def payload_digest(*parts: bytes) -> str:
    """The SHA-1 of the concatenated parts as WARC files write it: `sha1:` and base 32."""
    sha1 = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        sha1.update(part)
    return "sha1:" + base64.b32encode(sha1.digest()).decode()
