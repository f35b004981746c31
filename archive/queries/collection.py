"""How what an archive holds was collected: sources, programs and ways of reading, up to a time."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, func, select

from archive.models import capture, crawl, listing, source, visit
from archive.records import CaptureKind

__all__ = ["Collection", "SourceCollection", "collected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCollection:
    """A source that was captured, and how often."""

    slug: str
    sites: tuple[str, ...]
    """Where its topics lay: `https://example.org/`."""
    first_captured_at: datetime
    last_captured_at: datetime
    captures: int
    imported: int
    """Of the captures, those of saved files."""
    pages: int
    """Of the captures, those that a list was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Sources by slug; the programs that captured, and the ways of reading that were used."""

    sources: tuple[SourceCollection, ...]
    software: tuple[str, ...]
    parsers: tuple[str, ...]


def collected(conn: Connection, until: datetime) -> Collection:
    """What was captured up to a time, that time included; without sources if there is nothing."""
    then = capture.c.captured_at <= until
    software = select(crawl.c.software).join(capture, capture.c.crawl_id == crawl.c.id).where(then)
    parsers = select(listing.c.parser).join(capture, capture.c.listing_id == listing.c.id).where(then)
    return Collection(
        sources=_sources(conn, then),
        software=tuple(conn.execute(software.distinct().order_by(crawl.c.software)).scalars()),
        parsers=tuple(conn.execute(parsers.distinct().order_by(listing.c.parser)).scalars()),
    )


def _sources(conn: Connection, then: ColumnElement[bool]) -> tuple[SourceCollection, ...]:
    at = capture.c.captured_at
    rows = conn.execute(
        select(
            source.c.slug,
            func.min(at, type_=at.type).label("first_captured_at"),
            func.max(at, type_=at.type).label("last_captured_at"),
            func.count().label("captures"),
            func.count().filter(capture.c.kind == CaptureKind.RESOURCE).label("imported"),
            func.count(capture.c.listing_id).label("pages"),
        )
        .select_from(capture)
        .join(crawl, crawl.c.id == capture.c.crawl_id)
        .join(source, source.c.id == crawl.c.source_id)
        .where(then)
        .group_by(source.c.slug)
        .order_by(source.c.slug)
    )
    sites = _sites(conn, then)
    return tuple(SourceCollection(sites=sites.get(row.slug, ()), **row._mapping) for row in rows)


def _sites(conn: Connection, then: ColumnElement[bool]) -> dict[str, tuple[str, ...]]:
    """By the addresses of the visits: titles of sources are not used, because nothing says when they changed."""
    rows = conn.execute(
        select(source.c.slug, visit.c.url)
        .select_from(capture)
        .join(visit, visit.c.id == capture.c.visit_id)
        .join(crawl, crawl.c.id == visit.c.crawl_id)
        .join(source, source.c.id == crawl.c.source_id)
        .where(then)
        .distinct()
    )
    sites: dict[str, set[str]] = {}
    for slug, url in rows:
        sites.setdefault(slug, set()).add(urlsplit(url)._replace(path="/", query="", fragment="").geturl())
    return {slug: tuple(sorted(found)) for slug, found in sites.items()}
