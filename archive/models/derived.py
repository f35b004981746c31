"""What was read from the captures: it can be made again from them.

A *wording* is the exact text of an entry as some page showed it. A *revision* is a distinct state of an entry's
content: wordings that differ only in white space, quotes or dashes are one revision, shown in the wording that was
captured first. Placements name their wording, so nothing that was shown is lost when entries are joined or told apart
(docs/decisions/0003-identity.md).
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from archive.models.base import Json, Text, UtcDateTime, metadata

__all__ = [
    "current_revision",
    "entry",
    "entry_key",
    "entry_topic",
    "listing",
    "placement",
    "quarantine",
    "revision",
    "term",
    "wording",
]

listing = Table(
    "listing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic_id", ForeignKey("topic.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("parser", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("title", Text),
    Column("introduction", Json, nullable=False),
    Column("next_url", Text),
    Column("next_by_rule", Boolean, nullable=False),
    UniqueConstraint("topic_id", "digest"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("listing_id", ForeignKey(listing.c.id), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("listing_id", "position"),
    CheckConstraint("reason <> ''", name="reason"),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("source.id"), nullable=False, index=True),
    Column("public_id", Text, nullable=False),
    UniqueConstraint("public_id"),
)

entry_key = Table(
    "entry_key",
    metadata,
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("key", Text, nullable=False),
    # The strongest other key this one was ever shown with; none: the key stands for the entry.
    Column("claimant", Text),
    Column("entry_id", ForeignKey(entry.c.id), nullable=False, index=True),
    Column("public_id", Text, nullable=False, index=True),
    PrimaryKeyConstraint("source_id", "key"),
    ForeignKeyConstraint(["source_id", "claimant"], ["entry_key.source_id", "entry_key.key"]),
    CheckConstraint("claimant <> key", name="claimant"),
    Index(
        "uq_entry_key_root",
        "entry_id",
        unique=True,
        sqlite_where=text("claimant IS NULL"),
        postgresql_where=text("claimant IS NULL"),
    ),
    Index(None, "source_id", "claimant"),
    sqlite_with_rowid=False,
)

wording = Table(
    "wording",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    # Digest of the normal form: that of every revision shown in this wording.
    Column("content", Text, nullable=False),
    Column("title", Text),
    Column("teaser", Text),
    Column("published", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("dates", Json, nullable=False),
    Column("problems", Json, nullable=False),
    Column("incomplete", Boolean, nullable=False),
    UniqueConstraint("digest"),
    CheckConstraint("length(published) IN (4, 7, 10)", name="published"),
    CheckConstraint("length(starts) IN (4, 7, 10)", name="starts"),
    CheckConstraint("length(ends) IN (4, 7, 10)", name="ends"),
    # Few are.
    Index("ix_wording_incomplete", "id", sqlite_where=text("incomplete = 1"), postgresql_where=text("incomplete")),
)

term = Table(
    "term",
    metadata,
    Column("wording_id", ForeignKey(wording.c.id), nullable=False),
    Column("role", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    PrimaryKeyConstraint("wording_id", "role", "position"),
    Index(None, "role", "name"),
    CheckConstraint("role IN ('tag', 'kind')", name="role"),
    sqlite_with_rowid=False,
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey(entry.c.id), nullable=False),
    Column("digest", Text, nullable=False),
    Column("wording_id", ForeignKey(wording.c.id), nullable=False, index=True),
    # When the wording was captured: no capture shows the revision earlier.
    Column("shown_at", UtcDateTime, nullable=False),
    UniqueConstraint("entry_id", "digest"),
)

placement = Table(
    "placement",
    metadata,
    Column("listing_id", ForeignKey(listing.c.id), nullable=False),
    Column("position", Integer, nullable=False),
    Column("revision_id", ForeignKey(revision.c.id), nullable=False, index=True),
    Column("wording_id", ForeignKey(wording.c.id), nullable=False),
    # The strongest key and the address as shown here.
    Column("key", Text, nullable=False),
    Column("url", Text),
    PrimaryKeyConstraint("listing_id", "position"),
    CheckConstraint("position > 0", name="position"),
    sqlite_with_rowid=False,
)

# The two tables below only repeat what placements and captures say, where searches can find it quickly.
current_revision = Table(
    "current_revision",
    metadata,
    Column("entry_id", ForeignKey(entry.c.id), primary_key=True, autoincrement=False),
    Column("revision_id", ForeignKey(revision.c.id), nullable=False, index=True),
    Column("wording_id", ForeignKey(wording.c.id), nullable=False),
    # Publication, else start, at its precision; and the entry's public id: the order of results.
    Column("dated", Text),
    Column("public_id", Text, nullable=False),
    Index(None, "dated", "public_id"),
    # All a search needs of what the words lead it to.
    Index("ix_current_revision_found", "wording_id", "dated", "entry_id", "public_id", "revision_id"),
)

entry_topic = Table(
    "entry_topic",
    metadata,
    Column("entry_id", ForeignKey(entry.c.id), nullable=False),
    Column("topic_id", ForeignKey("topic.id"), nullable=False, index=True),
    PrimaryKeyConstraint("entry_id", "topic_id"),
    sqlite_with_rowid=False,
)
