"""What revisions say and what proves it: columns and values that several questions ask for."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from archive.db import in_batches
from archive.models import capture, revision, term, wording
from archive.records import Proof, WarcPosition

__all__ = ["CONTENT", "Terms", "proof_of", "terms_of", "warc_position"]

CONTENT = (
    revision.c.digest.label("revision"),
    revision.c.wording_id,
    wording.c.title,
    wording.c.teaser,
    wording.c.dates,
    wording.c.problems,
    capture.c.url,
    capture.c.captured_at,
    capture.c.status,
    capture.c.digest,
    capture.c.warc_file,
    capture.c.warc_offset,
    capture.c.warc_length,
)
"""A revision, its wording, and the capture that showed it first."""


class Terms(NamedTuple):
    """Of a wording, in the order of the page."""

    kinds: tuple[str, ...]
    tags: tuple[str, ...]


def proof_of(row: "Row[*tuple[Any, ...]]") -> Proof:
    """The capture in a row that has the columns above."""
    return Proof(
        url=row.url,
        captured_at=row.captured_at,
        status=row.status,
        digest=row.digest,
        warc=warc_position(row),
    )


def warc_position(row: "Row[*tuple[Any, ...]]") -> WarcPosition:
    """Where the record of a capture lies."""
    return WarcPosition(file=row.warc_file, offset=row.warc_offset, length=row.warc_length)


def terms_of(conn: Connection, wording_ids: Collection[int]) -> dict[int, Terms]:
    """The kinds and tags of each wording."""
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for batch in in_batches(sorted(set(wording_ids))):
        rows = conn.execute(
            select(term.c.wording_id, term.c.role, term.c.name)
            .where(term.c.wording_id.in_(batch))
            .order_by(term.c.wording_id, term.c.role, term.c.position)
        )
        for wording_id, role, name in rows:
            names[wording_id, role].append(name)
    return {one: Terms(kinds=tuple(names[one, "kind"]), tags=tuple(names[one, "tag"])) for one in wording_ids}
