"""The fork server: one prepared process from which each task is forked.

Our own instead of multiprocessing's, which imports the caller's main module again. It is started as a fresh
interpreter, alone or inside bubblewrap, is single-threaded, and trusts only its control socket. When that
closes, it kills what runs and ends.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

from intake.sandbox import child, confine, landlock
from intake.sandbox.tasks import Functions
from intake.sandbox.wire import receive_message, send_message


def main(arguments: list[str]) -> None:
    """Arguments: the control socket's descriptor, the registry as JSON, and as JSON the paths that may be
    seen (null inside bubblewrap, which hides the others itself)."""
    # Here, and so in every task: a process of one document is short and its memory limited, the server's own work is
    # small. Collecting cycles would only cost time.
    gc.disable()
    control = socket.socket(fileno=int(arguments[0]))
    try:
        closed = _confine(json.loads(arguments[2]))
        functions = Functions.load(json.loads(arguments[1]))
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises SandboxError
        send_message(control, {"op": "failed", "reason": f"{type(error).__name__}: {error}"})
        return
    # What is loaded now lives as long as the server: keep the collector from touching (and so copying) its
    # pages.
    gc.collect()
    gc.freeze()
    send_message(control, {"op": "ready", **closed})
    Server(control, functions).serve()


def _confine(visible: list[str] | None) -> dict[str, bool]:
    """Give up what can be given up; says what could be closed off."""
    alone = visible is not None
    if not confine.is_linux():
        return {"network_closed": False, "files_hidden": False}
    confine.die_with_parent()
    confine.adopt_orphans()
    network_closed = not alone or confine.leave_network()
    confine.give_up_privileges()
    # The orphans to be killed are listed in this process's own folder.
    own_folder = f"/proc/{os.getpid()}"
    files_hidden = visible is None or landlock.hide_files([*visible, own_folder])
    # Changing namespaces or credentials clears it.
    confine.die_with_parent()
    return {"network_closed": network_closed, "files_hidden": files_hidden}


class Server:
    """Forks a child for each task asked for, kills on request, reports each end."""

    def __init__(self, control: socket.socket, functions: Functions) -> None:
        self._control = control
        self._functions = functions
        self._running: dict[int, int] = {}  # process id -> task id
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)

    def serve(self) -> None:
        """Until the parent closes the control socket."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._wake_read, selectors.EVENT_READ)
            while self._turn(selector):
                pass
        self._kill_all()

    def _turn(self, selector: selectors.BaseSelector) -> bool:
        for key, _ in selector.select():
            if key.fileobj is self._control:
                received = receive_message(self._control)
                if received is None:
                    return False
                self._obey(*received)
            else:
                with suppress(BlockingIOError):
                    os.read(self._wake_read, 4096)
                self._reap()
        return True

    def _obey(self, message: dict[str, Any], descriptors: list[int]) -> None:
        if message["op"] == "kill":
            for pid, task in self._running.items():
                if task == message["id"]:
                    _kill_task(pid)
            return
        source, result = descriptors
        self._functions.prepare_for(message["task"])
        pid = os.fork()
        if pid == 0:
            child.run(self._functions, message, source, result)
        os.close(source)
        os.close(result)
        self._running[pid] = message["id"]
        send_message(self._control, {"op": "started", "id": message["id"], "pid": pid})

    def _reap(self) -> None:
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            task = self._running.pop(pid, None)
            if task is None:
                continue  # an orphan that a task left behind
            _kill_group(pid)
            self._kill_orphans()
            send_message(
                self._control,
                {
                    "op": "exit",
                    "id": task,
                    "status": status,
                    "peak_bytes": usage.ru_maxrss * 1024,
                    "cpu_seconds": usage.ru_utime + usage.ru_stime,
                },
            )

    def _kill_orphans(self) -> None:
        """Processes that moved out of their task's group were adopted by this one when the task ended."""
        if not confine.is_linux():
            return
        for pid in confine.children():
            if pid not in self._running:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def _kill_all(self) -> None:
        for pid in self._running:
            _kill_task(pid)
        for pid in self._running:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _kill_group(leader: int) -> None:
    """Whatever of a task's group is left; its leader may be gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _kill_task(leader: int) -> None:
    """A task that was not waited for yet: its group, or the leader alone while it has not made its group."""
    _kill_group(leader)
    with suppress(ProcessLookupError):
        os.kill(leader, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
