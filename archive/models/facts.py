"""The facts: who was asked, when, and what was answered. Captures are append-only.

The database refuses to update or delete a capture (triggers, see the first migration).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    text,
)

from archive.models.base import Json, Text, UtcDateTime, metadata

__all__ = ["capture", "crawl", "source", "topic", "visit"]

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", Text, nullable=False),
    Column("title", Text, nullable=False),
    UniqueConstraint("slug"),
    CheckConstraint("slug <> ''", name="slug"),
)

topic = Table(
    "topic",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey(source.c.id), nullable=False),
    Column("slug", Text, nullable=False),
    UniqueConstraint("source_id", "slug"),
    CheckConstraint("slug <> ''", name="slug"),
)

crawl = Table(
    "crawl",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ident", Text, nullable=False),
    Column("source_id", ForeignKey(source.c.id), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", Text),
    Column("software", Text, nullable=False),
    Column("arguments", Json, nullable=False),
    UniqueConstraint("ident"),
    CheckConstraint("kind <> ''", name="kind"),
    CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ended"),
)

visit = Table(
    "visit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ident", Text, nullable=False),
    Column("crawl_id", ForeignKey(crawl.c.id), nullable=False),
    Column("topic_id", ForeignKey(topic.c.id), nullable=False),
    # What the topic was called and where it lay when it was visited: both change over the years.
    Column("title", Text),
    Column("url", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("stop_reason", Text),
    Column("complete", Boolean),
    Column("pages", Integer),
    UniqueConstraint("ident"),
    CheckConstraint("(ended_at IS NULL) = (stop_reason IS NULL)", name="ended"),
    CheckConstraint("(ended_at IS NULL) = (complete IS NULL)", name="complete"),
    CheckConstraint("pages >= 0", name="pages"),
    Index(None, "topic_id", "started_at"),
    # A crawl walks a topic once at a time.
    Index(
        "uq_visit_open",
        "crawl_id",
        "topic_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

capture = Table(
    "capture",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crawl_id", ForeignKey(crawl.c.id), nullable=False, index=True),
    Column("visit_id", ForeignKey(visit.c.id)),
    Column("url", Text, nullable=False),
    Column("captured_at", UtcDateTime, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Integer),
    Column("media_type", Text),
    Column("digest", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("warc_file", Text, nullable=False),
    Column("warc_offset", BigInteger, nullable=False),
    Column("warc_length", BigInteger, nullable=False),
    Column("listing_id", ForeignKey("listing.id")),
    Column("verdict", Text),
    UniqueConstraint("warc_file", "warc_offset"),
    Index(None, "url", "captured_at"),
    # What a revisit refers to is found at once, however many revisits are in between.
    Index(
        "ix_capture_original",
        "url",
        "digest",
        "captured_at",
        sqlite_where=text("kind <> 'revisit'"),
        postgresql_where=text("kind <> 'revisit'"),
    ),
    Index(None, "listing_id", "captured_at"),
    Index(None, "visit_id", "captured_at"),
    Index(None, "digest"),
    CheckConstraint("kind IN ('response', 'revisit', 'resource')", name="kind"),
    CheckConstraint("status BETWEEN 100 AND 999", name="status"),
    CheckConstraint("digest <> '' AND warc_file <> ''", name="named"),
    CheckConstraint("warc_offset >= 0 AND warc_length > 0", name="warc"),
    CheckConstraint("listing_id IS NULL OR (visit_id IS NOT NULL AND verdict IS NULL)", name="listing"),
)
