"""Sources and topics an archive knows, and what a topic listed last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, ScalarSelect, exists, func, select

from archive.errors import UnknownSource, UnknownTopic
from archive.models import capture, entry, listing, placement, revision, source, topic, visit, wording

__all__ = [
    "KnownTopic",
    "ListedEntry",
    "TopicHead",
    "known_sources",
    "known_topics",
    "require_topic",
    "topic_head",
    "topic_listing",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry as a listing showed it."""

    position: int
    """From 1, over all pages of the visit."""
    id: str
    title: str | None
    url: str | None
    published: str | None
    starts: str | None
    ends: str | None
    incomplete: bool
    captured_at: datetime
    page: str
    """Address of the page it stood on."""


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


def topic_head(conn: Connection, source_slug: str, topic_slug: str) -> TopicHead | None:
    """What the first page of the most recent visit said of its topic; None if no page was read yet."""
    row = conn.execute(
        select(listing.c.title, listing.c.introduction, capture.c.captured_at)
        .join(capture, capture.c.listing_id == listing.c.id)
        .where(capture.c.visit_id == _last_visit(source_slug, topic_slug))
        .order_by(capture.c.captured_at, capture.c.warc_file, capture.c.warc_offset)
        .limit(1)
    ).one_or_none()
    return TopicHead(**{**row._mapping, "introduction": tuple(row.introduction)}) if row else None


def topic_listing(conn: Connection, source_slug: str, topic_slug: str) -> tuple[ListedEntry, ...]:
    """The entries of the most recent visit, page by page as captured, each once, where it stood first.

    The most recent visit is that of the latest capture with a listing, so a visit that failed leaves the one before.
    Raises `UnknownSource` or `UnknownTopic`.
    """
    require_topic(conn, source_slug, topic_slug)
    order = (capture.c.captured_at, capture.c.warc_file, capture.c.warc_offset, placement.c.position)
    shown = (
        select(
            revision.c.entry_id,
            placement.c.wording_id,
            placement.c.url,
            capture.c.captured_at,
            capture.c.url.label("page"),
            func.row_number().over(order_by=order).label("place"),
            func.row_number().over(partition_by=revision.c.entry_id, order_by=order).label("showing"),
        )
        .select_from(capture)
        .join(placement, placement.c.listing_id == capture.c.listing_id)
        .join(revision, revision.c.id == placement.c.revision_id)
        .where(capture.c.visit_id == _last_visit(source_slug, topic_slug))
        .subquery()
    )
    rows = conn.execute(
        select(
            entry.c.public_id.label("id"),
            wording.c.title,
            shown.c.url,
            wording.c.published,
            wording.c.starts,
            wording.c.ends,
            wording.c.incomplete,
            shown.c.captured_at,
            shown.c.page,
        )
        .join(entry, entry.c.id == shown.c.entry_id)
        .join(wording, wording.c.id == shown.c.wording_id)
        .where(shown.c.showing == 1)
        .order_by(shown.c.place)
    )
    return tuple(ListedEntry(position=position, **row._mapping) for position, row in enumerate(rows, start=1))


def _last_visit(source_slug: str, topic_slug: str) -> ScalarSelect[int]:
    """The visit of the latest capture of a topic that a listing was read from."""
    return (
        select(capture.c.visit_id)
        .join(visit, visit.c.id == capture.c.visit_id)
        .join(topic, topic.c.id == visit.c.topic_id)
        .join(source, source.c.id == topic.c.source_id)
        .where(source.c.slug == source_slug, topic.c.slug == topic_slug, capture.c.listing_id.is_not(None))
        .order_by(capture.c.captured_at.desc(), visit.c.started_at.desc(), visit.c.ident.desc())
        .limit(1)
        .scalar_subquery()
    )
