"""A folder for WARC files, a crawl, and small exchanges."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.records import CrawlRecord
from archive.warc import Exchange

STARTED = datetime(2019, 5, 20, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "warc"
    made.mkdir()
    return made


@pytest.fixture
def crawl() -> CrawlRecord:
    return CrawlRecord(
        ident="5f0c9d3e-6f1b-4f0e-9b57-0c1a4d2b7e11",
        source="eurocities",
        kind="crawl",
        started_at=STARTED,
        software="cuttings/0.1",
        arguments={"topics": ["social-innovation"], "full": True},
    )


@pytest.fixture
def make_exchange() -> Callable[..., Exchange]:
    def make(number: int = 1, body: bytes | None = None, **changes: object) -> Exchange:
        values: dict[str, object] = {
            "url": f"http://www.example.org/issues/social-innovation-issue&newsstart={number}",
            "captured_at": datetime(2019, 5, 20, 0, 0, number % 60, 123_456, tzinfo=UTC),
            "status": 200,
            "reason": "OK",
            "headers": ((b"Content-Type", b"text/html"), (b"ETag", b'"v1"')),
            "body": f"<p>page {number}</p>".encode() if body is None else body,
            "request_headers": ((b"User-Agent", b"cuttings/0.1"),),
            "ip": "127.0.0.1",
            "fields": {"crawl": "c", "visit": "v", "topic": "social-innovation", "page": str(number)},
        }
        return Exchange(**{**values, **changes})  # type: ignore[arg-type]

    return make
