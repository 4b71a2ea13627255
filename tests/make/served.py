"""The server as people run it: `intake serve` in a process of its own, stopped, killed and started again by tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from casework import accounts
from casework.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
PERSON = "Rosalind Amberley"
PASSWORD = "kestrel over the weald"
_START_SECONDS = 60
_STOP_SECONDS = 30
_ADDRESS = re.compile(r"http://[0-9.]+:(\d+)/")


class ServedFolder:
    """A data folder with a server that can be started and ended again and again; it keeps its port, so that a page that
    is open leads to the next server, too."""

    def __init__(self, folder: Path, *, jobs: int = 1) -> None:
        self.folder = folder
        self._jobs = jobs
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self._log = Path(tempfile.mkdtemp(prefix="served-")) / "stderr"

    def __enter__(self) -> ServedFolder:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.kill()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._port

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._running().pid

    @property
    def log(self) -> str:
        """What all its runs said on standard error."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def start(self) -> None:
        """Start it and wait until it listens. AssertionError with what it said when it does not."""
        assert self._process is None, "the server runs already"
        command = [sys.executable, "-m", "cli.main", "serve", "--data", str(self.folder), "--port", str(self._port),
                   "--jobs", str(self._jobs)]
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True,
            )
        line = self._running().stdout.readline()  # type: ignore[union-attr]
        found = _ADDRESS.search(line)
        if found is None:
            self.kill()
        assert found is not None, f"the server did not start: {line}{self.log}"
        self._port = int(found[1])

    def kill(self) -> None:
        """End it as a power switch would: no warning, no word, with every process of its group."""
        process = self._running()
        os.killpg(process.pid, signal.SIGKILL)
        self._gone(process)

    def stop(self) -> None:
        """End it as its owner does. AssertionError when it ends with an error."""
        process = self._running()
        process.terminate()
        self._gone(process)
        assert process.returncode == 0, self.log

    def restart(self) -> None:
        """Stop it and start it again."""
        self.stop()
        self.start()

    def _running(self) -> subprocess.Popen[str]:
        assert self._process is not None, "the server is not running"
        return self._process

    def _gone(self, process: subprocess.Popen[str]) -> None:
        process.wait(_STOP_SECONDS)
        assert process.stdout is not None
        process.stdout.close()
        self._process = None


def with_people(folder: Path, *names: str) -> Path:
    """The data folder with people who may sign in with PASSWORD; PERSON where no name is given."""
    store = open_store(folder)
    add_people(store, *names)
    store.close()
    return folder


def add_people(store: Store, *names: str) -> None:
    """Add people who may sign in with PASSWORD; PERSON where no name is given."""
    for name in names or (PERSON,):
        accounts.add_person(store, name, PASSWORD, at=datetime.now(UTC))
