"""How far the rows reach that name records of a WARC file: what lies behind may have to be recovered."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from archive.models import capture, crawl

__all__ = ["StoredEnd", "end_in", "ends_of_warc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEnd:
    """How far the rows of a WARC file reach, in bytes."""

    stored: int
    """The end of its last record that has a row."""
    ended: int
    """The end of its last record of a crawl that ended; 0 if there is none. Up to there every capture has its row: a
    crawl that was killed may have left captures without one before others that have one."""


def ends_of_warc(conn: Connection) -> dict[str, StoredEnd]:
    """By name, how far the rows of every WARC file reach: a few steps along an index for each file."""
    return {row.file: StoredEnd(stored=row.stored, ended=row.ended or 0) for row in conn.execute(_ENDS)}


def end_in(conn: Connection, file: str) -> StoredEnd:
    """The same for one file, which need not have any row."""
    row = conn.execute(_END, {"file": file}).one()
    return StoredEnd(stored=row.stored or 0, ended=row.ended or 0)


def _stored(file: ColumnElement[str]) -> Select[tuple[int]]:
    end = (capture.c.warc_offset + capture.c.warc_length).label("end")
    return select(end).where(capture.c.warc_file == file).order_by(capture.c.warc_offset.desc()).limit(1)


def _ended(file: ColumnElement[str]) -> Select[tuple[int]]:
    return _stored(file).join(crawl, crawl.c.id == capture.c.crawl_id).where(crawl.c.ended_at.is_not(None))


def _ends() -> Select[Any]:
    """From each file to the one with the next name: DISTINCT would read the index of all captures."""
    files = select(func.min(capture.c.warc_file).label("file")).cte("files", recursive=True)
    following = select(func.min(capture.c.warc_file)).where(capture.c.warc_file > files.c.file)
    files = files.union_all(select(following.correlate(files).scalar_subquery()).where(files.c.file.is_not(None)))
    file = files.c.file
    return select(
        file,
        _stored(file).correlate(files).scalar_subquery().label("stored"),
        _ended(file).correlate(files).scalar_subquery().label("ended"),
    ).where(file.is_not(None))


_ENDS = _ends()
_END = select(
    _stored(bindparam("file")).scalar_subquery().label("stored"),
    _ended(bindparam("file")).scalar_subquery().label("ended"),
)
