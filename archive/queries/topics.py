"""Sources and topics an archive knows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from archive.errors import UnknownSource, UnknownTopic
from archive.models import capture, listing, source, topic, visit

__all__ = [
    "KnownTopic",
    "TopicHead",
    "find_topic",
    "known_sources",
    "known_topics",
    "require_topic",
    "topic_head",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTopic:
    """A topic that was visited."""

    slug: str
    title: str | None
    """What the source called it at the latest visit that says."""
    url: str
    """Of its first page at the latest visit."""
    last_visit: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHead:
    """A topic as its page presented it."""

    title: str | None
    introduction: tuple[str, ...]
    """One string per paragraph."""
    captured_at: datetime


def known_sources(conn: Connection) -> tuple[str, ...]:
    """The slugs of all sources, sorted."""
    return tuple(conn.execute(select(source.c.slug).order_by(source.c.slug)).scalars())


def known_topics(conn: Connection, source_slug: str, *, read: bool = False) -> tuple[KnownTopic, ...]:
    """The topics of a source, sorted by slug; none if it was never crawled.

    With `read`, only those that a page was ever read of.
    """
    statement = (
        select(topic.c.slug, visit.c.title, visit.c.url, visit.c.started_at)
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .where(source.c.slug == source_slug)
        .order_by(topic.c.slug, visit.c.started_at, visit.c.ident)
    )
    if read:
        statement = statement.where(exists().where(listing.c.topic_id == topic.c.id))
    rows = conn.execute(statement)
    topics: dict[str, KnownTopic] = {}
    for row in rows:
        before = topics.get(row.slug)
        title = row.title if row.title is not None or before is None else before.title
        topics[row.slug] = KnownTopic(slug=row.slug, title=title, url=row.url, last_visit=row.started_at)
    return tuple(topics.values())


def require_topic(conn: Connection, source_slug: str | None, topic_slug: str | None) -> None:
    """Raises `UnknownSource` or `UnknownTopic` for a name the archive does not know; None stands for any."""
    sources = known_sources(conn)
    if source_slug is not None and source_slug not in sources:
        raise UnknownSource(source_slug, sources)
    if topic_slug is None:
        return
    statement = select(topic.c.slug).join(source, source.c.id == topic.c.source_id).order_by(topic.c.slug).distinct()
    if source_slug is not None:
        statement = statement.where(source.c.slug == source_slug)
    known = conn.execute(statement).scalars().all()
    if topic_slug not in known:
        raise UnknownTopic(source_slug, topic_slug, known)


def find_topic(conn: Connection, source_slug: str, topic_slug: str) -> int:
    """The surrogate key of a topic. Raises `UnknownSource` or `UnknownTopic`."""
    require_topic(conn, source_slug, topic_slug)
    statement = select(topic.c.id).join(source, source.c.id == topic.c.source_id)
    found: int = conn.execute(statement.where(source.c.slug == source_slug, topic.c.slug == topic_slug)).scalar_one()
    return found


def topic_head(conn: Connection, topic_id: int, *, until: datetime | None = None) -> TopicHead | None:
    """What the first page of the last visit said of its topic; None if no page was read by then."""
    last = (
        select(capture.c.visit_id)
        .join(visit, visit.c.id == capture.c.visit_id)
        .where(visit.c.topic_id == topic_id, capture.c.listing_id.is_not(None))
        .order_by(visit.c.started_at.desc(), visit.c.ident.desc())
        .limit(1)
    )
    if until is not None:
        last = last.where(capture.c.captured_at <= until)
    row = conn.execute(
        select(listing.c.title, listing.c.introduction, capture.c.captured_at)
        .join(capture, capture.c.listing_id == listing.c.id)
        .where(capture.c.visit_id == last.scalar_subquery())
        .order_by(capture.c.captured_at, capture.c.warc_file, capture.c.warc_offset)
        .limit(1)
    ).one_or_none()
    return TopicHead(**{**row._mapping, "introduction": tuple(row.introduction)}) if row else None
