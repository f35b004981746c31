"""Storing a listing page with sqlite3 and SQL written by hand: read the digests, write what differs.

For the plain case: captures come in the order of their times, and no key moves to another entry.
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from archive.identity import public_id
from archive.records import EntryRecord, ListingRecord
from archive.search.words import words
from benchmarks.listings import Listing
from benchmarks.model import Figures
from benchmarks.passes import DATABASE, Storing, run_passes
from benchmarks.peers import storing_rows as rows

__all__ = ["store"]

PRAGMAS = "synchronous = NORMAL", "wal_autocheckpoint = 4000", "foreign_keys = ON", "recursive_triggers = ON"
LOCATE = """
SELECT crawl.id, source.id, source.slug, visit.id, visit.topic_id,
       (SELECT id FROM capture WHERE warc_file = ? AND warc_offset = ?)
FROM crawl JOIN source ON source.id = crawl.source_id JOIN visit ON visit.crawl_id = crawl.id
WHERE crawl.ident = ? AND visit.ident = ?"""
CAPTURE = """
INSERT INTO capture (crawl_id, visit_id, url, captured_at, kind, status, media_type, digest, etag, last_modified,
                     warc_file, warc_offset, warc_length, listing_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
OTHERWISE = """
SELECT count(*) FROM placement JOIN revision ON revision.id = placement.revision_id
JOIN current_revision ON current_revision.entry_id = revision.entry_id
WHERE placement.listing_id = ? AND current_revision.revision_id <> revision.id"""
LISTING = """
INSERT INTO listing (topic_id, digest, parser, encoding, title, introduction, next_url, next_by_rule)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
WORDING = """
INSERT INTO wording (digest, content, title, teaser, published, starts, ends, dates, problems, incomplete)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
KEY = "INSERT INTO entry_key (source_id, key, claimant, entry_id, public_id) VALUES (?, ?, ?, ?, ?)"
REVISION = "INSERT INTO revision (entry_id, digest, wording_id, shown_at) VALUES (?, ?, ?, ?)"
PLACEMENT = "INSERT INTO placement (listing_id, position, revision_id, wording_id, key, url) VALUES (?, ?, ?, ?, ?, ?)"
CURRENT = """
INSERT INTO current_revision (entry_id, revision_id, wording_id, dated, public_id)
SELECT entry.id, ?, ?, ?, public_id FROM entry WHERE entry.id = ?
ON CONFLICT (entry_id) DO UPDATE SET revision_id = excluded.revision_id, wording_id = excluded.wording_id,
                                     dated = excluded.dated"""
TOPIC = "INSERT INTO entry_topic (entry_id, topic_id) VALUES (?, ?) ON CONFLICT DO NOTHING"


def store(*, listings: str, database: str = DATABASE) -> Figures:
    """See `benchmarks.passes`."""
    return run_passes(listings, database, lambda engine: _begin(str(engine.url.database)))


def _begin(file: str) -> tuple[Storing, Storing]:
    db = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}")

    def in_transaction(work: Any) -> Storing:
        def stored(page: Listing) -> None:
            db.execute("BEGIN IMMEDIATE")
            work(db, page)
            db.execute("COMMIT")

        return stored

    return in_transaction(_with_content), in_transaction(_known)


def _with_content(db: sqlite3.Connection, page: Listing) -> None:
    content = page.content
    wordings = rows.wordings_of(content)
    digest = rows.page_digest(content, wordings)
    place = _locate(db, page)
    topic_id = place[4]
    known = db.execute("SELECT id FROM listing WHERE topic_id = ? AND digest = ?", (topic_id, digest)).fetchone()
    if known:
        _seen_again(db, page, place, known[0])
        return
    head = content.parser, content.encoding, content.title, rows.as_json(content.introduction)
    listing = (topic_id, digest, *head, content.next_url, content.next_by_rule)
    listing_id = db.execute(LISTING, listing).lastrowid
    entries = _entries(db, place[1], place[2], content)
    kept = _wordings(db, content, wordings)
    shown = [(entry_id, *kept[wording]) for entry_id, wording in zip(entries, wordings, strict=True)]
    revisions = _revisions(db, content, shown, _time(page.capture.captured_at))
    placed = [
        (listing_id, record.position, revision_id, one[1], record.keys[0], record.url)
        for record, one, revision_id in zip(content.entries, shown, revisions, strict=True)
    ]
    db.executemany(PLACEMENT, placed)
    db.executemany(TOPIC, [(entry_id, topic_id) for entry_id in entries])
    _insert_capture(db, page, place, listing_id)


def _known(db: sqlite3.Connection, page: Listing) -> None:
    place = _locate(db, page)
    (first,) = db.execute("SELECT min(captured_at) FROM capture WHERE listing_id = ?", (page.known,)).fetchone()
    assert first <= _time(page.capture.captured_at)
    _seen_again(db, page, place, page.known)


def _locate(db: sqlite3.Connection, page: Listing) -> Any:
    one = page.capture
    place = db.execute(LOCATE, (one.warc.file, one.warc.offset, one.crawl, one.visit)).fetchone()
    assert place[5] is None
    return place


def _seen_again(db: sqlite3.Connection, page: Listing, place: Any, listing_id: int) -> None:
    _insert_capture(db, page, place, listing_id)
    if db.execute(OTHERWISE, (listing_id,)).fetchone()[0]:
        _show_again(db, listing_id)


def _show_again(db: sqlite3.Connection, listing_id: int) -> None:
    """What the listing shows is current once more."""
    shown = db.execute(
        "SELECT revision.id, revision.wording_id, coalesce(published, starts), revision.entry_id FROM placement "
        "JOIN revision ON revision.id = placement.revision_id JOIN wording ON wording.id = revision.wording_id "
        "WHERE placement.listing_id = ?",
        (listing_id,),
    )
    db.executemany(CURRENT, shown.fetchall())


def _insert_capture(db: sqlite3.Connection, page: Listing, place: Any, listing_id: Any) -> None:
    at = _time(page.capture.captured_at)
    db.execute(CAPTURE, rows.capture_values(place[0], place[3], listing_id, page.capture, at))


def _entries(db: sqlite3.Connection, source_id: int, source: str, page: ListingRecord) -> list[int]:
    keys = [key for record in page.entries for key in record.keys]
    statement = f"SELECT key, entry_id FROM entry_key WHERE source_id = ? AND key IN ({_marks(keys)})"
    known = dict(db.execute(statement, (source_id, *keys)).fetchall())
    new: list[tuple[Any, ...]] = []
    for record in page.entries:
        if record.keys[0] not in known:
            ident = public_id(source, record.keys[0])
            inserted = db.execute("INSERT INTO entry (source_id, public_id) VALUES (?, ?)", (source_id, ident))
            known[record.keys[0]] = inserted.lastrowid
            new += rows.key_rows(source_id, source, known[record.keys[0]], record)
    db.executemany(KEY, new)
    return [known[record.keys[0]] for record in page.entries]


def _wordings(db: sqlite3.Connection, page: ListingRecord, digests: list[str]) -> dict[str, tuple[int, str]]:
    """Key and content of each, by digest."""
    found = db.execute(f"SELECT digest, id, content FROM wording WHERE digest IN ({_marks(digests)})", digests)
    known = {digest: (wording_id, content) for digest, wording_id, content in found}
    terms: list[tuple[Any, ...]] = []
    indexed = []
    for digest, record in zip(digests, page.entries, strict=True):
        if digest not in known:
            values = rows.wording_values(digest, record)
            wording_id = db.execute(WORDING, values).lastrowid or 0
            known[digest] = wording_id, values[1]
            terms += rows.term_rows(wording_id, record)
            indexed.append((wording_id, " ".join(words(record.title)), " ".join(words(record.teaser))))
    db.executemany("INSERT INTO term (wording_id, role, position, name) VALUES (?, ?, ?, ?)", terms)
    db.executemany("INSERT INTO words (rowid, title, teaser) VALUES (?, ?, ?)", indexed)
    return known


def _revisions(db: sqlite3.Connection, page: ListingRecord, shown: list[tuple[int, int, str]], at: str) -> list[int]:
    """The revision of each entry; what is shown last is current."""
    entries = [entry_id for entry_id, *_ in shown]
    found = db.execute(
        "SELECT revision.entry_id, digest, revision.id, current_revision.revision_id FROM revision "
        "JOIN current_revision ON current_revision.entry_id = revision.entry_id "
        f"WHERE revision.entry_id IN ({_marks(entries)})",
        entries,
    ).fetchall()
    known = {(entry_id, digest): revision_id for entry_id, digest, revision_id, _ in found}
    current = {entry_id: revision_id for entry_id, _, _, revision_id in found}
    changed = []
    for record, (entry_id, wording_id, content) in zip(page.entries, shown, strict=True):
        if (entry_id, content) not in known:
            known[entry_id, content] = db.execute(REVISION, (entry_id, content, wording_id, at)).lastrowid or 0
        revision_id = known[entry_id, content]
        if current.get(entry_id) != revision_id:
            changed.append((revision_id, wording_id, _dated(record), entry_id))
    db.executemany(CURRENT, changed)
    return [known[entry_id, content] for entry_id, _, content in shown]


def _dated(record: EntryRecord) -> str | None:
    values = {date.role: date.value for date in record.dates}
    return values.get("published") or values.get("starts")


def _time(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(" ", "microseconds")


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
