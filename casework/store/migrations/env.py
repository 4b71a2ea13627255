"""How Alembic reaches the store of a data folder; the folder comes from `casework.store.upgrade`."""

from __future__ import annotations

from alembic import context

from casework.store import tables
from casework.store.store import engine

database = context.config.attributes["database"]
made = engine(database).execution_options(writing=True)
with made.connect() as connection:
    context.configure(connection=connection, target_metadata=tables.METADATA, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
made.dispose()
