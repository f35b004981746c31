"""Header fields as received, and those that make a request conditional."""

from datetime import UTC, datetime

import pytest

from archive.queries.captures import KnownCapture
from archive.records import WarcPosition
from pipelines.conditional import validators
from pipelines.http import header, media_type

FIELDS = ((b"ETAG", b'"1"'), (b"X-Name", b"\xe9t\xe9"), (b"etag", b'"2"'))


@pytest.mark.parametrize(("name", "value"), [("etag", '"1"'), ("x-name", "été"), ("content-type", "")])
def test_fields(name: str, value: str) -> None:
    assert header(FIELDS, name) == value


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("text/html", "text/html"),
        ("Text/HTML ; charset=utf-8", "text/html"),
        ("", None),
        ("; charset=utf-8", None),
    ],
)
def test_media_types(field: str, kind: str | None) -> None:
    assert media_type(field) == kind


@pytest.mark.parametrize(
    ("etag", "modified", "fields"),
    [
        ('"1"', None, {"If-None-Match": '"1"'}),
        (None, "Mon, 20 May 2019", {"If-Modified-Since": "Mon, 20 May 2019"}),
        ('W/"1"', "Mon", {"If-None-Match": 'W/"1"', "If-Modified-Since": "Mon"}),
        (None, None, {}),
        ("", "", {}),
    ],
)
def test_validators(etag: str | None, modified: str | None, fields: dict[str, str]) -> None:
    at, place = datetime(2019, 5, 20, tzinfo=UTC), WarcPosition(file="x", offset=0, length=1)
    last = KnownCapture(
        url="http://x.example",
        captured_at=at,
        digest="sha1:X",
        etag=etag,
        last_modified=modified,
        warc=place,
        original_at=at,
        original_warc=place,
        listing=None,
    )
    assert validators(last) == fields
