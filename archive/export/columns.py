"""The columns of the tables, in their order: also what a release says of them."""

from dataclasses import replace

from archive.export.tables import Column, Type

__all__ = ["COVERAGE", "ENTRIES", "MEMBERSHIPS", "REVISIONS", "TABLES"]


def _column(key: str, kind: Type, meaning: str, *, required: bool = False) -> Column:
    return Column(key=key, type=kind, meaning=meaning, required=required)


def _group(group: str, *columns: Column) -> tuple[Column, ...]:
    return tuple(replace(column, group=group) for column in columns)


_ID = _column("id", Type.TEXT, "public id of the entry", required=True)
_SOURCE = _column("source", Type.TEXT, "slug of the source", required=True)
_TOPIC = _column("topic", Type.TEXT, "slug of the topic", required=True)
_AT = _column("captured_at", Type.TIME, "when it was captured")
_VISIT = _column("visit", Type.TEXT, "the visit that captured it")
_URL = _column("url", Type.TEXT, "address of the page")
_PLACE = (
    _column("digest", Type.TEXT, "digest of the bytes"),
    _column("warc", Type.TEXT, "WARC file that holds the bytes"),
    _column("offset", Type.INTEGER, "where in that file, in bytes"),
)
_CONTENT = (
    _column("title", Type.TEXT, "as shown"),
    _column("teaser", Type.TEXT, "as shown; paragraphs are separated by a line feed"),
    _column("kinds", Type.TEXTS, "what it calls itself, in the order of the page"),
    _column("tags", Type.TEXTS, "subject words, in the order of the page"),
    _column("published", Type.DATE, "date of publication, at its precision"),
    _column("published_precision", Type.TEXT, "day, month or year"),
    _column("published_text", Type.TEXT, "the date as it stood there"),
    _column("starts", Type.DATE, "first day of an event"),
    _column("ends", Type.DATE, "last day of an event"),
    _column("updated", Type.DATE, "when it says it was changed"),
    _column("incomplete", Type.BOOLEAN, "whether something of it is missing or cannot be right", required=True),
    _column("problems", Type.TEXTS, "what that is, by name", required=True),
)
_CAPTURE = _group("capture", *(replace(column, required=True) for column in (_URL, _AT, *_PLACE)))

ENTRIES = (
    _ID,
    _SOURCE,
    _column("topics", Type.TEXTS, "slugs of all topics it was ever listed under, sorted", required=True),
    _column("url", Type.TEXT, "the latest address it was shown with, canonical"),
    *_CONTENT,
    _column("first_seen", Type.TIME, "first capture that showed it, in any revision", required=True),
    _column("last_seen", Type.TIME, "last capture that showed it, in any revision", required=True),
    _column("revision", Type.TEXT, "digest of the current revision", required=True),
    _column("revisions", Type.INTEGER, "how many there are", required=True),
    *_CAPTURE,
)
"""One row per entry, in its current revision; the capture is the one that showed that revision first."""

REVISIONS = (
    _ID,
    _column("number", Type.INTEGER, "from 1, in the order of first seen", required=True),
    _column("revision", Type.TEXT, "digest of the revision", required=True),
    _column("current", Type.BOOLEAN, "whether it is the one seen last", required=True),
    _SOURCE,
    _column("topics", Type.TEXTS, "slugs of all topics it was listed under, sorted", required=True),
    _column("url", Type.TEXT, "the latest address it was shown with, canonical"),
    *_CONTENT,
    _column("first_seen", Type.TIME, "first capture that showed the revision", required=True),
    _column("last_seen", Type.TIME, "last capture that showed the revision", required=True),
    *_CAPTURE,
)
"""One row per revision of an entry; the capture is the one that showed it first."""

_ABSENCE = (_AT, _VISIT, _column("basis", Type.TEXT, "complete visit, or neighbours"))
_SIGHTING = tuple(replace(column, required=True) for column in (_AT, _URL, _VISIT, *_PLACE))

MEMBERSHIPS = (
    _SOURCE,
    _TOPIC,
    _ID,
    _column("state", Type.TEXT, "listed, withdrawn or unknown, at the end of the interval", required=True),
    *_group("absent_before", *_ABSENCE),
    *_group("first_seen", *_SIGHTING),
    *_group("last_seen", *_SIGHTING),
    *_group("gone_by", *_ABSENCE),
)
"""One row per interval in which a topic listed an entry, with the evidence for both ends."""

COVERAGE = (
    _SOURCE,
    _TOPIC,
    _column("visit", Type.TEXT, "the visit", required=True),
    _column("crawl", Type.TEXT, "the crawl it was part of", required=True),
    _column("kind", Type.TEXT, "crawl or import", required=True),
    _column("started_at", Type.TIME, "when it began", required=True),
    _column("ended_at", Type.TIME, "when it ended; missing where it has not, or was killed"),
    _column("stop_reason", Type.TEXT, "why it ended"),
    _column("complete", Type.BOOLEAN, "whether it saw all of the topic", required=True),
    _column("shifted", Type.BOOLEAN, "whether entries were inserted while it ran", required=True),
    _column("pages", Type.INTEGER, "pages that were read", required=True),
    _column("entries", Type.INTEGER, "entries that they listed", required=True),
    _column("proves_absence", Type.BOOLEAN, "whether what it did not show was not listed", required=True),
    _column("first_captured_at", Type.TIME, "first page"),
    _column("last_captured_at", Type.TIME, "last page"),
)
"""One row per visit: what was looked at when, and how completely."""

TABLES = {"entries": ENTRIES, "revisions": REVISIONS, "memberships": MEMBERSHIPS, "coverage": COVERAGE}
