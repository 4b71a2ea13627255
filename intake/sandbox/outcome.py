"""What is asked of the sandbox, and what came of it in words an officer can act on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from intake.sandbox.limits import DOCUMENT_LIMITS, Limits, in_words
from schemas.types import ReadState

OutcomeState = Literal[
    "done",
    "needs_password",
    "unreadable",
    "refused",
    "memory",
    "cpu",
    "wall",
    "crashed",
    "output",
    "nonsense",
    "failed",
]
_READ_STATES: dict[str, ReadState] = {"needs_password": "needs_password", "refused": "refused"}
_MEMORY_SHARE = 0.6
"""A crash with more than this share of the allowed memory in use was for want of memory: C libraries abort
then."""


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: a name of the registry, the file to hand in, arguments that JSON can hold.

    `key` is the caller's own and comes back with the outcome. `sink` receives what a streaming task streams:
    objects and bytes, in order; an error it raises ends the task.
    """

    name: str
    source: Path
    key: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
    limits: Limits = DOCUMENT_LIMITS
    sink: Callable[[dict[str, Any] | bytes], None] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task. `value` is its answer when `state` is done; else `reason` says why there is none.

    `detail` is a trace for the log, never for the user. `peak_bytes` and `cpu_seconds` are measured by the
    kernel.
    """

    task: Task
    state: OutcomeState
    value: Any = None
    reason: str | None = None
    detail: str | None = None
    peak_bytes: int = 0
    cpu_seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether there is an answer."""
        return self.state == "done"

    @property
    def read_state(self) -> ReadState:
        """The read state of a document for which this is the end: done is full."""
        return "full" if self.done else _READ_STATES.get(self.state, "unreadable")


def reason_for(state: OutcomeState, limits: Limits) -> str:
    """Why a task has no answer, as the rest of a sentence about the document."""
    words = {
        "memory": f"needed more memory than the {in_words(limits.memory_bytes)} allowed",
        "cpu": f"took longer than the {limits.cpu_seconds} seconds of processor time allowed",
        "wall": f"took longer than the {limits.wall_seconds:g} seconds allowed",
        "output": f"gave more than the {in_words(limits.result_bytes)} of results allowed",
        "nonsense": "the reader answered with something that is not a result",
        "crashed": "the reader stopped unexpectedly",
    }
    return words.get(state, "could not be read")


def state_of_end(status: int, peak_bytes: int, limits: Limits) -> tuple[OutcomeState, str]:
    """Why a process ended that gave no answer, from its wait status."""
    if status & 0x7F == 0:
        return "crashed", f"{reason_for('crashed', limits)} (exit code {status >> 8})"
    number = status & 0x7F
    if number == signal.SIGXCPU:
        return "cpu", reason_for("cpu", limits)
    if peak_bytes > limits.memory_bytes * _MEMORY_SHARE:
        return "memory", reason_for("memory", limits)
    return "crashed", f"{reason_for('crashed', limits)} ({signal.Signals(number).name})"
