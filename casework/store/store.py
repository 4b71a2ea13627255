"""Opening a data folder, and transactions on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from casework.store.lock import FolderLock
from casework.store.originals import Originals
from casework.store.upgrade import DATABASE, HEAD, revision_of, upgrade
from schemas.errors import ConfigurationError

__all__ = ["Session", "Store", "engine", "open_store"]

_BUSY_SECONDS = 30
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_FOLDERS = ("originals", "incoming", "pictures", "recognised")


class Store:
    """One data folder. `reading` and `writing` give sessions; objects of a session are not to be used after it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        self.pictures = folder / "pictures"
        self.recognised = folder / "recognised"
        self.originals = Originals(folder / "originals", self.incoming)
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._engine = engine(folder / DATABASE)
        self._writing = self._engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session over one consistent state; what it changes is thrown away."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that alone may write; committed at the end, rolled back when an exception leaves it."""
        with Session(self._writing) as session, session.begin():
            yield session

    def lock(self) -> FolderLock:
        """The right to serve this folder. ConfigurationError when another process has it."""
        return FolderLock(self.folder / "lock")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def open_store(folder: Path) -> Store:
    """The store in that folder; a folder without one is set up. ConfigurationError when its tables are older or newer
    than this program."""
    found = revision_of(folder)
    if found is None:
        folder.mkdir(parents=True, exist_ok=True)
        upgrade(folder)
    elif found != HEAD:
        raise ConfigurationError(
            f"The data in {folder} were written by another version of the program (tables {found}, needed {HEAD}). "
            "Make a copy of the folder, then run: intake db upgrade --data <folder>."
        )
    return Store(folder)


def engine(database: Path) -> Engine:
    """An engine whose writing transactions take the lock at their beginning, so that none fails half-way for having
    read before it wrote."""
    made = create_engine(f"sqlite:///{database}", connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(made, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def _begin(connection: Any) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made
