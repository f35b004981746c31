"""Storing a listing page with psycopg and SQL written by hand: read the digests, write what differs.

For the plain case: captures come in the order of their times, and no key moves to another entry. Rows go in with
`executemany`, which sends them without waiting for each.
"""

from collections.abc import Iterator
from typing import Any

import psycopg

from archive.identity import public_id
from archive.records import EntryRecord, ListingRecord
from archive.search.words import words
from benchmarks.listings import Listing
from benchmarks.model import Figures
from benchmarks.passes import Storing, run_passes
from benchmarks.peers import storing_rows as rows

__all__ = ["store"]

LOCATE = """
SELECT crawl.id, source.id, source.slug, visit.id, visit.topic_id,
       (SELECT id FROM capture WHERE warc_file = %s AND warc_offset = %s)
FROM crawl JOIN source ON source.id = crawl.source_id JOIN visit ON visit.crawl_id = crawl.id
WHERE crawl.ident = %s AND visit.ident = %s"""
CAPTURE = """
INSERT INTO capture (crawl_id, visit_id, url, captured_at, kind, status, media_type, digest, etag, last_modified,
                     warc_file, warc_offset, warc_length, listing_id)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
OTHERWISE = """
SELECT count(*) FROM placement JOIN revision ON revision.id = placement.revision_id
JOIN current_revision ON current_revision.entry_id = revision.entry_id
WHERE placement.listing_id = %s AND current_revision.revision_id <> revision.id"""
SHOWN = """
SELECT revision.id, revision.wording_id, coalesce(published, starts), revision.entry_id
FROM placement JOIN revision ON revision.id = placement.revision_id JOIN wording ON wording.id = revision.wording_id
WHERE placement.listing_id = %s"""
LISTING = """
INSERT INTO listing (topic_id, digest, parser, encoding, title, introduction, next_url, next_by_rule)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"""
ENTRY = "INSERT INTO entry (source_id, public_id) SELECT %s, unnest(%s::text[]) RETURNING public_id, id"
WORDING = """
INSERT INTO wording (id, digest, content, title, teaser, published, starts, ends, dates, problems, incomplete)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
RESERVE = "SELECT nextval('wording_id_seq') FROM generate_series(1, %s)"
TERM = "INSERT INTO term (wording_id, role, position, name) VALUES (%s, %s, %s, %s)"
WORDS = "INSERT INTO words (wording_id, vector) VALUES (%s, %s::tsvector)"
KEY = "INSERT INTO entry_key (source_id, key, claimant, entry_id, public_id) VALUES (%s, %s, %s, %s, %s)"
REVISION = """
INSERT INTO revision (entry_id, digest, wording_id, shown_at)
SELECT entry_id, digest, wording_id, %s
FROM unnest(%s::int[], %s::text[], %s::int[]) AS new (entry_id, digest, wording_id) RETURNING entry_id, digest, id"""
REVISIONS = """
SELECT revision.entry_id, digest, revision.id, current_revision.revision_id FROM revision
JOIN current_revision ON current_revision.entry_id = revision.entry_id WHERE revision.entry_id = ANY(%s)"""
PLACEMENT = """
INSERT INTO placement (listing_id, position, revision_id, wording_id, key, url) VALUES (%s, %s, %s, %s, %s, %s)"""
CURRENT = """
INSERT INTO current_revision (entry_id, revision_id, wording_id, dated, public_id)
SELECT entry.id, %s, %s, %s, public_id FROM entry WHERE entry.id = %s
ON CONFLICT (entry_id) DO UPDATE SET revision_id = excluded.revision_id, wording_id = excluded.wording_id,
                                     dated = excluded.dated"""
TOPIC = "INSERT INTO entry_topic (entry_id, topic_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"


def store(*, listings: str, database: str) -> Figures:
    """See `benchmarks.passes`."""
    return run_passes(listings, database, lambda _: _begin(database))


def _begin(database: str) -> tuple[Storing, Storing]:
    connection = psycopg.connect(database)

    def in_transaction(work: Any) -> Storing:
        def stored(page: Listing) -> None:
            with connection.cursor() as db:
                work(db, page)
            connection.commit()

        return stored

    return in_transaction(_with_content), in_transaction(_known)


def _with_content(db: psycopg.Cursor[Any], page: Listing) -> None:
    content = page.content
    wordings = rows.wordings_of(content)
    digest = rows.page_digest(content, wordings)
    place = _locate(db, page)
    topic_id = place[4]
    known = db.execute("SELECT id FROM listing WHERE topic_id = %s AND digest = %s", (topic_id, digest)).fetchone()
    if known:
        _seen_again(db, page, place, known[0])
        return
    head = content.parser, content.encoding, content.title, rows.as_json(content.introduction)
    listing_id = _one(db.execute(LISTING, (topic_id, digest, *head, content.next_url, content.next_by_rule)))[0]
    entries = _entries(db, place[1], place[2], content)
    kept = _wordings(db, content, wordings)
    shown = [(entry_id, *kept[wording]) for entry_id, wording in zip(entries, wordings, strict=True)]
    revisions = _revisions(db, content, shown, page.capture.captured_at)
    placed = [
        (listing_id, record.position, revision_id, one[1], record.keys[0], record.url)
        for record, one, revision_id in zip(content.entries, shown, revisions, strict=True)
    ]
    db.executemany(PLACEMENT, placed)
    db.executemany(TOPIC, [(entry_id, topic_id) for entry_id in entries])
    _insert_capture(db, page, place, listing_id)


def _known(db: psycopg.Cursor[Any], page: Listing) -> None:
    place = _locate(db, page)
    (first,) = _one(db.execute("SELECT min(captured_at) FROM capture WHERE listing_id = %s", (page.known,)))
    assert first <= page.capture.captured_at
    _seen_again(db, page, place, page.known)


def _locate(db: psycopg.Cursor[Any], page: Listing) -> Any:
    one = page.capture
    place = _one(db.execute(LOCATE, (one.warc.file, one.warc.offset, one.crawl, one.visit)))
    assert place[5] is None
    return place


def _seen_again(db: psycopg.Cursor[Any], page: Listing, place: Any, listing_id: int) -> None:
    _insert_capture(db, page, place, listing_id)
    if _one(db.execute(OTHERWISE, (listing_id,)))[0]:
        db.executemany(CURRENT, db.execute(SHOWN, (listing_id,)).fetchall())


def _insert_capture(db: psycopg.Cursor[Any], page: Listing, place: Any, listing_id: int) -> None:
    db.execute(CAPTURE, rows.capture_values(place[0], place[3], listing_id, page.capture, page.capture.captured_at))


def _entries(db: psycopg.Cursor[Any], source_id: int, source: str, page: ListingRecord) -> list[int]:
    keys = [key for record in page.entries for key in record.keys]
    db.execute("SELECT key, entry_id FROM entry_key WHERE source_id = %s AND key = ANY(%s)", (source_id, keys))
    known: dict[str, int] = dict(db.fetchall())
    new = {public_id(source, one.keys[0]): one for one in page.entries if one.keys[0] not in known}
    if new:
        made: dict[str, int] = dict(db.execute(ENTRY, (source_id, list(new))).fetchall())
        known |= {record.keys[0]: made[ident] for ident, record in new.items()}
        keyed = (row for one in new.values() for row in rows.key_rows(source_id, source, known[one.keys[0]], one))
        db.executemany(KEY, list(keyed))
    return [known[record.keys[0]] for record in page.entries]


def _wordings(db: psycopg.Cursor[Any], page: ListingRecord, digests: list[str]) -> dict[str, tuple[int, str]]:
    """Key and content of each, by digest."""
    found = db.execute("SELECT digest, id, content FROM wording WHERE digest = ANY(%s)", (digests,)).fetchall()
    known: dict[str, tuple[int, str]] = {digest: (wording_id, content) for digest, wording_id, content in found}
    new = {digest: one for digest, one in zip(digests, page.entries, strict=True) if digest not in known}
    if new:
        ids = [wording_id for (wording_id,) in db.execute(RESERVE, (len(new),))]
        values = [rows.wording_values(digest, one) for digest, one in new.items()]
        known |= {row[0]: (wording_id, row[1]) for wording_id, row in zip(ids, values, strict=True)}
        db.executemany(WORDING, [(wording_id, *row) for wording_id, row in zip(ids, values, strict=True)])
        records = list(zip(ids, new.values(), strict=True))
        db.executemany(TERM, [row for wording_id, one in records for row in rows.term_rows(wording_id, one)])
        db.executemany(WORDS, [(wording_id, " ".join(_lexemes(one))) for wording_id, one in records])
    return known


def _lexemes(record: EntryRecord) -> Iterator[str]:
    title = words(record.title)
    for position, word in enumerate(title, start=1):
        yield f"'{word}':{position}A"
    for position, word in enumerate(words(record.teaser), start=1 + len(title) + 16):
        yield f"'{word}':{min(position, 16383)}B"


def _revisions(db: psycopg.Cursor[Any], page: ListingRecord, shown: list[tuple[int, int, str]], at: Any) -> list[int]:
    """The revision of each entry; what is shown last is current."""
    found = db.execute(REVISIONS, ([entry_id for entry_id, *_ in shown],)).fetchall()
    known: dict[tuple[int, str], int] = {(row[0], row[1]): row[2] for row in found}
    current = {row[0]: row[3] for row in found}
    new = {(entry_id, content): wording_id for entry_id, wording_id, content in shown}
    new = {which: wording_id for which, wording_id in new.items() if which not in known}
    if new:
        columns = [which[0] for which in new], [which[1] for which in new], list(new.values())
        known |= {(row[0], row[1]): row[2] for row in db.execute(REVISION, (at, *columns)).fetchall()}
    changed = [
        (known[entry_id, content], wording_id, _dated(record), entry_id)
        for record, (entry_id, wording_id, content) in zip(page.entries, shown, strict=True)
        if current.get(entry_id) != known[entry_id, content]
    ]
    db.executemany(CURRENT, changed)
    return [known[entry_id, content] for entry_id, _, content in shown]


def _dated(record: EntryRecord) -> str | None:
    values = {date.role: date.value for date in record.dates}
    return values.get("published") or values.get("starts")


def _one(found: psycopg.Cursor[Any]) -> Any:
    row = found.fetchone()
    assert row is not None
    return row
