"""Building WARC records: each function returns the uncompressed bytes of whole records, ready to be stored.

A record is named fields, a block and its length (ISO 28500, 4): that is all there is to write. warcio, which reads
them, would read the payload twice more for its digests, percent-encode what is not ASCII in HTTP headers, and take more
time for a record than its compression does (docs/decisions/0005-warc.md).
"""

import json
import re
import urllib.parse
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archive.records import CaptureKind, CrawlRecord
from archive.warc.exchange import Exchange, Headers, RefersTo, Resource, payload_digest
from archive.warc.fields import CONTROL, format_fields

__all__ = ["Built", "exchange_records", "note_record", "resource_records", "warc_date", "warcinfo_record"]

CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
FIELDS = "application/warc-fields"
CONTENT_TYPES = {
    "request": "application/http; msgtype=request",
    CaptureKind.RESPONSE: "application/http; msgtype=response",
    CaptureKind.REVISIT: "application/http; msgtype=response",
}
"""Of the blocks of records; all others hold fields, but for resources, which say what they are."""
POSITION_HEADER = "Cuttings-Refers-To-Position"
IMPORTED_FROM = "imported-from"
FORBIDDEN_IN_URL = re.compile(r"[\x00-\x20\x7f]")
LINE_BREAKS = re.compile(rb"[\r\n\x00]+[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A record that is ready to be compressed and stored."""

    data: bytes
    record_id: str
    digest: str
    encoded: bool = False
    """The payload has a content encoding: compressing it again takes time and gains nothing."""


def warcinfo_record(file_name: str, crawl: CrawlRecord, operator: str | None, at: datetime) -> Built:
    """The record that begins a file, and a crawl within a file."""
    fields = {
        "software": crawl.software,
        "format": "WARC File Format 1.1",
        "conformsTo": CONFORMS_TO,
        **({"operator": operator} if operator else {}),
        "crawl": crawl.ident,
        "source": crawl.source,
        "kind": crawl.kind,
        "started": warc_date(crawl.started_at),
        "arguments": json.dumps(dict(crawl.arguments), sort_keys=True),
    }
    headers = {"WARC-Filename": file_name, "WARC-Date": warc_date(at)}
    return _build("warcinfo", None, headers, format_fields(fields))


def exchange_records(exchange: Exchange, refers_to: RefersTo | None, warcinfo: str) -> list[Built]:
    """Metadata, request, and last the response, or the revisit that stands for it."""
    common = {"WARC-Date": warc_date(exchange.captured_at), "WARC-Warcinfo-ID": warcinfo}
    if exchange.ip:
        common["WARC-IP-Address"] = exchange.ip
    main = _response(exchange, common) if refers_to is None else _revisit(exchange, refers_to, common)
    linked = {**common, "WARC-Concurrent-To": main.record_id}
    metadata = _build("metadata", exchange.url, linked, format_fields(exchange.fields))
    return [metadata, _request(exchange, linked), main]


def resource_records(resource: Resource, warcinfo: str) -> list[Built]:
    """Metadata, and last the resource itself."""
    common = {"WARC-Date": warc_date(resource.captured_at), "WARC-Warcinfo-ID": warcinfo}
    digest = payload_digest(resource.body)
    headers = {**common, "Content-Type": resource.media_type, "WARC-Payload-Digest": digest}
    main = _build(CaptureKind.RESOURCE, resource.url, headers, resource.body)
    # Quoted, since a file name may hold any byte but a slash, and this one must stay on its line.
    name = urllib.parse.quote(resource.file_name, safe=" !$&'()+,;=@[]{}~", errors="surrogateescape").strip()
    fields = format_fields({**resource.fields, IMPORTED_FROM: name})
    return [_build("metadata", resource.url, {**common, "WARC-Concurrent-To": main.record_id}, fields), main]


def note_record(fields: Mapping[str, str], at: datetime, warcinfo: str) -> Built:
    """A metadata record about the crawl itself, such as the end of a visit."""
    headers = {"WARC-Date": warc_date(at), "WARC-Warcinfo-ID": warcinfo, "WARC-Refers-To": warcinfo}
    return _build("metadata", None, headers, format_fields(fields))


def warc_date(moment: datetime) -> str:
    """`2019-05-20T00:00:00.000000Z`; ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone.")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _response(exchange: Exchange, common: dict[str, str]) -> Built:
    head = _http_head(_status_line(exchange), exchange.headers)
    headers = {**common, "WARC-Payload-Digest": payload_digest(exchange.body)}
    built = _build(CaptureKind.RESPONSE, exchange.url, headers, exchange.body, head)
    return replace(built, encoded=any(name.lower() == b"content-encoding" for name, _ in exchange.headers))


def _revisit(exchange: Exchange, original: RefersTo, common: dict[str, str]) -> Built:
    place = original.position
    headers = {
        **common,
        "WARC-Profile": original.profile.value,
        "WARC-Refers-To-Target-URI": _checked_url(original.url),
        "WARC-Refers-To-Date": warc_date(original.captured_at),
        **({"WARC-Refers-To": original.record_id} if original.record_id else {}),
        POSITION_HEADER: f"{place.file} {place.offset} {place.length}",
        "WARC-Payload-Digest": original.digest,
    }
    head = _http_head(_status_line(exchange), exchange.headers)
    return _build(CaptureKind.REVISIT, exchange.url, headers, b"", head)


def _request(exchange: Exchange, linked: dict[str, str]) -> Built:
    parts = urllib.parse.urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = exchange.request_headers
    if not any(name.lower() == b"host" for name, _ in headers):
        headers = ((b"Host", parts.netloc.rpartition("@")[2].encode()), *headers)
    head = _http_head(f"{exchange.method} {target} HTTP/1.1", headers)
    return _build("request", exchange.url, linked, exchange.request_body, head)


def _status_line(exchange: Exchange) -> str:
    return f"{exchange.protocol} {exchange.status} {exchange.reason}"


def _http_head(first_line: str, headers: Headers) -> bytes:
    """The header block. Line breaks inside a field (obs-fold) become a space, as RFC 9112, 5.2 has it."""
    lines = [first_line.encode(), *(name + b": " + value for name, value in headers)]
    return b"".join(LINE_BREAKS.sub(b" ", line) + b"\r\n" for line in lines) + b"\r\n"


def _checked_url(url: str) -> str:
    if not url or FORBIDDEN_IN_URL.search(url):
        raise ValueError(f"{url!r} cannot be written as the address of a WARC record: white space or nothing.")
    return url


def _check_headers(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if CONTROL.search(value):
            raise ValueError(f"The WARC header {name} cannot hold {value!r}: it has control characters.")


def _build(kind: str, url: str | None, headers: dict[str, str], body: bytes, head: bytes = b"") -> Built:
    record_id = f"<urn:uuid:{uuid.uuid4()}>"
    payload = headers.get("WARC-Payload-Digest") or payload_digest(body)
    named = {
        "WARC-Type": str(kind),
        "WARC-Record-ID": record_id,
        **headers,
        "WARC-Block-Digest": payload_digest(head, body) if head else payload_digest(body),
        **({"WARC-Target-URI": _checked_url(url)} if url is not None else {}),
        "WARC-Payload-Digest": payload,
    }
    named.setdefault("Content-Type", CONTENT_TYPES.get(kind, FIELDS))
    _check_headers(named)
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in named.items())]
    lines += [f"Content-Length: {len(head) + len(body)}", "", ""]
    return Built(
        data=b"".join(["\r\n".join(lines).encode(), head, body, b"\r\n\r\n"]), record_id=record_id, digest=payload
    )
