"""The parent's side: hands tasks to the fork server, keeps the clock, takes answers that it does not
trust."""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Any, Literal

from intake.sandbox.connection import Connection, connect, connect_without_bubblewrap
from intake.sandbox.level import Level
from intake.sandbox.outcome import Outcome, OutcomeState, Task, reason_for
from intake.sandbox.running import Running, Stopped
from intake.sandbox.tasks import DOCUMENT_TASKS, Registry
from intake.sandbox.wire import Frames
from schemas.errors import SandboxError

_PIPE_BYTES = 1024 * 1024
_GRACE_SECONDS = 2.0
"""How long after a kill the fork server may take to report the end before it is itself ended."""


class Sandbox:
    """Runs tasks in limited processes, `jobs` at a time, forked from one prepared server.

    Use as a context manager, from one thread that outlives it (the kernel ends the server with that thread).
    The server starts on entering and prepares beside the caller; the first task waits for it. With
    `require="full"` a host where bubblewrap does not work raises SandboxError; with "auto" resource limits
    alone are used there, and `level` says so.
    """

    def __init__(
        self,
        jobs: int = 1,
        *,
        registry: Registry = DOCUMENT_TASKS,
        require: Literal["auto", "full"] = "auto",
        bubblewrap: Literal["auto", "off"] = "auto",
    ) -> None:
        if jobs < 1:
            raise ValueError("at least one job is needed")
        self._jobs = jobs
        self._registry = registry
        self._require: Literal["auto", "full"] = require
        self._bubblewrap: Literal["auto", "off"] = bubblewrap
        self._connection: Connection | None = None
        self._running: dict[int, Running] = {}
        self._again: list[Task] = []
        self._next_id = 0
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Sandbox:
        self._connection = self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._disconnect()
        self._selector.close()

    @property
    def level(self) -> Level:
        """How well tasks are confined on this host; waits until the server is ready."""
        return self._ready().level

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcome of each task, as they end (callers put them in order). One `run` at a time.

        A task whose process dies has an outcome that says why, and the others go on. Leaving the iteration
        early, or an interrupt, kills what runs.
        """
        if self._running:
            raise SandboxError("the sandbox runs something already")
        try:
            yield from self._run(iter(tasks), self._jobs)
            while self._again:
                # One by one: so that only the task that ends the server is blamed for it.
                yield from self._run(iter([self._again.pop(0)]), 1)
        finally:
            self._again.clear()
            if self._running:
                self._disconnect()

    def _run(self, waiting: Iterator[Task], jobs: int) -> Iterator[Outcome]:
        while True:
            while len(self._running) < jobs and (task := next(waiting, None)) is not None:
                yield from self._start(task)
            if not self._running:
                return
            yield from self._wait()

    def call(self, task: Task) -> Outcome:
        """The outcome of one task."""
        (outcome,) = self.run([task])
        return outcome

    # Starting

    def _connect(self) -> Connection:
        return connect(self._registry, require=self._require, bubblewrap=self._bubblewrap)

    def _ready(self) -> Connection:
        connection = self._connection or self._connect()
        self._connection = connection
        try:
            connection.wait_until_ready()
        except SandboxError as error:
            if not connection.is_inside_bubblewrap or self._require == "full":
                raise
            # A Python that is spread over more folders than are let in: at the lower level it may work.
            connection.close()
            connection = connect_without_bubblewrap(self._registry, f"inside bubblewrap {error}")
            self._connection = connection
            connection.wait_until_ready()
        if connection.control not in self._selector.get_map():
            self._selector.register(connection.control, selectors.EVENT_READ, None)
        return connection

    def _start(self, task: Task) -> Iterator[Outcome]:
        connection = self._ready()
        try:
            source = os.open(task.source, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError as error:
            yield Outcome(task, "unreadable", reason=f"the file could not be opened: {error.strerror}")
            return
        read_end, write_end = os.pipe2(os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
        try:
            _widen(write_end)
            os.set_blocking(read_end, False)
            self._next_id += 1
            connection.start(self._next_id, task, source, write_end)
        finally:
            os.close(source)
            os.close(write_end)
        deadline = time.monotonic() + task.limits.wall_seconds
        running = Running(task, read_end, deadline, Frames(task.limits.result_bytes))
        self._running[self._next_id] = running
        self._selector.register(read_end, selectors.EVENT_READ, self._next_id)

    # Waiting

    def _wait(self) -> Iterator[Outcome]:
        """One turn: take what came, kill what is over its time, give what ended."""
        soonest = min(running.deadline for running in self._running.values())
        for key, _ in self._selector.select(max(0.0, soonest - time.monotonic())):
            if key.data is None:
                yield from self._take_message()
                if self._connection is None:
                    return
            elif key.data in self._running:
                self._drain(key.data, once=True)
        now = time.monotonic()
        for task_id, running in list(self._running.items()):
            if now < running.deadline:
                continue
            if running.killed:
                # The fork server itself does not answer any more.
                yield from self._lose_server()
                return
            self._kill(task_id, running.stopped or Stopped("wall"))

    def _take_message(self) -> Iterator[Outcome]:
        assert self._connection is not None
        message = self._connection.receive()
        if message is None:
            yield from self._lose_server()
            return
        task_id = message["id"]
        if message["op"] == "started":
            self._running[task_id].leader = message["pid"]
            return
        self._drain(task_id, once=False)
        yield self._finish(task_id, message)

    def _drain(self, task_id: int, *, once: bool) -> None:
        """Take what stands in the pipe; a reason to stop it found on the way kills the task."""
        running = self._running[task_id]
        while True:
            try:
                piece = os.read(running.pipe, _PIPE_BYTES)
            except BlockingIOError:
                return
            if not piece:
                with suppress(KeyError):
                    self._selector.unregister(running.pipe)
                return
            if running.stopped is None:
                try:
                    running.take(piece)
                except Stopped as stopped:
                    self._kill(task_id, stopped)
            if once:
                return

    def _kill(self, task_id: int, stopped: Stopped) -> None:
        running = self._running[task_id]
        running.stopped = stopped
        running.killed = True
        running.deadline = time.monotonic() + _GRACE_SECONDS
        assert self._connection is not None
        self._connection.kill(task_id)

    def _finish(self, task_id: int, message: dict[str, Any]) -> Outcome:
        running = self._running.pop(task_id)
        self._close_pipe(running)
        return running.outcome(message)

    # Losing the server

    def _lose_server(self) -> Iterator[Outcome]:
        """The next task gets a new server. What ran alone with the one that died has crashed; what ran beside
        others runs again, unless it was ended already or has streamed."""
        lost = [self._running[task_id] for task_id in sorted(self._running)]
        self._disconnect()
        for running in lost:
            if len(lost) > 1 and running.stopped is None and running.task.sink is None:
                self._again.append(running.task)
                continue
            state: OutcomeState = running.stopped.state if running.stopped else "crashed"
            yield Outcome(running.task, state, reason=reason_for(state, running.limits))

    def _disconnect(self) -> None:
        running_now = list(self._running.values())
        self._running.clear()
        for running in running_now:
            self._close_pipe(running)
        if self._connection is not None:
            with suppress(KeyError, ValueError):
                self._selector.unregister(self._connection.control)
            self._connection.close()
            for running in running_now:
                self._connection.kill_group(running.leader)
            self._connection = None

    def _close_pipe(self, running: Running) -> None:
        with suppress(KeyError):
            self._selector.unregister(running.pipe)
        os.close(running.pipe)


def _widen(pipe: int) -> None:
    """A larger pipe means fewer turns for large answers; where it is not allowed the usual one serves."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
