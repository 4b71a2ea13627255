"""Sandboxes that many threads use: work is done by a few threads, each with a sandbox of its own.

A sandbox belongs to one thread, and the kernel ends its server with that thread. Threads that answer requests come and
go, so they hand their work over.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from intake.sandbox import Registry, Sandbox
from intake.sandbox.tasks import VIEWING_TASKS
from schemas.errors import SandboxError

Result = TypeVar("Result")
CLOSED = "the viewer is closed"


class SharedSandboxes:
    """At most `hands` sandboxes, started when there is work for them; one that does not work is replaced at the next
    piece of work. Safe to use from any thread."""

    def __init__(self, hands: int = 2, registry: Registry = VIEWING_TASKS) -> None:
        self._hands = ThreadPoolExecutor(hands, thread_name_prefix="viewer")
        self._own = threading.local()
        self._registry = registry
        self._open: list[Sandbox] = []
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the first sandbox now, without waiting for it. A failure is met, and said, by the first work."""
        self._hands.submit(self._with_sandbox, _nothing)

    def run(self, work: Callable[[Sandbox], Result]) -> Result:
        """What `work` gives for a sandbox. Raises what it raises, and SandboxError when there is no sandbox to be had
        or the viewer is closed."""
        try:
            waiting = self._hands.submit(self._with_sandbox, work)
        except RuntimeError as error:
            raise SandboxError(CLOSED) from error
        return waiting.result()

    def close(self) -> None:
        """Do what has begun, and end the sandboxes; work that waits is given up."""
        self._hands.shutdown(wait=True, cancel_futures=True)
        while self._open:
            self._open.pop().__exit__(None, None, None)

    def _with_sandbox(self, work: Callable[[Sandbox], Result]) -> Result:
        """On a thread of ours: do the work with this thread's sandbox."""
        sandbox = getattr(self._own, "sandbox", None) or self._begin()
        try:
            return work(sandbox)
        except SandboxError:
            self._give_up_if_broken(sandbox)
            raise

    def _begin(self) -> Sandbox:
        sandbox = Sandbox(registry=self._registry).__enter__()
        self._own.sandbox = sandbox
        with self._lock:
            self._open.append(sandbox)
        return sandbox

    def _give_up_if_broken(self, sandbox: Sandbox) -> None:
        """A server that does not come up says so each time it is asked; the next piece of work gets a new one."""
        try:
            _ = sandbox.level
        except SandboxError:
            self._own.sandbox = None
            with self._lock:
                self._open.remove(sandbox)
            sandbox.__exit__(None, None, None)


def _nothing(sandbox: Sandbox) -> None:
    """Waits until the sandbox is ready."""
    _ = sandbox.level
