"""What searches and listings of a time need: current revisions, topics of entries, a full-text index, visits by time."""

import sqlalchemy as sa
from alembic import op

from archive.search.index import create_words, drop_words, index_all
from archive.store.current import refresh_all

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "current_revision",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("dated", TEXT, nullable=True),
        sa.Column("public_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_current_revision_entry_id_entry")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_current_revision_revision_id_revision")),
        sa.ForeignKeyConstraint(["wording_id"], ["wording.id"], name=op.f("fk_current_revision_wording_id_wording")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_current_revision")),
    )
    op.create_index(op.f("ix_current_revision_revision_id"), "current_revision", ["revision_id"])
    op.create_index(
        "ix_current_revision_found",
        "current_revision",
        ["wording_id", "dated", "entry_id", "public_id", "revision_id"],
    )
    op.create_index(op.f("ix_current_revision_dated_public_id"), "current_revision", ["dated", "public_id"])
    op.create_table(
        "entry_topic",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_topic_entry_id_entry")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_entry_topic_topic_id_topic")),
        sa.PrimaryKeyConstraint("entry_id", "topic_id", name=op.f("pk_entry_topic")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entry_topic_topic_id"), "entry_topic", ["topic_id"])
    op.create_index(
        "ix_wording_incomplete",
        "wording",
        ["id"],
        sqlite_where=sa.text("incomplete = 1"),
        postgresql_where=sa.text("incomplete"),
    )
    op.drop_index(op.f("ix_visit_topic_id"), "visit")
    op.create_index(op.f("ix_visit_topic_id_started_at"), "visit", ["topic_id", "started_at"])
    create_words(op.get_bind())
    # Derived rows are made by the program as it is now: they have to match what it will write beside them.
    index_all(op.get_bind())
    refresh_all(op.get_bind())


def downgrade() -> None:
    drop_words(op.get_bind())
    op.drop_index(op.f("ix_visit_topic_id_started_at"), "visit")
    op.create_index(op.f("ix_visit_topic_id"), "visit", ["topic_id"])
    op.drop_index("ix_wording_incomplete", "wording")
    op.drop_table("entry_topic")
    op.drop_table("current_revision")
