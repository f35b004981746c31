"""Originals by address: a page that stays the same for years has thousands of revisits, which all refer to one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_capture_original",
        "capture",
        ["url", "digest", "captured_at"],
        sqlite_where=sa.text("kind <> 'revisit'"),
        postgresql_where=sa.text("kind <> 'revisit'"),
    )


def downgrade() -> None:
    op.drop_index("ix_capture_original", "capture")
