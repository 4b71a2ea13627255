"""Starting the fork server, inside bubblewrap where that works, and saying how well tasks are confined."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Literal

from intake.sandbox import bubblewrap as bwrap
from intake.sandbox.level import FULL, Level, rlimits_only
from intake.sandbox.outcome import Task
from intake.sandbox.tasks import Registry
from intake.sandbox.visible import SETTINGS, SYSTEM, python_folders
from intake.sandbox.wire import receive_message, send_message
from schemas.errors import SandboxError

CODE_ROOT = Path(__file__).resolve().parent.parent.parent
_START_SECONDS = 30.0
_STOP_SECONDS = 2.0
# No user site, no current folder; the import path is handed over and the environment is our own.
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1].split(chr(0x1f)); from intake.sandbox.server import main; main(sys.argv[2:])"
)
_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",
    "PYTHONHASHSEED": "0",
    # Threads in the server would not survive the fork, and their arenas count as memory used.
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}


class Connection:
    """A fork server that was started; `wait_until_ready` before the first task."""

    def __init__(self, registry: Registry, prefix: Sequence[str], why_alone: str | None) -> None:
        """`prefix`: the command it runs behind. `why_alone`: why that is none, None when it is bubblewrap."""
        self._why_alone = why_alone
        self._level: Level | None = None
        self._problem: str | None = None
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the connection
        self.control, theirs = socket.socketpair()
        visible = [*SYSTEM, *SETTINGS, *python_folders(CODE_ROOT, registry.roots)]
        arguments = [
            "\x1f".join([str(CODE_ROOT), *map(str, registry.roots), *(entry for entry in sys.path if entry)]),
            str(theirs.fileno()),
            json.dumps(registry.as_json()),
            json.dumps(visible if why_alone is not None else None),
        ]
        words = [*prefix, sys.executable, "-s", "-P", "-B", "-c", _PROGRAM, *arguments]
        try:
            self._process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env=_ENVIRONMENT,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                cwd="/",
            )
        except BaseException:
            self.control.close()
            self._errors.close()
            raise
        finally:
            theirs.close()

    @property
    def is_inside_bubblewrap(self) -> bool:
        """Whether bubblewrap confines it."""
        return self._why_alone is None

    @property
    def level(self) -> Level:
        """How well its tasks are confined; waits until it is ready."""
        return self.wait_until_ready()

    def wait_until_ready(self) -> Level:
        """How well its tasks are confined. Raises SandboxError, each time, when the server does not come
        up."""
        if self._level is not None:
            return self._level
        if self._problem is not None:
            raise SandboxError(self._problem)
        self.control.settimeout(_START_SECONDS)
        try:
            message = self.receive()
        except TimeoutError:
            self._problem = f"the sandbox's server was not ready within {_START_SECONDS:g} seconds"
            raise SandboxError(self._problem) from None
        finally:
            self.control.settimeout(None)
        if message is None or message["op"] != "ready":
            self._problem = f"the sandbox's server did not start: {self._why(message)}"
            raise SandboxError(self._problem)
        self._level = (
            FULL
            if self._why_alone is None
            else rlimits_only(
                self._why_alone, network_closed=message["network_closed"], files_hidden=message["files_hidden"]
            )
        )
        return self._level

    def _why(self, message: dict[str, Any] | None) -> str:
        if message is not None:
            return str(message.get("reason"))
        self._errors.seek(0)
        lines = self._errors.read(65536).decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a word"

    def start(self, task_id: int, task: Task, source: int, result: int) -> None:
        """Have the server run a task; the descriptors stay the caller's to close."""
        message = {
            "op": "run",
            "id": task_id,
            "task": task.name,
            "args": dict(task.args),
            "limits": task.limits.as_json(),
        }
        # A server that just died is found out when its closed socket is read.
        with suppress(BrokenPipeError, ConnectionResetError):
            send_message(self.control, message, (source, result))

    def kill(self, task_id: int) -> None:
        """Have the server kill a task's processes."""
        with suppress(BrokenPipeError, ConnectionResetError):
            send_message(self.control, {"op": "kill", "id": task_id})

    def kill_group(self, leader: int | None) -> None:
        """Kill a task's processes whose server is gone; inside bubblewrap the kernel has done so already, and
        process numbers there mean nothing here."""
        if leader is not None and not self.is_inside_bubblewrap:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(leader, signal.SIGKILL)

    def receive(self) -> dict[str, Any] | None:
        """The server's next message, None when it is gone."""
        try:
            received = receive_message(self.control)
        except (ConnectionResetError, SandboxError):
            return None
        return None if received is None else received[0]

    def close(self) -> None:
        """End the server and all it forked; it is waited for."""
        self.control.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        finally:
            self._errors.close()


def connect(
    registry: Registry, *, require: Literal["auto", "full"] = "auto", bubblewrap: Literal["auto", "off"] = "auto"
) -> Connection:
    """Start a fork server at the best level this host allows, without waiting for it where that is certain.

    Inside bubblewrap when it is installed and works; else, with `require="full"`, SandboxError.
    """
    if not hasattr(os, "fork"):
        raise SandboxError(
            "Documents are read in forked processes, which this system does not have. "
            "Run Tender Intake on Linux or macOS."
        )
    prefix, why = _bubblewrap(registry) if bubblewrap == "auto" else ((), "bubblewrap is switched off")
    if why is not None and require == "full":
        raise SandboxError(
            f"A full sandbox is required, but {why}. Install bubblewrap and allow unprivileged user "
            "namespaces, or allow the lower level."
        )
    return Connection(registry, prefix, why)


def connect_without_bubblewrap(registry: Registry, why: str) -> Connection:
    """Start a fork server with limits alone, for the reason given."""
    return Connection(registry, (), why)


def _bubblewrap(registry: Registry) -> tuple[Sequence[str], str | None]:
    """The command to run behind, and why there is none."""
    program = bwrap.bubblewrap()
    if program is None:
        return (), "bubblewrap is not installed"
    prefix = bwrap.command(program, CODE_ROOT, registry.roots, _ENVIRONMENT)
    problem = probe([*prefix, sys.executable, "-I", "-S", "-c", ""])
    return (prefix, None) if problem is None else ((), f"bubblewrap does not work here ({problem})")


def probe(command: Sequence[str]) -> str | None:
    """Whether a command that does nothing runs: None, or what went wrong."""
    try:
        tried = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_START_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if tried.returncode == 0:
        return None
    lines = tried.stderr.strip().splitlines()
    return lines[-1] if lines else f"exit code {tried.returncode}"
