"""Tables of the version this program needs, through Alembic."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

DATABASE = "store.sqlite"
HEAD = "0002"
"""The newest migration; a test holds it against the migrations themselves."""
_MIGRATIONS = Path(__file__).with_name("migrations")


def revision_of(folder: Path) -> str | None:
    """The migration that a data folder stands at; None when there are no tables yet."""
    if not (folder / DATABASE).is_file():
        return None
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    return None if row is None else str(row[0])


def upgrade(folder: Path) -> str:
    """Bring a data folder's tables to HEAD, making them where there are none; returns the migration reached."""
    # Loads templating and more: only for whoever upgrades.
    from alembic import command
    from alembic.config import Config

    folder.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["database"] = folder / DATABASE
    command.upgrade(config, "head")
    return HEAD
