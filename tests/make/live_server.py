"""The web application as it is served: a real port, a real worker, a data folder that outlives a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from casework.accounts import Person, add_person, make_link, person_named
from casework.jobs import Worker
from casework.store import Store, open_store
from web.app import create_app
from web.server import Server
from web.settings import Settings

PASSWORD = "seven green bottles"


class LiveServer:
    """Serves a folder from entering to leaving. `restart` stops everything and serves the same folder again, on the
    same port."""

    def __init__(self, folder: Path, settings: Settings | None = None, *, port: int = 0) -> None:
        self.folder = folder
        self._settings = settings or Settings()
        self._port = port
        self.store: Store = open_store(folder)

    @property
    def url(self) -> str:
        """The address of the list of submissions, with its slash."""
        return self.server.url

    def __enter__(self) -> LiveServer:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def restart(self) -> None:
        """Stop, and serve the folder again."""
        self._port = self.server.port
        self._stop()
        self.store = open_store(self.folder)
        self._start()

    def person(self, name: str = "Ann Smith") -> Person:
        """The person of that name, with PASSWORD; added when not there."""
        there = person_named(self.store, name)
        return there or add_person(self.store, name, PASSWORD, at=datetime.now(UTC))

    def sign_in_link(self, name: str = "Ann Smith") -> str:
        """An address that signs the person in once."""
        return f"{self.url}sign-in/link/{make_link(self.store, self.person(name), at=datetime.now(UTC))}"

    def _start(self) -> None:
        self.lock = self.store.lock()
        self.lock.__enter__()
        self.worker = Worker(self.store, 2)
        self.worker.start()
        self.server = Server(create_app(self.store, worker=self.worker, settings=self._settings), "127.0.0.1",
                             self._port)
        self.server.start()

    def _stop(self) -> None:
        self.server.stop()
        self.worker.stop()
        self.lock.__exit__(None, None, None)
        self.store.close()
