"""Exports by SQLAlchemy's ORM, as a user would write them: classes mapped onto the archive's own tables, `yield_per`,
relations loaded with each portion, and `csv` or `json`.

Rows, columns, their order and their text are those of `cuttings export`.
"""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, relationship, selectinload

from archive import models
from archive.export.columns import ENTRIES
from benchmarks.checks import file_digest
from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["export"]

_PRECISIONS = {4: "year", 7: "month", 10: "day"}


class _Base(DeclarativeBase):
    metadata = models.metadata

    if TYPE_CHECKING:  # their columns are those of the tables

        def __getattr__(self, name: str) -> Any: ...


class _Source(_Base):
    __table__ = models.source


class _Topic(_Base):
    __table__ = models.topic


class _Term(_Base):
    __table__ = models.term


class _Capture(_Base):
    __table__ = models.capture


class _Listing(_Base):
    __table__ = models.listing
    topic: Mapped[_Topic] = relationship()
    captures: Mapped[list[_Capture]] = relationship(order_by=models.capture.c.captured_at)


class _Placement(_Base):
    __table__ = models.placement
    listing: Mapped[_Listing] = relationship()


class _Wording(_Base):
    __table__ = models.wording
    terms: Mapped[list[_Term]] = relationship(order_by=models.term.c.position)


class _Revision(_Base):
    __table__ = models.revision
    wording: Mapped[_Wording] = relationship()
    placements: Mapped[list[_Placement]] = relationship()


class _Entry(_Base):
    __table__ = models.entry
    source: Mapped[_Source] = relationship()
    revisions: Mapped[list[_Revision]] = relationship()


class _Current(_Base):
    __table__ = models.current_revision
    entry: Mapped[_Entry] = relationship()
    revision: Mapped[_Revision] = relationship()


def export(*, archive: str, form: str, rows: int) -> Figures:
    """The first so many rows, by an ORM whose pace does not depend on their number."""
    session = Session(create_engine(f"sqlite:///{archive}/archive.db"))
    with Watch() as watch, session, Path("export").open("w", encoding="utf-8", newline="") as out:
        found = map(_row, islice(_entries(session), rows))
        number = {"csv": _write_csv, "jsonl": _write_jsonl}[form](found, out)
    return watch.figures(number, file_digest(Path("export"), number))


def _entries(session: Session) -> Iterator[_Current]:
    shown = selectinload(_Entry.revisions).selectinload(_Revision.placements).joinedload(_Placement.listing)
    dated = models.current_revision.c.dated
    statement = (
        select(_Current)
        .join(_Current.entry)
        .join(_Entry.source)
        .options(
            joinedload(_Current.entry).joinedload(_Entry.source),
            joinedload(_Current.revision).joinedload(_Revision.wording).selectinload(_Wording.terms),
            joinedload(_Current.entry).options(shown.joinedload(_Listing.topic)),
            joinedload(_Current.entry).options(shown.selectinload(_Listing.captures)),
        )
        .order_by(
            models.source.c.slug, case((dated.is_(None), 1), else_=0), dated.desc(), models.current_revision.c.public_id
        )
    )
    return session.scalars(statement.execution_options(yield_per=1000))


def _row(current: _Current) -> dict[str, Any]:
    entry, revision = current.entry, current.revision
    wording: Any = revision.wording
    shown = [
        (capture, placement) for one in entry.revisions for placement in one.placements
        for capture in placement.listing.captures
    ]  # fmt: skip
    times = [capture.captured_at for capture, _ in shown]
    first = min(
        (capture for placement in revision.placements for capture in placement.listing.captures),
        key=lambda one: (one.captured_at, one.url, one.warc_file, one.warc_offset),
    )
    newest = max(shown, key=lambda pair: (pair[0].captured_at, -pair[1].position, pair[1].listing.digest))
    dates = {date["role"]: date for date in wording.dates}
    values: dict[str, Any] = {
        "id": current.public_id,
        "source": entry.source.slug,
        "topics": sorted({placement.listing.topic.slug for _, placement in shown}),
        "url": newest[1].url,
        "title": wording.title,
        "teaser": wording.teaser,
        "kinds": [term.name for term in wording.terms if term.role == "kind"],
        "tags": [term.name for term in wording.terms if term.role == "tag"],
        "published": wording.published,
        "published_precision": _PRECISIONS[len(wording.published)] if wording.published else None,
        "published_text": dates["published"]["text"] if "published" in dates else None,
        "starts": wording.starts,
        "ends": wording.ends,
        "updated": dates["updated"]["value"] if "updated" in dates else None,
        "incomplete": wording.incomplete,
        "problems": wording.problems,
        "first_seen": _iso(min(times)),
        "last_seen": _iso(max(times)),
        "revision": revision.digest,
        "revisions": len(entry.revisions),
    }
    proof = {"url": first.url, "captured_at": _iso(first.captured_at), "digest": first.digest}
    return {**values, "capture": {**proof, "warc": first.warc_file, "offset": first.warc_offset}}


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _write_jsonl(rows: Iterator[dict[str, Any]], out: Any) -> int:
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return number


def _write_csv(rows: Iterator[dict[str, Any]], out: Any) -> int:
    writer = csv.DictWriter(out, [column.name for column in ENTRIES])
    writer.writeheader()
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007
        flat = {**row, **{f"capture_{key}": value for key, value in row.pop("capture").items()}}
        flat.pop("capture")
        writer.writerow({key: _cell(value) for key, value in flat.items()})
    return number


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, list) else value
