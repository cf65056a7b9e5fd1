"""How does Alembic reach the store? It is always handed an open connection by ``dashboard.store.migrate``."""

from alembic import context
from sqlmodel import SQLModel

import dashboard.store.tables  # noqa: F401  the import fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a column only by copying the table
    compare_type=True,
)
context.run_migrations()
