"""Parquet by ADBC: one statement with the columns of `cuttings export`, batches of Arrow, pyarrow's writer.

Lists come as JSON text and times as SQLite keeps them, because its types know no others; rows have the order of the
entries' dates. All else is what the export says, and the text of some columns is compared.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import adbc_driver_sqlite.dbapi as adbc
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.checks import parquet_digest
from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["export"]

_SHOWN = "FROM revision r JOIN placement p ON p.revision_id = r.id JOIN listing l ON l.id = p.listing_id"
_CAPTURED = "FROM revision r JOIN placement p ON p.revision_id = r.id JOIN capture k ON k.listing_id = p.listing_id"
_STATEMENT = f"""
WITH entries AS (
    SELECT c.*, r.digest AS revision, w.title, w.teaser, w.dates, w.problems, w.published, w.starts, w.ends,
        w.incomplete, (
            SELECT k.id FROM placement p JOIN capture k ON k.listing_id = p.listing_id
            WHERE p.revision_id = c.revision_id AND k.captured_at = r.shown_at
            ORDER BY k.url, k.warc_file, k.warc_offset LIMIT 1
        ) AS proof
    FROM current_revision c JOIN revision r ON r.id = c.revision_id JOIN wording w ON w.id = c.wording_id
)
SELECT
    c.public_id AS id,
    s.slug AS source,
    (SELECT json_group_array(t.slug) FROM entry_topic et JOIN topic t ON t.id = et.topic_id
        WHERE et.entry_id = c.entry_id) AS topics,
    (SELECT p.url {_SHOWN} WHERE r.entry_id = c.entry_id AND p.url IS NOT NULL ORDER BY (
        SELECT max(k.captured_at) FROM capture k WHERE k.listing_id = p.listing_id
    ) DESC, p.position, l.digest LIMIT 1) AS url,
    c.title,
    c.teaser,
    (SELECT json_group_array(name) FROM term WHERE wording_id = c.wording_id AND role = 'kind') AS kinds,
    (SELECT json_group_array(name) FROM term WHERE wording_id = c.wording_id AND role = 'tag') AS tags,
    c.published,
    CASE length(c.published) WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' END AS published_precision,
    (SELECT value ->> 'text' FROM json_each(c.dates) WHERE value ->> 'role' = 'published') AS published_text,
    c.starts,
    c.ends,
    (SELECT value ->> 'value' FROM json_each(c.dates) WHERE value ->> 'role' = 'updated') AS updated,
    c.incomplete,
    c.problems,
    (SELECT min(k.captured_at) {_CAPTURED} WHERE r.entry_id = c.entry_id) AS first_seen,
    (SELECT max(k.captured_at) {_CAPTURED} WHERE r.entry_id = c.entry_id) AS last_seen,
    c.revision,
    (SELECT count(*) FROM revision r WHERE r.entry_id = c.entry_id) AS revisions,
    k.url AS capture_url,
    k.captured_at AS capture_captured_at,
    k.digest AS capture_digest,
    k.warc_file AS capture_warc,
    k.warc_offset AS capture_offset
FROM entries c JOIN entry e ON e.id = c.entry_id JOIN source s ON s.id = e.source_id JOIN capture k ON k.id = c.proof
ORDER BY s.slug, c.dated IS NULL, c.dated DESC, c.public_id
"""
_ROWS = 1000
_PORTIONS = 20
"""As `archive.export.parquet` has them in a row group."""


def export(*, archive: str) -> Figures:
    """All entries of an archive, as Parquet."""
    with Watch() as watch, adbc.connect(f"{archive}/archive.db") as connection, connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _ROWS})
        cursor.execute(_STATEMENT)
        number = _written(cursor.fetch_record_batch())
    return watch.figures(number, parquet_digest(Path("export")))


def _written(reader: Any) -> int:
    number = 0
    with pq.ParquetWriter("export", reader.schema, compression="zstd") as writer:
        for group in _groups(reader):
            writer.write_table(group)
            number += group.num_rows
    return number


def _groups(reader: Any) -> Iterator[Any]:
    while batches := list(islice(reader, _PORTIONS)):
        yield pa.Table.from_batches(batches, reader.schema)
