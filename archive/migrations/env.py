"""Alembic's entry point: runs migrations on the connection, and in the transaction, of the caller."""

from alembic import context

from archive.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by copying it; and its DDL is transactional, given an explicit BEGIN.
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
