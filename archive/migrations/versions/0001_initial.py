"""The first schema. Types and constraints are spelled out: a migration must not change with the models."""

import sqlalchemy as sa
from alembic import op

from archive.models.base import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# By code point on PostgreSQL too, whatever the locale of its cluster.
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TIME = UtcDateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)

REFUSAL = "a capture is never changed or deleted"


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.CheckConstraint("slug <> ''", name=op.f("ck_source_slug")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("slug", name=op.f("uq_source_slug")),
    )
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("teaser", TEXT, nullable=True),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("starts", TEXT, nullable=True),
        sa.Column("ends", TEXT, nullable=True),
        sa.Column("dates", JSON, nullable=False),
        sa.Column("problems", JSON, nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(ends) IN (4, 7, 10)", name=op.f("ck_wording_ends")),
        sa.CheckConstraint("length(published) IN (4, 7, 10)", name=op.f("ck_wording_published")),
        sa.CheckConstraint("length(starts) IN (4, 7, 10)", name=op.f("ck_wording_starts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sa.UniqueConstraint("digest", name=op.f("uq_wording_digest")),
    )
    op.create_table(
        "crawl",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ident", TEXT, nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("outcome", TEXT, nullable=True),
        sa.Column("software", TEXT, nullable=False),
        sa.Column("arguments", JSON, nullable=False),
        sa.CheckConstraint("kind <> ''", name=op.f("ck_crawl_kind")),
        sa.CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name=op.f("ck_crawl_ended")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_crawl_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crawl")),
        sa.UniqueConstraint("ident", name=op.f("uq_crawl_ident")),
    )
    op.create_index(op.f("ix_crawl_source_id"), "crawl", ["source_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("public_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_entry_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("public_id", name=op.f("uq_entry_public_id")),
    )
    op.create_index(op.f("ix_entry_source_id"), "entry", ["source_id"], unique=False)
    op.create_table(
        "term",
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.CheckConstraint("role IN ('tag', 'kind')", name=op.f("ck_term_role")),
        sa.ForeignKeyConstraint(["wording_id"], ["wording.id"], name=op.f("fk_term_wording_id_wording")),
        sa.PrimaryKeyConstraint("wording_id", "role", "position", name=op.f("pk_term")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_term_role_name"), "term", ["role", "name"], unique=False)
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.CheckConstraint("slug <> ''", name=op.f("ck_topic_slug")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_topic_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("source_id", "slug", name=op.f("uq_topic_source_id_slug")),
    )
    op.create_table(
        "entry_key",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("claimant", TEXT, nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("public_id", TEXT, nullable=False),
        sa.CheckConstraint("claimant <> key", name=op.f("ck_entry_key_claimant")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_key_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["source_id", "claimant"],
            ["entry_key.source_id", "entry_key.key"],
            name=op.f("fk_entry_key_source_id_claimant_entry_key"),
        ),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_entry_key_source_id_source")),
        sa.PrimaryKeyConstraint("source_id", "key", name=op.f("pk_entry_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entry_key_entry_id"), "entry_key", ["entry_id"], unique=False)
    op.create_index(op.f("ix_entry_key_public_id"), "entry_key", ["public_id"], unique=False)
    op.create_index(op.f("ix_entry_key_source_id_claimant"), "entry_key", ["source_id", "claimant"], unique=False)
    op.create_index(
        "uq_entry_key_root",
        "entry_key",
        ["entry_id"],
        unique=True,
        sqlite_where=sa.text("claimant IS NULL"),
        postgresql_where=sa.text("claimant IS NULL"),
    )
    op.create_table(
        "listing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("parser", TEXT, nullable=False),
        sa.Column("encoding", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("introduction", JSON, nullable=False),
        sa.Column("next_url", TEXT, nullable=True),
        sa.Column("next_by_rule", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_listing_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing")),
        sa.UniqueConstraint("topic_id", "digest", name=op.f("uq_listing_topic_id_digest")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("shown_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_revision_entry_id_entry")),
        sa.ForeignKeyConstraint(["wording_id"], ["wording.id"], name=op.f("fk_revision_wording_id_wording")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("entry_id", "digest", name=op.f("uq_revision_entry_id_digest")),
    )
    op.create_index(op.f("ix_revision_wording_id"), "revision", ["wording_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ident", TEXT, nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("stop_reason", TEXT, nullable=True),
        sa.Column("complete", sa.Boolean(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.CheckConstraint("(ended_at IS NULL) = (complete IS NULL)", name=op.f("ck_visit_complete")),
        sa.CheckConstraint("(ended_at IS NULL) = (stop_reason IS NULL)", name=op.f("ck_visit_ended")),
        sa.CheckConstraint("pages >= 0", name=op.f("ck_visit_pages")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_visit_crawl_id_crawl")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_visit_topic_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("ident", name=op.f("uq_visit_ident")),
    )
    op.create_index(op.f("ix_visit_topic_id"), "visit", ["topic_id"], unique=False)
    op.create_index(
        "uq_visit_open",
        "visit",
        ["crawl_id", "topic_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "capture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crawl_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("url", TEXT, nullable=False),
        sa.Column("captured_at", TIME, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("media_type", TEXT, nullable=True),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("etag", TEXT, nullable=True),
        sa.Column("last_modified", TEXT, nullable=True),
        sa.Column("warc_file", TEXT, nullable=False),
        sa.Column("warc_offset", sa.BigInteger(), nullable=False),
        sa.Column("warc_length", sa.BigInteger(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=True),
        sa.Column("verdict", TEXT, nullable=True),
        sa.CheckConstraint("digest <> '' AND warc_file <> ''", name=op.f("ck_capture_named")),
        sa.CheckConstraint("kind IN ('response', 'revisit', 'resource')", name=op.f("ck_capture_kind")),
        sa.CheckConstraint(
            "listing_id IS NULL OR (visit_id IS NOT NULL AND verdict IS NULL)", name=op.f("ck_capture_listing")
        ),
        sa.CheckConstraint("status BETWEEN 100 AND 999", name=op.f("ck_capture_status")),
        sa.CheckConstraint("warc_offset >= 0 AND warc_length > 0", name=op.f("ck_capture_warc")),
        sa.ForeignKeyConstraint(["crawl_id"], ["crawl.id"], name=op.f("fk_capture_crawl_id_crawl")),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_capture_listing_id_listing")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_capture_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("warc_file", "warc_offset", name=op.f("uq_capture_warc_file_warc_offset")),
    )
    op.create_index(op.f("ix_capture_crawl_id"), "capture", ["crawl_id"], unique=False)
    op.create_index(op.f("ix_capture_digest"), "capture", ["digest"], unique=False)
    op.create_index(op.f("ix_capture_listing_id_captured_at"), "capture", ["listing_id", "captured_at"], unique=False)
    op.create_index(op.f("ix_capture_url_captured_at"), "capture", ["url", "captured_at"], unique=False)
    op.create_index(op.f("ix_capture_visit_id_captured_at"), "capture", ["visit_id", "captured_at"], unique=False)
    op.create_table(
        "placement",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("url", TEXT, nullable=True),
        sa.CheckConstraint("position > 0", name=op.f("ck_placement_position")),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_placement_listing_id_listing")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_placement_revision_id_revision")),
        sa.ForeignKeyConstraint(["wording_id"], ["wording.id"], name=op.f("fk_placement_wording_id_wording")),
        sa.PrimaryKeyConstraint("listing_id", "position", name=op.f("pk_placement")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_placement_revision_id"), "placement", ["revision_id"], unique=False)
    op.create_table(
        "quarantine",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_quarantine_reason")),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_quarantine_listing_id_listing")),
        sa.PrimaryKeyConstraint("listing_id", "position", name=op.f("pk_quarantine")),
    )
    if op.get_bind().dialect.name == "postgresql":
        guard_captures_on_postgresql()
    else:
        guard_captures_on_sqlite()


def guard_captures_on_sqlite() -> None:
    for action in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER capture_no_{action} BEFORE {action.upper()} ON capture "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def guard_captures_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION capture_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER capture_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON capture "
        "FOR EACH STATEMENT EXECUTE FUNCTION capture_is_kept()"
    )


def downgrade() -> None:
    """Only for an archive without captures: the guard goes with its table."""
    op.drop_table("quarantine")
    op.drop_table("placement")
    op.drop_table("capture")
    op.drop_table("visit")
    op.drop_table("revision")
    op.drop_table("listing")
    op.drop_table("entry_key")
    op.drop_table("topic")
    op.drop_table("term")
    op.drop_table("entry")
    op.drop_table("crawl")
    op.drop_table("wording")
    op.drop_table("source")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION capture_is_kept()")
