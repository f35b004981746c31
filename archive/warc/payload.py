"""The payload of a capture by its position: revisits are resolved, content encodings removed within a limit."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.records import CaptureKind, WarcPosition
from archive.warc.errors import WrongRecord
from archive.warc.exchange import Headers
from archive.warc.reader import Record, check_digest, read_record
from archive.warc.records import POSITION_HEADER

__all__ = ["Payload", "payload_of", "read_payload"]

# A name without slash: a record from elsewhere must not make us open what lies outside the folder.
POSITION = re.compile("([^/ ]+) ([0-9]{1,15}) ([0-9]{1,15})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What an address answered at one time."""

    kind: CaptureKind
    url: str
    captured_at: datetime
    status: int | None
    """None for a resource."""
    headers: Headers
    """HTTP headers of this very answer; for a resource, its Content-Type."""
    body: bytes
    """As received, still content-encoded; of a revisit, the bytes of the record it refers to."""
    body_headers: Headers
    """Headers that describe the body: the same, except for a 304, where they are those of the earlier answer."""


def read_payload(folder: Path, position: WarcPosition) -> Payload:
    """The capture at this position, without any scan.

    Raises `TornRecord` or `WrongRecord` if the bytes there, or those a revisit refers to, are not what was written;
    OSError if a file is missing.
    """
    return payload_of(folder, _at(folder, position))


def payload_of(folder: Path, capture: Record) -> Payload:
    """The same for a capture that was read already: only what a revisit refers to is read."""
    if capture.type != CaptureKind.REVISIT:
        return _payload(capture, capture)
    return _payload(capture, _original(folder, capture))


def _at(folder: Path, position: WarcPosition) -> Record:
    record = read_record(folder / position.file, position.offset, position.length)
    if record.type not in set(CaptureKind):
        raise WrongRecord(record.file, record.offset, f"it is a {record.type}, not a capture")
    return record


def _original(folder: Path, revisit: Record) -> Record:
    """The record that a revisit stands for; it must be that address and those bytes."""
    original = _at(folder, _position(revisit))
    if original.type == CaptureKind.REVISIT:
        raise WrongRecord(revisit.file, revisit.offset, "it refers to another revisit")
    for mine, theirs in (
        ("WARC-Refers-To-Target-URI", "WARC-Target-URI"),
        ("WARC-Payload-Digest", "WARC-Payload-Digest"),
    ):
        if revisit.required(mine) != original.required(theirs):
            raise WrongRecord(revisit.file, revisit.offset, f"the record it refers to has another {theirs}")
    return original


def _position(revisit: Record) -> WarcPosition:
    text = revisit.required(POSITION_HEADER)
    match = POSITION.fullmatch(text)
    if not match:
        raise WrongRecord(revisit.file, revisit.offset, f"its {POSITION_HEADER} is {text!r}")
    return WarcPosition(file=match[1], offset=int(match[2]), length=int(match[3]))


def _payload(record: Record, source: Record) -> Payload:
    status, headers, body = _parts(record)
    source_headers = headers
    if source is not record:
        _, source_headers, body = _parts(source)
    check_digest(source, "WARC-Payload-Digest", body)
    return Payload(
        kind=CaptureKind(record.type),
        url=record.required("WARC-Target-URI"),
        captured_at=record.date,
        status=status,
        headers=headers,
        body=body,
        body_headers=source_headers if status == 304 else headers,
    )


def _parts(record: Record) -> tuple[int | None, Headers, bytes]:
    if record.type == CaptureKind.RESOURCE:
        media_type = record.required("Content-Type").encode()
        return None, ((b"Content-Type", media_type),), record.block
    http = record.http
    return http.status, http.headers, http.body
