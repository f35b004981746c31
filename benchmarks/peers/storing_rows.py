"""What a page is to an archive before a database is asked: the rows of the peers that store, as far as they are known.

Digests, public ids and words are made with the program's own functions, during the run: they are the same work.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from archive.identity import public_id
from archive.normal import content_digest, exact_digest, short_digest
from archive.records import CaptureRecord, EntryRecord, ListingRecord

__all__ = ["as_json", "capture_values", "key_rows", "page_digest", "term_rows", "wording_values", "wordings_of"]


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def wordings_of(page: ListingRecord) -> list[str]:
    """The exact digest of each entry."""
    return [exact_digest(record) for record in page.entries]


def page_digest(page: ListingRecord, wordings: list[str]) -> str:
    entries = [[e.position, e.keys, e.url, wording] for e, wording in zip(page.entries, wordings, strict=True)]
    bad = [[bad.position, bad.reason, bad.text] for bad in page.quarantined]
    head = [page.parser, page.encoding, page.title, page.introduction, page.next_url, page.next_by_rule]
    return short_digest([*head, entries, bad])


def wording_values(digest: str, record: EntryRecord) -> list[Any]:
    """Digest, content, title, teaser, published, starts, ends, dates, problems, incomplete."""
    values = {date.role: date.value for date in record.dates}
    return [
        digest,
        content_digest(record),
        record.title,
        record.teaser,
        values.get("published"),
        values.get("starts"),
        values.get("ends"),
        as_json([asdict(date) for date in record.dates]),
        as_json(record.problems),
        bool(record.problems),
    ]


def term_rows(wording_id: int, record: EntryRecord) -> Iterator[tuple[int, str, int, str]]:
    for role, names in (("tag", record.tags), ("kind", record.kinds)):
        for position, name in enumerate(names, start=1):
            yield wording_id, role, position, name


def key_rows(source_id: int, source: str, entry_id: int, record: EntryRecord) -> Iterator[tuple[Any, ...]]:
    """Source, key, claimant, entry, public id."""
    for key in record.keys:
        claimant = None if key == record.keys[0] else record.keys[0]
        yield source_id, key, claimant, entry_id, public_id(source, key)


def capture_values(crawl_id: int, visit_id: int, listing_id: int, one: CaptureRecord, at: object) -> list[Any]:
    """All columns but the key and the verdict, in the order of the table; the listing at the end."""
    warc = one.warc.file, one.warc.offset, one.warc.length
    response = str(one.kind), one.status, one.media_type, one.digest, one.etag, one.last_modified
    return [crawl_id, visit_id, one.url, at, *response, *warc, listing_id]
