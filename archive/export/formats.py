"""The formats of an export, by name. Parquet is loaded only when it is asked for."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from io import TextIOWrapper
from typing import BinaryIO

from sqlalchemy import Connection, func, select

from archive.export.feeds import FeedHead
from archive.export.tables import Table, iso_utc
from archive.files import as_text
from archive.models import capture, source, topic, visit
from archive.search.filters import Filters

__all__ = ["Writer", "feed_head", "feed_writer", "table_writer"]

Writer = Callable[[Table, BinaryIO], int]
"""Writes a table as its rows come and returns their number."""


def table_writer(name: str) -> Writer:
    """Of `csv`, `jsonl` or `parquet`. Raises `MissingExtra`."""
    if name == "parquet":
        from archive.export.parquet import write_parquet

        return write_parquet
    from archive.export.csv import write_csv
    from archive.export.jsonl import write_jsonl

    return partial(_written, {"csv": write_csv, "jsonl": write_jsonl}[name])


def feed_writer(name: str, head: FeedHead) -> Writer:
    """Of `atom` or `rss`."""
    from archive.export.atom import write_atom
    from archive.export.rss import write_rss

    return partial(_written, partial({"atom": write_atom, "rss": write_rss}[name], head))


def _written(write: Callable[[Table, TextIOWrapper], int], table: Table, out: BinaryIO) -> int:
    with as_text(out) as text:
        return write(table, text)


def feed_head(conn: Connection, query: str | None, filters: Filters, as_of: datetime | None) -> FeedHead:
    """Named after what is asked for; leads to the topic, if one of one source is, else to some topic of what is."""
    asked = [*filters.topics, *filters.tags, *filters.kinds, *([query] if query else [])]
    where = [filters.source] if filters.source else []
    title = " · ".join(where + asked) or "all entries"
    return FeedHead(
        name=repr((query, filters)), title=title, link=_address(conn, filters), updated=_updated(conn, as_of)
    )


def _address(conn: Connection, filters: Filters) -> str:
    """The latest address of the first topic that is asked for."""
    addresses = (
        select(visit.c.url)
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .order_by(source.c.slug, topic.c.slug, visit.c.started_at.desc(), visit.c.ident)
        .limit(1)
    )
    owner, _, slug = filters.topics[0].rpartition("/") if filters.topics else ("", "", "")
    if owner := owner or filters.source or "":
        addresses = addresses.where(source.c.slug == owner)
    if slug:
        addresses = addresses.where(topic.c.slug == slug)
    return conn.execute(addresses).scalar() or ""


def _updated(conn: Connection, as_of: datetime | None) -> str:
    """The time of the last capture until then: what the feed is complete up to."""
    last = select(func.max(capture.c.captured_at, type_=capture.c.captured_at.type))
    if as_of is not None:
        last = last.where(capture.c.captured_at <= as_of)
    found = conn.execute(last).scalar()
    return iso_utc(found) if found else "1970-01-01T00:00:00Z"
